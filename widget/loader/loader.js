// The one script on a website's page: draws the launcher, keeps the chat frame, carries messages between page and frame.
//
// A guest: one global, `Edgewise`; no throw, no prototype touched, all undone by `destroy()`.
// Before a visitor acts it costs this one request: no frame, no socket, nothing stored.
// At most 2,048 bytes brotli with its settings, which explains the terse spots. What the page can read of all this, and
// what other people's pages do to it, stands beside it in contract.md.
//
// The worker replaces the settings token below by a JSON array (names would cost 60 bytes), in this order:
//   site     "main"                     which chat; also names the keys in storage
//   chat     "https://chat.example.com" the deployment's own origin: nothing in the page is asked for it
//   origins  ["https://shop.example"]   where the chat may appear
//   accent   "#1f6f5c"                  the launcher; checked by the worker, as it becomes CSS
//   ink      "#fff"                     what stands on the accent; checked likewise
//   side     "right" | "left"           physical, so that a right-to-left page does not move it
//   x, y     20, 20                     px from that side and from the bottom
//   lang     "" | "nl"                  empty: of the page, else of the browser, else English
//   texts    {"en": [open, close, unread, unreachable, again]}   by two letters; unread holds {n};
//                                       "en" or a fixed `lang` must be there
//
// Between loader and frame:
//   window  frame → loader  {edgewise: "ready"}                  its code runs; comes again when the frame reloads
//           loader → frame  {edgewise: "hello", token, kept, saves, page: {url, title, referrer}}, and a MessagePort
//   port    loader → frame  {type, token}: open, close, page {url, title, referrer}, suspend, resume (also without a suspend before)
//           frame → loader  {type}: token {token: string | null}, keep {kept}, unread {count}, close, ready (painted; so is
//                           any type that a loader does not know)
// `token` is for all tabs of the page's origin, `kept` for this tab and only where the frame itself may store nothing.
// The loader reads neither. `saves` says whether the page may store anything.
try {
  const [site, chat, origins, accent, ink, side, x, y, fixedLang, texts] = __SETTINGS__;
  // A second tag. An own property, as the window inherits an `Edgewise` from any `<a id="Edgewise">`.
  if (Object.hasOwn(window, "Edgewise")) Edgewise.draw();
  // The window's origin: the location's says nothing of a sandbox.
  else if (!origins.includes(origin)) throw origin + " is not in Settings > Allowed websites";
  else {
    // `<img name="title">` hides the document's own `title`, and so on; the prototype has what was meant.
    const its = (name) => Reflect.get(Document.prototype, name, document);
    const key = "edgewise:" + site;
    const openKey = key + ":open";
    const wanted = (fixedLang || its("documentElement").lang || navigator.language).slice(0, 2).toLowerCase();
    const lang = texts[wanted] ? wanted : "en";
    const [openText, closeText, unreadText, unreachableText, againText] = texts[lang];
    const fullScreen = "(width<=480px),(height<=480px)";
    const undo = new AbortController();
    let frame, port, url, unread, wait = 9;
    let local = {}, session = {};
    try {
      local = localStorage;
      session = sessionStorage;
    } catch {} // Blocked by the visitor's settings.
    // Not on a phone: there the panel would hide the page that the visitor just asked for.
    let isOpen = !!session[openKey] && !matchMedia(fullScreen).matches;

    // A popover stands in the top layer, which the page's z-index, transform, filter and overflow do not reach.
    const make = (name, properties) => Object.assign(its("createElement").call(document, name), properties);
    const host = make("edgewise-chat", { role: "region", ariaLabel: openText, popover: "manual" });
    const button = make("button");
    const badge = make("span");
    const panel = make("div");
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(button, panel);
    button.append(badge);
    // Host rules beat `:host` rules unless these are important. State that is styled stands on the button:
    // aria-expanded is open, class "r" is ready: the frame has painted, so the facade may go.
    // Each line ends in a backslash, which keeps line breaks out of what is sent. Declarations stand as they pack best.
    // Sizes are percentages, not vh, which `html { zoom }` would enlarge. The bubble is a border, which forced colors keep.
    // Opening leaves visibility out of the transition, since what is still hidden cannot take the focus.
    sheet.replaceSync(`\
:host{all:initial!important}\
button,div{${side}:max(${x}px,env(safe-area-inset-${side}));display:grid;place-items:center;position:fixed;background:${accent};bottom:max(${y}px,env(safe-area-inset-bottom));color:${ink};box-shadow:0 0 32px #0004}\
button{width:56px;height:56px;border:2px solid #0000;border-radius:28px;cursor:pointer;z-index:1}\
[aria-expanded]:before{content:"";padding:0 4px;border-radius:13px 13px 13px 0;border:11px solid}\
[aria-expanded=true]:before{content:"×";border:0;font:32px system-ui}\
span{${side}:-6px;top:-6px;padding:0 6px;border-radius:16px;border:2px solid #fff;position:absolute;color:#fff;background:#b00;font:600 12px/20px system-ui}\
span:empty{display:none}\
div{margin-bottom:68px;width:384px;overflow:hidden;border-radius:16px;visibility:hidden;height:min(680px,100% - ${y + 84}px);opacity:0}\
div:before{content:"• • •";font:32px system-ui}\
div button{width:auto;position:static;border-color:${ink};font:16px system-ui}\
iframe{position:absolute;width:100%;height:100%;border:0;opacity:0}\
.r+div button,div:has(button):before{display:none}\
.r+div iframe{opacity:1}\
@media(prefers-reduced-motion:no-preference){div{translate:0 12px;transition:.16s}}\
[aria-expanded=true]+div{opacity:1;visibility:visible;transition-property:opacity,translate;translate:0}\
@media ${fullScreen}{div{inset:0;margin:0;width:100%;height:100%;border-radius:0}.r[aria-expanded=true]{display:none}}\
@media print{button,div{display:none}}`);

    // Blocked or full storage throws: the conversation then lasts as long as the page.
    const keep = (storage, name, value) => {
      try {
        if (value) storage[name] = value;
        else delete storage[name];
      } catch {}
    };

    const tell = (type, more) => port?.postMessage({ type, token: local[key], ...more });

    const page = () => ({ url: (url = location.href), title: its("title"), referrer: its("referrer") });

    // Frameworks set the title after the address, hence the short wait.
    const moved = () => setTimeout(() => url != location.href && tell("page", page()), 99);

    const render = () => {
      button.ariaExpanded = isOpen;
      button.ariaLabel = isOpen ? closeText : unread ? openText + ", " + unreadText.replace("{n}", unread) : openText;
      badge.textContent = unread || "";
      keep(session, openKey, isOpen);
    };

    const drop = () => {
      button.className = "";
      frame &&= frame.remove();
    };

    // Visitors whose focus waits in the empty frame hear it, too. The frame may still come: it then covers this.
    const fail = (tried) => {
      if (tried != frame || button.className) return;
      const again = make("button", { textContent: unreachableText + " " + againText, onclick: () => open(drop()) });
      panel.append(again);
      if (shadow.activeElement) again.focus();
    };

    const warm = () => {
      if (frame) return;
      frame = make("iframe", { title: openText, src: `${chat}/frame/${site}?lang=${lang}` });
      panel.replaceChildren(frame);
      setTimeout(fail, 1e4, frame);
    };

    // Out of the top layer and in again is above whatever the page has put there since.
    const show = () => {
      draw();
      host.hidePopover?.();
      host.showPopover?.();
      warm();
      isOpen = true;
      render();
      moved();
      tell("open");
    };

    const open = () => {
      show();
      frame.focus();
    };

    // Only focus that was in here comes back to the launcher: a host may call close() while its visitor types elsewhere.
    // A frame that never came is tried anew by the next opening.
    const close = () => {
      isOpen = false;
      render();
      tell("close");
      if (shadow.activeElement) button.focus();
      if (!button.className) drop();
    };

    const hear = ({ data: { type, token, kept, count } }) => {
      if (type == "token") keep(local, key, token);
      else if (type == "keep") keep(session, key, kept);
      else if (type == "unread") render((unread = count));
      else if (type == "close") close();
      else button.className = "r"; // "ready"
    };

    // React 18 throws the server's page away if it meets a launcher before it has hydrated the document.
    const idle = () => (window.requestIdleCallback || setTimeout)(draw, { timeout: 3e3 });

    // Each time later than the last: a page that removes every stranger must not make us load the frame without end.
    const lost = () => {
      if (!host.isConnected) setTimeout(idle, (wait *= 2));
    };

    const heed = {
      // The frame's code runs. Its window and its origin are both checked: either alone can be had by others.
      message({ source, origin, data }) {
        if (source != frame?.contentWindow || origin != chat || data.edgewise != "ready") return;
        const channel = new MessageChannel();
        port = channel.port1;
        port.onmessage = hear;
        source.postMessage({ edgewise: "hello", token: local[key], kept: session[key], saves: !!session.setItem, page: page() }, chat, [channel.port2]);
        // A message of its own: where the frame shares the page's thread, each holds the page up for less.
        if (isOpen) tell("open");
      },
      pagehide: () => tell("suspend"),
      pageshow: () => tell("resume"),
      // Another tab may have begun the conversation.
      storage: () => tell("resume"),
      // A frame before that would hold up the page's own load.
      load: idle,
    };

    // The controller passes for options, as it has a `signal`. Listening needs no patched history methods; where there
    // is no Navigation API, a new address shows at the next opening.
    const listen = () => {
      for (const type in heed) addEventListener(type, heed[type], undo);
      window.navigation?.addEventListener("navigatesuccess", moved, undo);
    };

    // First, and again after the page has thrown its document away. `document.open()` forgets all listeners, also those
    // on our nodes; the same one added twice counts once.
    const draw = () => {
      if (host.isConnected || !wait) return;
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
      if (isOpen) show();
      else if (local[key]) warm();
    };

    const destroy = () => {
      wait = 0;
      undo.abort();
      watcher.disconnect();
      host.remove();
      delete window.Edgewise;
    };

    const watcher = new ResizeObserver(lost);
    render();
    listen();
    // A page that never stops loading has a launcher, too.
    setTimeout(idle, its("readyState") != "complete" && 5e3);
    window.Edgewise = { open, close, destroy, draw };
  }
} catch (reason) {
  // Old browsers throw in many places: no chat then, but no error in the host's log either.
  console.warn("Edgewise cannot start: " + reason);
}
