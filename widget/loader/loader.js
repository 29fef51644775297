// The one script on a website's page: draws the launcher, keeps the chat frame, hands what travels between them to storage.
//
// A guest: one global, `Edgewise`; no throw, no prototype touched, all undone by `destroy()`.
// Before a visitor acts it costs this one request: no frame, no socket, nothing stored.
// At most 2,048 bytes brotli on a site with default settings, which explains the terse spots. Whatever one can do without
// until one can type stands in page.js, which is asked for together with the frame and may fail to come: the unread
// count, the page's calls and events, where the visitor goes. What the page can read of all this, and what other people's
// pages do to it, stands beside it in contract.md.
//
// The build fills in, and makes two scripts: FULL is true in the one for sites that use LABELS, HIDDEN or LOAD
//   __PAGE__     /assets/page-….js           page.js as it is published
// The worker fills in, as it checks all of them
//   __SITE__     main                        which chat; also names the keys in storage
//   __CHAT__     https://chat.example.com    the deployment's own origin: nothing in the page is asked for it
//   __ORIGINS__  ["https://shop.example"]    where the chat may appear
//   __TEXTS__    {"en": [open, unreachable]} by two letters; "en" is always there
//   __LANG__     "nl"                        empty: of the page, else of the browser, else English
//   and, in the styles: __ACCENT__ #1f6f5c the launcher, __INK__ #fff what stands on it, __SIDE__ right or left (physical,
//   so that a right-to-left page does not move it), __X__ and __Y__ px from that side and from the bottom, __ICON__,
//   __SIZE__ px of the launcher, __ABOVE__ px from its foot to the panel's, __ROOM__ px that the panel leaves of the window
//   __LABELS__   {"en": "Ask us"}            beside the icon
//   __HIDDEN__   ["^/checkout(/.*)?$"]       paths where there is no launcher
//   __LOAD__     "idle", "interaction", "manual"
//
// Between loader and frame:
//   window  frame → loader  {edgewise: "ready"}                  its code runs; comes again when the frame reloads
//           loader → frame  {edgewise: "hello", token, kept, saves, page: {url, title, referrer}}, and a MessagePort
//   port    loader → frame  {type, token}: open, close; from page.js: page {url, title, referrer}, suspend, resume (also
//                           without a suspend before), able (asks whether it is), prefill {text, id}, say
//                           {text, id}, track {tracked: [{at, name, detail}]}
//           frame → loader  {type}: token {token: string | null}, keep {kept}, unread {count}, close, ready (painted; so is
//                           any type that a loader does not know); for page.js: able (it takes prefill, say and track),
//                           done {id, code?}, message {by} (something was said)
// `token` is for all tabs of the page's origin, `kept` for this tab and only where the frame itself may store nothing.
// The loader reads neither. `saves` says whether the page may store anything.
try {
  // An own property, as the window inherits an `Edgewise` from any `<a id="Edgewise">`.
  const stub = Object.hasOwn(window, "Edgewise") && Edgewise;
  // A second tag.
  if (stub.draw) stub.draw(1);
  // The window's origin: the location's says nothing of a sandbox.
  else if (!__ORIGINS__.includes(origin)) throw origin + " is not in Settings > Allowed websites";
  else {
    // `<img name="title">` hides the document's own `title`, and so on; the prototype has what was meant.
    const its = (name) => Reflect.get(Document.prototype, name, document);
    const chat = "__CHAT__";
    const texts = __TEXTS__;
    const key = "edgewise:__SITE__";
    // A module's tag cannot be found.
    const data = its("currentScript")?.dataset || {};
    const wanted = (data.lang || __LANG__ || its("documentElement").lang || navigator.language).slice(0, 2).toLowerCase();
    const lang = texts[wanted] ? wanted : "en";
    const [openText, unreachableText] = texts[lang];
    const fullScreen = "(width<=480px),(height<=480px)";
    const undo = new AbortController();
    let frame, port, page, wait = FULL && __LOAD__ == "manual" ? 8 : 9; // 8: not before it is asked for
    let local = {}, session = {};
    try {
      local = localStorage;
      session = sessionStorage;
    } catch {} // Blocked by the visitor's settings.
    // Not on a phone: there the panel would hide the page that the visitor just asked for.
    let isOpen = !!session[key + ":open"] && !matchMedia(fullScreen).matches;

    // A popover stands in the top layer, which the page's z-index, transform, filter and overflow do not reach.
    const make = (name, properties) => Object.assign(its("createElement").call(document, name), properties);
    const host = make("edgewise-chat", { role: "region", ariaLabel: openText, popover: "manual" });
    const button = make("button", { ariaLabel: (FULL && __LABELS__[lang]) || openText, ariaExpanded: isOpen });
    const panel = make("div");
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(button, panel);
    if (FULL && __LABELS__[lang]) button.append(make("b", { textContent: __LABELS__[lang] }));
    // Host rules beat `:host` rules unless these are important. State that is styled stands on the button:
    // aria-expanded is open, class "r" is ready: the frame has painted, so the facade may go.
    // Each line ends in a backslash, which keeps line breaks out of what is sent. Declarations stand as they pack best.
    // Sizes are percentages, not vh, which `html { zoom }` would enlarge. The bubble is a border, which forced colors keep.
    sheet.replaceSync(`\
:host{all:initial!important}\
button,div{__SIDE__:max(__X__px,env(safe-area-inset-__SIDE__));display:grid;place-items:center;position:fixed;background:__ACCENT__;bottom:max(__Y__px,env(safe-area-inset-bottom));color:__INK__;box-shadow:0 0 32px #0004}\
button{width:__SIZE__px;height:__SIZE__px;border:2px solid #0000;border-radius:32px;cursor:pointer;z-index:1}\
[aria-expanded]:before{__ICON__}\
[aria-expanded=true]:before{content:"×";border:0;font:32px system-ui}\
div{margin-bottom:__ABOVE__px;width:384px;overflow:hidden;border-radius:16px;visibility:hidden;height:min(680px,100% - __ROOM__px);opacity:0}\
div:before{content:"• • •";font:32px system-ui}\
${FULL ? "button:has(b){width:auto;min-width:__SIZE__px;padding:0 18px;grid-auto-flow:column;gap:10px;font:600 16px system-ui}[aria-expanded=true] b,button[hidden]{display:none}" : ""}\
div button{width:auto;position:static;border-color:__INK__;font:16px system-ui}\
iframe{position:absolute;width:100%;height:100%;border:0;opacity:0}\
.r+div button,div:has(button):before{display:none}\
.r+div iframe{opacity:1}\
[aria-expanded=true]+div{opacity:1;visibility:visible}\
@media ${fullScreen}{div{inset:0;margin:0;width:100%;height:100%;border-radius:0}.r[aria-expanded=true]{display:none}}\
@media print{button,div{display:none}}`);

    // Blocked or full storage throws: the conversation then lasts as long as the page.
    const keep = (storage, name, value) => {
      try {
        if (value) storage[name] = value;
        else delete storage[name];
      } catch {}
    };

    const tell = (type) => port?.postMessage({ type, token: local[key] });

    // Gives what takes the page's calls. What failed to come is asked for anew.
    const load = () =>
      (page ||= import("__CHAT____PAGE__")
        .then((it) => it.default(host, () => port, key, lang, data, stub.q))
        .catch(() => (page = null)));

    const render = (type) => {
      button.ariaExpanded = isOpen;
      keep(session, key + ":open", isOpen);
      tell(type);
    };

    const drop = () => {
      button.className = "";
      frame &&= frame.remove();
    };

    // Visitors whose focus waits in the empty frame hear it, too. The frame may still come: it then covers this.
    const fail = (tried) => {
      if (tried != frame || button.className) return;
      const again = make("button", { textContent: unreachableText, onclick: () => open(drop()) });
      panel.append(again);
      if (shadow.activeElement) again.focus();
    };

    const warm = () => {
      if (frame) return;
      frame = make("iframe", { title: openText, src: `${chat}/frame/__SITE__?lang=${lang}&theme=${data.theme || ""}` });
      panel.replaceChildren(frame);
      load();
      setTimeout(fail, 1e4, frame);
    };

    // Out of the top layer and in again is above whatever the page has put there since.
    const show = () => {
      draw();
      host.hidePopover?.();
      host.showPopover?.();
      warm();
      isOpen = true;
      render("open");
    };

    const open = () => {
      show();
      frame.focus();
    };

    // Only focus that was in here comes back to the launcher: a host may call close() while its visitor types elsewhere.
    // A frame that never came is tried anew by the next opening.
    const close = () => {
      isOpen = false;
      render("close");
      if (shadow.activeElement) button.focus();
      if (!button.className) drop();
    };

    const hear = ({ data: { type, token, kept, count } }) => {
      if (type == "token") keep(local, key, token);
      else if (type == "keep") keep(session, key, kept);
      else if (type == "close") close();
      else {
        button.className = "r"; // "ready"
        button.value = count ?? button.value; // "unread", which page.js shows
      }
    };

    // What the tag or a stub says of the launcher's place is known before it is first drawn.
    const first = stub.q || /"(side|x|y|hide|load)"/.test(JSON.stringify(data)) ? load() : null;

    // React 18 throws the server's page away if it meets a launcher before it has hydrated the document.
    const idle = async () => {
      await (await first)?.();
      if (!FULL || wait != 8) (window.requestIdleCallback || setTimeout)(draw, { timeout: 3e3 });
    };

    // Each time later than the last: a page that removes every stranger must not make us load the frame without end.
    const lost = () => {
      if (!host.isConnected) setTimeout(idle, (wait *= 2));
    };

    // The frame's code runs. Its window and its origin are both checked: either alone can be had by others.
    const meet = ({ source, origin, data }) => {
      if (source != frame?.contentWindow || origin != chat || data.edgewise != "ready") return;
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = hear;
      source.postMessage({ edgewise: "hello", token: local[key], kept: session[key], saves: !!session.setItem, page: { url: location.href, title: its("title"), referrer: its("referrer") } }, chat, [channel.port2]);
      // A message of its own: where the frame shares the page's thread, each holds the page up for less.
      if (isOpen) tell("open");
      // A frame that got the focus before its page came: Chromium may go on sending the keys to the page around it.
      if (frame == shadow.activeElement) frame.focus(frame.blur());
    };

    // The controller passes for options, as it has a `signal`.
    const listen = () => {
      addEventListener("message", meet, undo);
      // A frame before that would hold up the page's own load.
      addEventListener("load", idle, undo);
    };

    // First, and again after the page has thrown its document away. `document.open()` forgets all listeners, also those
    // on our nodes; the same one added twice counts once.
    const draw = (isSecondTag) => {
      if (host.isConnected || !wait || (FULL && wait == 8 && isSecondTag)) return;
      const root = its("documentElement");
      if (!root) return lost();
      listen();
      // Not false, which would swallow the key.
      host.onkeydown = (event) => event.key != "Escape" || close();
      button.onpointerover = button.onfocus = warm;
      button.onclick = () => (isOpen ? close() : open());
      // What is removed loses its size: no watch over the page's own changes is needed.
      watcher.observe(panel);
      // After the body the launcher comes last in tab order.
      root.append(host);
      drop();
      host.showPopover?.();
      if (FULL) {
        wait = Math.max(wait, 9);
        const look = () => (button.hidden = __HIDDEN__.some((path) => RegExp(path).test(location.pathname)));
        addEventListener("popstate", look, undo);
        window.navigation?.addEventListener("navigatesuccess", look, undo);
        if (look()) return close();
      }
      if (isOpen) show();
      else if (local[key] && (!FULL || __LOAD__ == "idle")) warm();
    };

    const destroy = () => {
      wait = 0;
      undo.abort();
      watcher.disconnect();
      host.remove();
      delete window.Edgewise;
    };

    // Opening waits for nothing. A refusal that nobody looks at is none of the page's errors.
    const methods = { open, close, destroy, draw };
    const call = (...all) => {
      const done = (async () => (methods[all[0]]?.(), (await load())(...all)))();
      done.catch(() => {});
      return done;
    };

    const watcher = new ResizeObserver(lost);
    listen();
    // A page that never stops loading has a launcher, too.
    setTimeout(idle, its("readyState") != "complete" && 5e3);
    window.Edgewise = Object.assign(call, methods);
  }
} catch (reason) {
  // Old browsers throw in many places: no chat then, but no error in the host's log either.
  console.warn("Edgewise cannot start: " + reason);
}
