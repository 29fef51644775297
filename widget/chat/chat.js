// The chat's page of its own, `/chat/SITE`: keeps the chat frame as the loader does on a website, and tells the app
// around it what happens, if there is one (docs/webview.md).
//
// It has the frame's own origin. So what the frame keeps is kept for this page as well, under `edgewise:SITE`, and both
// read and write the same ticket. What travels between the two stands in the head of ../loader/loader.js.
//
// There is no launcher, and the chat is always open. A page in a tab cannot close itself reliably, so the frame's close
// button is shown only to an app, which is told of it.
//
// A link from another device has `#CONVERSATION.CODE` (rules J1 to J3). It is spent here, before the frame begins.
const page = JSON.parse(document.getElementById("settings").textContent);
const [instead, sentence, ways] = ["instead", "sentence", "ways"].map((id) => document.getElementById(id));

// The worker's word for what stands in the template's place, without a chat: the sentence is there already.
if (page) {
  const { site, texts } = page;
  const { title } = document;
  const key = "edgewise:" + site;
  let frame, port, unread;
  let local = {}, session = {};
  try {
    local = localStorage;
    session = sessionStorage;
  } catch {} // Blocked: the conversation lasts as long as the page.

  const style = document.documentElement.style;
  style.setProperty("--accent", page.accent);
  style.setProperty("--accent-ink", page.ink);

  const keep = (storage, name, value) => {
    try {
      if (value) storage[name] = value;
      else delete storage[name];
    } catch {} // Full.
  };

  // iOS takes objects, Android texts. An app's own mistake must not stop the chat.
  const handler = () => window.webkit?.messageHandlers?.edgewise;
  const hasApp = () => Boolean(handler() ?? window.EdgewiseHost);
  const tellApp = (said) => {
    try {
      handler()?.postMessage(said);
      window.EdgewiseHost?.postMessage(JSON.stringify(said));
    } catch (reason) {
      console.warn("The app did not take what the chat said: " + reason);
    }
  };

  /** Says this in place of the chat; each way is what its button says, and what it does. */
  const say = (text, ...possible) => {
    // Told by a screen reader when it changes.
    if (sentence.textContent !== text) sentence.textContent = text;
    const buttons = possible.map(([textContent, onclick]) => Object.assign(document.createElement("button"), { textContent, onclick }));
    ways.replaceChildren(...buttons);
    instead.hidden = false;
    buttons[0]?.focus();
  };

  const tell = (type) => port?.postMessage({ type, token: local[key] });

  const hear = ({ data: { type, token, count } }) => {
    if (type === "token") keep(local, key, token);
    else if (type === "unread" && count !== unread) {
      if (count > (unread ?? count)) tellApp({ type: "message", count });
      unread = count;
      document.title = count ? `(${count}) ${title}` : title;
      tellApp({ type, count });
    } else if (type === "close") tellApp({ type });
    else if (type === "ready") {
      frame.className = "ready";
      instead.hidden = true;
      frame.focus();
      tellApp({ type });
    }
  };

  // The frame's code runs; again when the frame reloads.
  addEventListener("message", ({ source, origin: from, data }) => {
    if (!frame || source !== frame.contentWindow || from !== origin || data?.edgewise !== "ready") return;
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = hear;
    const close = frame.contentDocument.querySelector(".close:last-child");
    if (close) close.hidden = !hasApp();
    // Not the fragment, which may hold a code. What the frame may not store, this page may not either.
    const where = { url: origin + location.pathname + location.search, title, referrer: document.referrer };
    source.postMessage({ edgewise: "hello", token: local[key], saves: false, page: where }, origin, [channel.port2]);
    tell("open");
  });
  addEventListener("pagehide", () => tell("suspend"));
  addEventListener("pageshow", () => tell("resume"));
  // Another tab may have begun the conversation.
  addEventListener("storage", (event) => event.key === key && tell("resume"));

  // The frame may still come, and then covers this.
  const fail = (tried) => {
    if (tried === frame && !frame.className) say(texts.unreachable, [texts.again, open]);
  };

  const open = () => {
    frame?.remove();
    frame = Object.assign(document.createElement("iframe"), { title: page.label, src: page.frame });
    instead.after(frame);
    setTimeout(fail, 10_000, frame);
    say("");
  };

  // The code is good once: neither a reload nor the history shall have it.
  const openWithoutCode = () => {
    history.replaceState(null, "", location.pathname + location.search);
    open();
  };

  const refused = () => say(texts.refused, [texts.open, openWithoutCode]);

  const claim = async (conversation, code) => {
    say("");
    let answer;
    try {
      answer = await fetch(`/api/${site}/conversations/${conversation}/visitor/links/claim`, { method: "POST", body: JSON.stringify({ code }) });
      if (answer.ok) {
        const ticket = await answer.json();
        // What was read and written here belongs to the conversation that is left.
        if (local[key]) {
          keep(local, key + ":read");
          keep(session, key);
        }
        keep(local, key, `${ticket.conversation}.${ticket.token} ${Date.now()}`);
        return openWithoutCode();
      }
    } catch {} // There is no network.
    if (answer && answer.status !== 429 && answer.status < 500) refused();
    else say(texts.unreachable, [texts.again, () => claim(conversation, code)]);
  };

  const begin = () => {
    const link = location.hash.slice(1);
    if (!link) return frame || open();
    frame = frame?.remove();
    const [, conversation, code] = link.match(/^(\d+-[a-z2-7]{26})\.(\w+)$/) ?? [];
    const own = local[key]?.split(".")[0];
    if (!code) refused();
    // The link came back to where it was made, and stays good.
    else if (own === conversation) openWithoutCode();
    // Nothing is merged: one of the two is left, and which one the visitor says before the link is spent.
    else if (own) say(texts.question, [texts.take, () => claim(conversation, code)], [texts.leave, openWithoutCode]);
    else claim(conversation, code);
  };

  // Another link on the same page, as when a code is scanned in an app that shows the chat.
  addEventListener("hashchange", begin);

  // Where the keyboard covers the page, the composer stands above it all the same. Not while one zooms in.
  const fit = () => {
    const { height, offsetTop, scale } = visualViewport;
    const isCovered = scale === 1 && height < innerHeight - 1;
    document.body.style.blockSize = isCovered ? `${height}px` : "";
    document.body.style.translate = isCovered ? `0 ${offsetTop}px` : "";
  };
  if (window.visualViewport) for (const type of ["resize", "scroll"]) visualViewport.addEventListener(type, fit);

  begin();
}
