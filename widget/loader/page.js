// The page's side of the chat beyond the launcher: calls and events, the unread count, where the visitor goes, the
// keyboard of a phone, the end of a visitor's session. docs/embed.md says what a page can call.
//
// loader.js imports it together with the frame, or first of all where the tag or a stub asks for something. The chat opens
// and works without it. It knows the loader's nodes, and learns what happens from their attributes: aria-expanded is open,
// class "r" is ready, `value` is how many are unread.

// Filled in by the build, by two letters: [close, unread]; unread holds {n}.
const TEXTS = __TEXTS__;

// As loader.js has it.
const FULL_SCREEN = "(width<=480px),(height<=480px)";

// What the visitor may write, as `limits::BODY_CHARACTERS`; how far from an edge, as `limits::DISTANCE_PIXELS`.
const MOST_CHARACTERS = 4e3;
const MOST_PIXELS = 200;

// What the page may report of a visitor, as `limits::TRACKED` and those after it.
const MOST_TRACKED = 20;
const MOST_NAME = 60;
const MOST_DETAIL = 200;

const EVENTS = ["open", "close", "ready", "unread", "message"];

// Opening leaves visibility out of the transition, since what is still hidden cannot take the focus.
const STYLES = `
[data-hidden]{display:none!important}
[value]:not([value="0"],[value=""]):after{content:attr(value);position:absolute;right:-6px;top:-6px;padding:0 6px;border-radius:16px;border:2px solid #fff;color:#fff;background:#b00;font:600 12px/20px system-ui}
@media(prefers-reduced-motion:no-preference){div{translate:0 12px;transition:.16s}[aria-expanded=true]+div{transition-property:opacity,translate;translate:0}}
`;

/** Gives the function that takes the page's calls; without a call it waits until the launcher may be drawn. */
export default (host, port, key, lang, data, queue) => {
  const api = window.Edgewise;
  const shadow = host.shadowRoot;
  const [button, panel] = shadow.children;
  const [closeText, unreadText] = TEXTS[lang];
  const chat = new URL(import.meta.url).origin;
  const name = button.ariaLabel;
  const undo = new AbortController();
  const its = (what) => Reflect.get(Document.prototype, what, document);
  const listeners = [];
  const asked = new Map();
  const tracked = [];
  let heard, mayDraw, url, identity, number = 0, able = false, isGone = false, isKept = data.load == "manual";
  let wasOpen = false, wasReady = false, wasUnread = 0;

  const isOpen = () => button.ariaExpanded == "true";
  const isReady = () => button.className == "r";
  const unread = () => +button.value || 0;
  const emit = (type, detail) => dispatchEvent(new CustomEvent("edgewise:" + type, { detail }));
  const post = (message) => port()?.postMessage({ ...message, token: storages()[0]?.[key] });

  // Each may be blocked.
  const storages = () => {
    try {
      return [localStorage, sessionStorage];
    } catch {
      return [];
    }
  };

  const refusal = (code, sentence) => {
    console.warn(`Edgewise: ${sentence} (${code})`);
    return Object.assign(new Error(sentence), { code });
  };

  // Where the launcher stands, above what the owner set.

  const place = new CSSStyleSheet();
  const own = new CSSStyleSheet();
  own.replaceSync(STYLES);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, own, place];
  const placed = {};

  const pixels = (value) => (/^\d+$/.test(value) && value <= MOST_PIXELS ? +value : undefined);
  const side = (value) => (value == "left" || value == "right" ? value : undefined);
  const READ = { side, x: pixels, y: pixels };

  /** Takes what can be read; gives the names of what cannot. */
  const move = (wanted) => {
    const names = Object.keys(READ).filter((part) => wanted[part] !== undefined);
    for (const part of names) placed[part] = READ[part](wanted[part]) ?? placed[part];
    // What the owner set is known here as it is drawn.
    const styles = (selector) => [...shadow.adoptedStyleSheets[0].cssRules].find((rule) => rule.selectorText == selector).style;
    const [both, above] = [styles("button, div"), parseInt(styles("div").marginBottom)];
    const ownSide = both.left ? "left" : "right";
    const { side = ownSide, x = /\d+/.exec(both[ownSide]), y = /\d+/.exec(both.bottom) } = placed;
    const at = `left:auto;right:auto;${side}:max(${x}px,env(safe-area-inset-${side}));bottom:max(${y}px,env(safe-area-inset-bottom))`;
    const panelAt = `${at};height:min(680px,100% - ${+y + above + 16}px)`;
    place.replaceSync(`button{${at}}@media not all and (width<=480px){@media not all and (height<=480px){div{${panelAt}}}}`);
    return names.filter((part) => READ[part](wanted[part]) === undefined);
  };

  // Between page and frame.

  const tellPage = () => {
    url = location.href;
    post({ type: "page", url, title: its("title"), referrer: its("referrer") });
  };

  // Frameworks set the title after the address, hence the short wait.
  const moved = () => setTimeout(() => url != location.href && tellPage(), 99);

  const send = (ask) => {
    ask.isSent = true;
    post(ask.message);
  };

  /** Asks the frame, as soon as it can; it is loaded for that, or opened by the visitor. */
  const ask = (type, text) =>
    new Promise((resolve, reject) => {
      const id = ++number;
      const it = { message: { type, text, id }, resolve, reject };
      asked.set(id, it);
      if (able) send(it);
    });

  /** Each frame hears who the visitor is as soon as it is there: it may open with what another device has said. */
  const present = () => {
    const it = [...asked.values()].findLast(({ message }) => message.type == "identify");
    if (it) send(it);
    else if (identity) post({ type: "identify", text: identity });
  };

  /** What was asked of a frame that has gone may have been done or not; it is not asked twice. */
  const forsake = (isLost) => {
    for (const [id, it] of asked) {
      if (!isLost(it)) continue;
      asked.delete(id);
      it.reject(refusal("lost", "The chat was loaded anew before it answered"));
    }
  };

  // Many at once are one frame: whoever sends too many is shut out.
  let isDue = false;
  const report = () => {
    if (isDue || !tracked.length) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      if (able) post({ type: "track", tracked });
    }, 999);
  };

  const hear = ({ data: { type, id, code, by } }) => {
    if (type == "able") {
      able = true;
      report();
      for (const it of asked.values()) if (!it.isSent) send(it);
    } else if (type == "message") emit("message", { by });
    else if (type == "done" && asked.has(id)) {
      const { message, resolve, reject } = asked.get(id);
      asked.delete(id);
      if (code && message.type == "identify") identity = undefined;
      if (code) reject(refusal(code, "The chat refuses this"));
      else resolve();
    }
  };

  // On a phone the keyboard covers a part of the page that the browser still counts as the page's.
  const fit = () => {
    const { scale, offsetTop, height } = window.visualViewport ?? {};
    const fits = isOpen() && scale == 1 && matchMedia(FULL_SCREEN).matches;
    Object.assign(panel.style, fits ? { top: offsetTop + "px", bottom: "auto", height: height + "px" } : { top: "", bottom: "", height: "" });
  };

  // The same one added twice counts once; `document.open()` forgets all.
  const heed = {
    pagehide: () => post({ type: "suspend" }),
    pageshow: () => post({ type: "resume" }),
    popstate: moved,
    // Another tab may have begun the conversation, or ended the visitor's session.
    storage: ({ key: changed, newValue }) => {
      if (changed != key + ":gone") post({ type: "resume" });
      else if (newValue) forget();
    },
  };
  const listen = () => {
    for (const type in heed) addEventListener(type, heed[type], undo);
  };

  /** Brings everything up to date after an attribute has changed. */
  const look = () => {
    if (port() != heard) {
      heard = port();
      able = false;
      forsake(({ isSent }) => isSent);
      heard.addEventListener("message", hear, undo);
      // It may have been able before this was here.
      post({ type: "able" });
      present();
      // The frame was told where the visitor is when they met.
      url = location.href;
      listen();
    }
    const label = isOpen() ? closeText : unread() ? name + ", " + unreadText.replace("{n}", unread()) : name;
    if (button.ariaLabel != label) button.ariaLabel = label;
    if (isReady() != wasReady && (wasReady = isReady())) emit("ready", {});
    if (isOpen() != wasOpen) {
      emit((wasOpen = isOpen()) ? "open" : "close", {});
      moved();
      fit();
    }
    if (unread() != wasUnread) emit("unread", { count: (wasUnread = unread()) });
  };
  const observer = new MutationObserver(look);

  // The calls.

  const open = () => {
    isKept = false;
    if (!isOpen()) api.open();
  };

  const show = () => {
    delete button.dataset.hidden;
    isKept = false;
    api.draw();
    button.hidden = false;
    mayDraw();
  };

  const hide = () => {
    button.dataset.hidden = "";
  };

  const clear = () => {
    for (const storage of storages()) {
      for (const kept of Object.keys(storage)) if (kept == key || kept.startsWith(key + ":")) storage.removeItem(kept);
    }
  };

  /** What the chat keeps in this tab goes, in the page and in the frame's own storage; says whether it has. */
  const forget = async () => {
    if (isOpen()) api.close();
    if (!host.isConnected) hide();
    forsake(() => true);
    identity = undefined;
    tracked.length = 0;
    // The frame goes first, which would write what it knows.
    heard?.close();
    clear();
    host.remove();
    button.value = "";
    api.draw();
    const frame = Object.assign(its("createElement").call(document, "iframe"), { hidden: true, src: `${chat}/frame/${key.slice(9)}/forget` });
    const isForgotten = await new Promise((resolve) => {
      const isIt = ({ source, origin, data }) => source == frame.contentWindow && origin == chat && data.edgewise == "forgotten";
      addEventListener("message", (event) => isIt(event) && resolve(true), undo);
      setTimeout(resolve, 1e4);
      undo.signal.addEventListener("abort", () => resolve(false));
      shadow.append(frame);
    });
    frame.remove();
    return isForgotten;
  };

  const shutdown = async () => {
    // Other tabs of this website hear of it, and each forgets what only it can reach.
    const [shared] = storages();
    try {
      shared?.setItem(key + ":gone", "1");
    } catch {} // Full: this tab alone.
    if (!(await forget())) throw refusal("unreachable", "The chat cannot be reached to forget the visitor");
  };

  const isText = (text) => typeof text == "string" && text.trim() != "";
  const written = (text) => {
    if (!isText(text)) throw refusal("wrong_argument", "A text is expected that is not empty");
    if ([...text.trim()].length > MOST_CHARACTERS) throw refusal("too_long", `A message has at most ${MOST_CHARACTERS} characters`);
    return text;
  };

  // The website's own server has signed it (docs/identity.md).
  const identify = (token) => {
    if (!isText(token)) throw refusal("wrong_argument", "A signed identity is expected, which is a text");
    identity = token;
    const done = ask("identify", token);
    if (heard && !able) present();
    return done;
  };

  // The chat may not be loaded yet, and is loaded anew on the next page: it hears all of it once it is there.
  const track = (name, detail = "") => {
    const isShort = (text, most) => [...text].length <= most;
    // What is no character takes six in a frame, and is shown to nobody.
    const clean = (text) => text.replace(/[\p{Cc}\p{Cs}]/gu, "");
    if (!isText(name) || !isShort(name, MOST_NAME)) throw refusal("wrong_argument", `A name of 1 to ${MOST_NAME} characters is expected`);
    if (!["string", "number"].includes(typeof detail) || !isShort(String(detail), MOST_DETAIL)) {
      throw refusal("wrong_argument", `A text of at most ${MOST_DETAIL} characters or a number is expected as detail`);
    }
    tracked.push({ at: Date.now(), name: clean(name), detail: clean(String(detail)) });
    tracked.splice(0, tracked.length - MOST_TRACKED);
    report();
  };

  const update = (wanted) => {
    const odd = wanted && typeof wanted == "object" ? move(wanted) : ["that"];
    if (odd.length) throw refusal("wrong_argument", `Cannot read ${odd.join(", ")}: side is "left" or "right", x and y are 0 to ${MOST_PIXELS} pixels`);
  };

  const heeded = (type, listener) => {
    if (!EVENTS.includes(type)) throw refusal("wrong_argument", `There is no event of that name; there are ${EVENTS.join(", ")}`);
    if (typeof listener != "function") throw refusal("wrong_argument", "A function is expected");
  };
  const on = (type, listener, once) => {
    heeded(type, listener);
    const off = new AbortController();
    undo.signal.addEventListener("abort", () => off.abort());
    listeners.push({ type, listener, off });
    addEventListener("edgewise:" + type, ({ detail }) => listener(detail), { once, signal: off.signal });
  };

  const CALLS = {
    open,
    close: () => isOpen() && api.close(),
    toggle: () => (isOpen() ? api.close() : open()),
    draw: () => api.draw(),
    show,
    hide,
    prefill: (text) => ask("prefill", written(text)),
    // The visitor sees what is said in their name.
    send: (text) => {
      written(text);
      open();
      return ask("say", text);
    },
    on: (type, listener) => on(type, listener, false),
    once: (type, listener) => on(type, listener, true),
    off: (type, listener) => {
      heeded(type, listener);
      for (const it of listeners) if (it.type == type && it.listener == listener) it.off.abort();
    },
    page: tellPage,
    track,
    update,
    identify,
    boot: (wanted = {}) => {
      update(wanted);
      show();
      // Waits for the visitor, as `identify` says.
      if (wanted.identity !== undefined) return identify(wanted.identity);
    },
    shutdown,
    destroy: () => api.destroy(),
  };

  const drawn = new Promise((resolve) => (mayDraw = resolve));

  const act = async (...call) => {
    if (!call.length) return drawn;
    const [what, ...given] = call;
    if (isGone && what != "destroy") throw refusal("destroyed", "The page has taken the chat away");
    if (!Object.hasOwn(CALLS, what)) throw refusal("unknown_call", `There is no call of that name; there are ${Object.keys(CALLS).join(", ")}`);
    await CALLS[what](...given);
  };

  // From here on something changes on the page.

  // Taken away while this was on its way.
  if (!api?.draw) return (isGone = true), act;
  const { destroy, draw } = api;
  api.destroy = () => {
    isGone = true;
    observer.disconnect();
    undo.abort();
    forsake(() => true);
    destroy();
  };
  Object.defineProperties(api, {
    isOpen: { get: isOpen },
    ready: { get: isReady },
    unread: { get: unread },
  });

  api.draw = (isSecondTag) => (isSecondTag && isKept ? undefined : draw());
  const odd = Object.keys(READ).some((part) => part in data) ? move(data) : [];
  if ((data.load ?? "idle") != "idle" && !isKept) odd.push("load");
  if (odd.length) refusal("wrong_argument", `Cannot read ${odd.map((part) => "data-" + part).join(", ")} of the tag`);
  if ("hide" in data) hide();
  if (!isKept) mayDraw();
  observer.observe(button, { attributes: true });
  window.navigation?.addEventListener("navigatesuccess", moved, undo);
  for (const type of ["resize", "scroll"]) window.visualViewport?.addEventListener(type, fit, undo);
  listen();
  look();

  // What a stub has kept, and what a script calls that still holds the stub.
  const take = (call) => void act(...call).catch(() => {});
  if (Array.isArray(queue)) {
    queue.push = (...calls) => calls.map(take).length;
    queue.map(take);
  }
  return act;
};
