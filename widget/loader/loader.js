// The one script on a customer's page: draws the launcher, keeps the chat frame, carries messages between page and frame.
//
// A guest (style.md, habit 19): one global, `Edgewise`; no throw, no prototype touched, all undone by `destroy()`.
// Before a visitor acts it costs this one request: no frame, no socket, nothing stored.
// At most 2,048 bytes brotli with its settings, which explains the terse spots.
//
// The worker replaces the settings token below by a JSON array (names would cost 60 bytes), in this order:
//   site     "main"                     which chat; also names the keys in storage
//   origins  ["https://shop.example"]   where the chat may appear, compared with location.origin
//   accent   "#1f6f5c"                  the launcher; checked by the worker, as it becomes CSS
//   ink      "#fff"                     what stands on the accent; checked likewise
//   side     "right" | "left"           physical, so that a right-to-left page does not move it
//   x, y     20, 20                     px from that side and from the bottom
//   lang     "" | "nl"                  empty: of the page, else of the browser, else English
//   texts    {"en": [open, close, unread]}   by two letters; unread holds {n}; "en" and a fixed `lang` must be there
//
// Between loader and frame:
//   window  frame → loader  {edgewise: "ready"}                  its code runs; comes again when the frame reloads
//           loader → frame  {edgewise: "hello", token, kept, saves, page: {url, title, referrer}}, and a MessagePort
//   port    loader → frame  {type, token}: open, close, page {url, title, referrer}, suspend, resume (also without a suspend before)
//           frame → loader  {type}: ready (painted), token {token: string | null}, keep {kept}, unread {count}, close
// `token` is for all tabs of the page's origin, `kept` for this tab and only where the frame itself may store nothing.
// `saves` says whether the page may.
(() => {
  const [site, origins, accent, ink, side, x, y, fixedLang, texts] = __SETTINGS__;
  if (window.Edgewise) return; // A second copy of the tag.
  // Old browsers and sandboxed pages throw in many places: no chat then, but no error in the host's log either.
  try {
    if (origins.includes(location.origin)) start();
    else console.warn(`Edgewise: add ${location.origin} to Settings > Allowed websites.`);
  } catch {}

  function start() {
    const chat = new URL(document.currentScript.src).origin;
    const key = "edgewise:" + site;
    const openKey = key + ":open";
    const wanted = (fixedLang || document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase();
    const lang = texts[wanted] ? wanted : "en";
    const [openText, closeText, unreadText] = texts[lang];
    const fullScreen = "(max-width:480px),(max-height:480px)";
    const undo = new AbortController();
    let frame, port, url, unread, isOpen = false;
    let local = {}, session = {};
    try {
      local = localStorage;
      session = sessionStorage;
    } catch {} // Blocked by the visitor's settings.

    // Host rules beat `:host` rules unless these are important. State that is styled stands on the button:
    // aria-expanded is open, class "r" is ready: the frame has painted, so the facade may go.
    // Each line ends in a backslash, which keeps line breaks out of what is sent.
    // Opening leaves visibility out of the transition, since what is still hidden cannot take the focus.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`\
:host{all:initial!important;position:fixed!important;z-index:2147483647!important;${side}:max(${x}px,env(safe-area-inset-${side}))!important;bottom:max(${y}px,env(safe-area-inset-bottom))!important}\
button,div{display:grid;place-items:center;box-shadow:0 2px 8px #0002,0 8px 40px #0004}\
button{position:relative;z-index:1;width:56px;height:56px;border:2px solid #0000;border-radius:28px;padding:0;background:${accent};color:${ink};outline-offset:2px;cursor:pointer}\
svg{width:28px;height:28px;fill:currentColor;stroke:currentColor;stroke-width:2;stroke-linejoin:round}\
span{position:absolute;top:-6px;${side}:-6px;min-width:12px;padding:0 4px;border:2px solid #fff;border-radius:16px;text-align:center;background:#b3261e;color:#fff;font:600 12px/20px system-ui}\
span:empty{display:none}\
div{position:absolute;${side}:0;bottom:68px;width:384px;height:min(680px,100vh - ${y + 84}px);border-radius:16px;overflow:hidden;color-scheme:light dark;background:linear-gradient(${accent} 72px,Canvas 0);visibility:hidden;opacity:0}\
div:before{content:"• • •";color:#888;font:32px system-ui}\
iframe{position:absolute;width:100%;height:100%;border:0;opacity:0}\
.r+div iframe{opacity:1}\
@media(prefers-reduced-motion:no-preference){div{translate:0 12px;transition:.16s}}\
[aria-expanded=true]+div{visibility:visible;opacity:1;translate:0;transition-property:opacity,translate}\
@media ${fullScreen}{div{position:fixed;inset:0;width:100%;height:100dvh;border-radius:0}.r[aria-expanded=true]{display:none}}\
@media print{:host{display:none!important}}`);

    const host = make("edgewise-chat", { role: "region", ariaLabel: openText });
    const button = make("button", {
      onpointerover: warm,
      onfocus: warm,
      onclick: () => (isOpen ? close() : open()),
      // Braces, since a handler that answers false would swallow the key.
      onkeydown: (event) => {
        if (event.key == "Escape") close();
      },
    });
    const icon = shape("svg");
    const path = shape("path");
    const badge = make("span");
    const panel = make("div");
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(button, panel);
    button.append(icon, badge);
    icon.append(path);
    const reopen = session[openKey];
    draw();

    on(window, "message", meet);
    on(window, "pagehide", () => tell("suspend"));
    on(window, "pageshow", () => tell("resume"));
    // Another tab may have begun the conversation.
    on(window, "storage", () => tell("resume"));
    // Listening needs no patched history methods. Where there is no Navigation API, pushState shows at the next opening.
    on(window.navigation || window, "navigatesuccess", moved);
    on(window, "popstate", moved);
    on(document, "readystatechange", settle);
    settle();
    window.Edgewise = { open, close, destroy };

    // After the body the launcher comes last in tab order; a frame before "complete" would hold up the host's own load.
    function settle() {
      if (document.readyState == "loading") return;
      if (!host.isConnected) {
        document.documentElement.append(host);
        // Not on a phone: there the panel would hide the page that the visitor just asked for.
        if (reopen && !matchMedia(fullScreen).matches) show();
      }
      if (document.readyState == "complete" && local[key]) warm();
    }

    function warm() {
      if (frame) return;
      frame = make("iframe", {
        title: openText,
        allow: "clipboard-write; autoplay",
        src: `${chat}/frame/${site}?lang=${lang}`,
      });
      panel.append(frame);
    }

    function open() {
      show();
      frame.focus();
    }

    function show() {
      warm();
      isOpen = true;
      draw();
      moved();
      tell("open");
    }

    function close() {
      isOpen = false;
      draw();
      tell("close");
      // Only focus that was in here comes back to the launcher: a host may call close() while its visitor types elsewhere.
      if (document.activeElement == host) button.focus();
      // A frame that never came (offline, blocked) is tried anew by the next opening.
      if (!button.className) frame = frame?.remove();
    }

    function destroy() {
      undo.abort();
      port?.close();
      host.remove();
      delete window.Edgewise;
    }

    // The frame's code runs. Its window and its origin are both checked: either alone can be had by others.
    function meet({ source, origin, data }) {
      if (source != frame?.contentWindow || origin != chat || data?.edgewise != "ready") return;
      const channel = new MessageChannel();
      port?.close();
      port = channel.port1;
      port.onmessage = hear;
      source.postMessage({ edgewise: "hello", token: local[key], kept: session[key], saves: !!session.setItem, page: page() }, chat, [channel.port2]);
      // A message of its own: where the frame shares the page's thread, each holds the page up for less.
      if (isOpen) tell("open");
    }

    function hear({ data: { type, token, kept, count } }) {
      if (type == "ready") button.className = "r";
      if (type == "token") keep(local, key, token);
      if (type == "keep") keep(session, key, kept);
      if (type == "unread") draw((unread = count));
      if (type == "close") close();
    }

    function tell(type, more) {
      port?.postMessage({ type, token: local[key], ...more });
    }

    // Frameworks set the title after the address, hence the short wait.
    function moved() {
      setTimeout(() => url != document.URL && tell("page", page()), 99);
    }

    function page() {
      return { url: (url = document.URL), title: document.title, referrer: document.referrer };
    }

    function draw() {
      const waiting = unread ? openText + ", " + unreadText.replace("{n}", unread) : openText;
      button.ariaExpanded = isOpen;
      button.ariaLabel = isOpen ? closeText : waiting;
      path.setAttribute("d", isOpen ? "M7 7l14 14M7 21l14-14" : "M4 23l2-6a9 8 0 1 1 4 3z");
      badge.textContent = unread || "";
      keep(session, openKey, isOpen);
    }

    // Blocked or full storage throws: the conversation then lasts as long as the page.
    function keep(storage, name, value) {
      try {
        if (value) storage[name] = value;
        else delete storage[name];
      } catch {}
    }

    function on(target, type, listener) {
      target.addEventListener(type, listener, { signal: undo.signal });
    }

    // Node by node, as pages with Trusted Types refuse innerHTML.
    function make(name, properties) {
      return Object.assign(document.createElement(name), properties);
    }

    function shape(name) {
      return document.createElementNS("http://www.w3.org/2000/svg", name);
    }
  }
})();
