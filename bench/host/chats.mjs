// The chats that are compared: what each puts on a page, and what answers it. Each as its own documentation says.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Deployment } from "../../tests/fixtures/deployment.mjs";
import { Site } from "../../tests/fixtures/site.mjs";
import { files, proxy } from "./server.mjs";

const packaged = (name) => () => readFile(fileURLToPath(new URL(`node_modules/${name}`, import.meta.url)));

/** The version of one of the packages. */
export const versionOf = async (name) => JSON.parse(await packaged(`${name}/package.json`)()).version;

/** Nothing: the shop alone. */
export const without = { name: "the shop alone", start: async () => ({ tag: "", take: () => ({ bytes: 0, requests: 0 }), close() {} }) };

/** This product: the built worker in workerd. */
export const edgewise = {
  name: "Edgewise",
  launcher: "edgewise-chat button",
  async start(shop) {
    const deployment = await Deployment.start();
    await Site.setUp(deployment, { id: "main", origin: shop });
    const chat = await proxy(deployment.url);
    const close = async () => {
      await chat.close();
      await deployment.stop();
    };
    return { tag: `<script async src="${chat.url}/main.js"></script>`, take: chat.take, close };
  },
};

/** n8n's chat: a script module and its styles; the launcher comes with the whole. */
const n8n = {
  name: "n8n chat",
  package: "@n8n/chat",
  launcher: ".chat-window-toggle",
  field: ".chat-inputs textarea",
  async start() {
    const chat = await files({
      "/chat.js": packaged("@n8n/chat/dist/chat.bundle.es.js"),
      "/chat.css": packaged("@n8n/chat/dist/style.css"),
      "/webhook": () => ({ output: "Hello" }),
    });
    const tag = `<link href="${chat.url}/chat.css" rel="stylesheet"><script type="module">
      import { createChat } from "${chat.url}/chat.js";
      createChat({ webhookUrl: "${chat.url}/webhook", loadPreviousSession: false });</script>`;
    return { tag, ...chat };
  },
};

/** Typebot's bubble: a script module; what it asks is answered as its viewer does, with one text field. */
const typebot = {
  name: "Typebot bubble",
  package: "@typebot.io/js",
  launcher: "typebot-bubble [part=button]",
  field: "typebot-bubble :is(textarea, input)",
  async start() {
    const bot = { id: "bot", version: "6", theme: {}, settings: {} };
    const input = { id: "input", type: "text input", options: {} };
    let asked = 0;
    const chat = await files({
      "/web.js": packaged("@typebot.io/js/dist/web.js"),
      "/api/v1/typebots/bot/startChat": () => ({ sessionId: "one", typebot: bot, messages: [], input, resultId: "one" }),
      "/api/v1/sessions/one/continueChat": () => ({ messages: [], input: { ...input, id: `input-${(asked += 1)}` } }),
    });
    const tag = `<script type="module">
      import Typebot from "${chat.url}/web.js";
      Typebot.initBubble({ typebot: "bot", apiHost: "${chat.url}" });</script>`;
    return { tag, ...chat };
  },
};

/** deep-chat: a component of the page, with no launcher of its own; here a button puts it there. */
const deepChat = {
  name: "deep-chat",
  package: "deep-chat",
  launcher: "#launcher",
  field: "deep-chat #text-input",
  async start() {
    const chat = await files({ "/deep-chat.js": packaged("deep-chat/dist/deepChat.bundle.js") });
    const tag = `<script type="module" src="${chat.url}/deep-chat.js"></script>
      <button id="launcher" style="position:fixed;right:20px;bottom:20px;width:56px;height:56px">Chat</button>
      <script>launcher.onclick = () => {
        const chat = document.createElement("deep-chat");
        chat.demo = true;
        chat.style = "position:fixed;right:20px;bottom:96px;width:384px;height:500px";
        document.body.append(chat);
      };</script>`;
    return { tag, ...chat };
  },
};

export const all = [without, edgewise, n8n, typebot, deepChat];
