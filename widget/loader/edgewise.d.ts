// What a page can call, for TypeScript. docs/embed.md says what each call does.

/** What comes with an event. */
interface EdgewiseEvents {
  open: {};
  close: {};
  /** The frame is drawn. */
  ready: {};
  /** So many messages are unread. */
  unread: { readonly count: number };
  /** Something was said. */
  message: { readonly by: "visitor" | "team" };
}

/** Where the launcher stands; what is left out stays as it is. */
interface EdgewisePlace {
  side?: "left" | "right";
  /** Pixels from that side, 0 to 200. */
  x?: number;
  /** Pixels from the bottom, 0 to 200. */
  y?: number;
}

/** Why a call was refused. */
interface EdgewiseError extends Error {
  readonly code:
    | "unknown_call"
    | "wrong_argument"
    | "too_long"
    | "bad_text"
    | "identity_forged"
    | "identity_expired"
    | "identity_elsewhere"
    | "identity_claims"
    | "draft_exists"
    | "lost"
    | "unreachable"
    | "destroyed";
}

/** The page's one global. Each call is fulfilled when it is done, or rejected with an `EdgewiseError`. */
interface EdgewiseApi {
  (call: "open" | "close" | "toggle" | "show" | "hide" | "page" | "draw" | "shutdown" | "destroy"): Promise<void>;
  /** At most 4,000 characters. */
  (call: "prefill" | "send", text: string): Promise<void>;
  /** Shows the team what the visitor does: 1 to 60 characters, and at most 200 more about it. */
  (call: "track", name: string, detail?: string | number): Promise<void>;
  (call: "update", place: EdgewisePlace): Promise<void>;
  /** A JSON Web Token that your server has signed, as docs/identity.md says. */
  (call: "identify", identity: string): Promise<void>;
  (call: "boot", wanted?: EdgewisePlace & { identity?: string }): Promise<void>;
  <Type extends keyof EdgewiseEvents>(
    call: "on" | "once" | "off",
    type: Type,
    listener: (detail: EdgewiseEvents[Type]) => void,
  ): Promise<void>;
  open(): void;
  close(): void;
  draw(): void;
  destroy(): void;
  /** Undefined until the page's module is loaded, as are the next two. */
  readonly isOpen?: boolean;
  readonly ready?: boolean;
  readonly unread?: number;
}

declare var Edgewise: EdgewiseApi;

interface WindowEventMap {
  "edgewise:open": CustomEvent<EdgewiseEvents["open"]>;
  "edgewise:close": CustomEvent<EdgewiseEvents["close"]>;
  "edgewise:ready": CustomEvent<EdgewiseEvents["ready"]>;
  "edgewise:unread": CustomEvent<EdgewiseEvents["unread"]>;
  "edgewise:message": CustomEvent<EdgewiseEvents["message"]>;
}
