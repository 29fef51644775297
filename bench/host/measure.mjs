// What a chat costs the page that it is on: node measure.mjs [--rounds 3] [--out FILE] [--only NAME] [--pictures FOLDER].
// Everything is on loopback; the network's slowness is the browser's emulation. A frame shares the page's process, as on
// many phones, but where it is said to be apart, as on a computer.
import { createServer } from "node:http";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, release } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "../../demo-site/serve.mjs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { all, edgewise, versionOf, without } from "./chats.mjs";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, out: { type: "string" }, only: { type: "string" }, pictures: { type: "string" } },
});
const PROBE = fileURLToPath(new URL("probe.js", import.meta.url));
// The developer tools' own "Slow 4G".
const SLOW = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
/** From the easiest to the hardest; all are measured of the shop and of ours, the extremes of the others too. */
const CONDITIONS = [
  { name: "fast", cpu: 1, all: true },
  { name: "CPU 4× slower", cpu: 4, all: true },
  { name: "CPU 4× slower, frames apart", cpu: 4, apart: true },
  { name: "slow 4G", cpu: 1, network: SLOW },
  { name: "slow 4G and CPU 4× slower", cpu: 4, network: SLOW, all: true },
];
/** How often Lighthouse looks at the shop and at ours; at the others once. */
const SCORES = 5;
const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const SHARED = ["--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process"];
const executablePath = process.env.EDGEWISE_CHROMIUM;

/** Of a quarter of a second of work, in ms: as good as nothing. */
const BUSY = 25;
/** What somebody writes. */
const LINES = 3;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The demo shop with another chat, or none; on pages without a policy, since each chat wants another. */
async function openShop() {
  const shop = await serve({ port: 0, host: "localhost", csp: "off" });
  const opened = { tag: "", close: () => (server.close(), shop.close()) };
  const server = createServer(async (request, response) => {
    const answer = await fetch(shop.url + request.url);
    let body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get("content-type");
    if (type.startsWith("text/html")) {
      body = body.toString().replace(/<script async src="[^"]*\/main\.js"><\/script>/, opened.tag);
    }
    response.writeHead(answer.status, { "content-type": type, "cache-control": "no-cache" });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  opened.url = `http://localhost:${server.address().port}`;
  return opened;
}

/** Somebody who has never been here comes to the shop. */
class Visit {
  static async begin({ browser, shop, chat, served, condition: { cpu, network } }) {
    const visit = new Visit();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript({ path: PROBE });
    const tools = await context.newCDPSession(page);
    await tools.send("Performance.enable");
    await tools.send("Network.enable");
    if (network) await tools.send("Network.emulateNetworkConditions", network);
    if (cpu > 1) await tools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    served.take();
    Object.assign(visit, { context, page, tools, chat, served, browser, quiet: network ? 600 : 250, bytes: 0, requests: 0, helpers: 0 });
    visit.steps = {};
    await page.goto(`${shop.url}/`, { waitUntil: "load" });
    await visit.settle("untouched");
    if (chat.launcher) await visit.bringHelpers();
    return visit;
  }

  /** What finds and presses things enters the page when it is first needed, and takes long on a slow CPU: not counted. */
  async bringHelpers() {
    const { script } = await this.#done();
    const tasks = await this.page.evaluate(() => window.__probe.tasks.length);
    await this.page.locator(this.chat.launcher).first().boundingBox();
    await pause(this.quiet);
    await this.page.evaluate((tasks) => void window.__probe.tasks.splice(tasks), tasks);
    this.helpers = (await this.#done()).script - script;
  }

  /** Waits until nothing more happens, and notes what it has come to. */
  async settle(step) {
    let before = await this.#done();
    // So long that an answer on a slow network falls within it; who never rests is not waited for.
    for (let look = 0, quiet = 0; quiet < 3 && look < 8; look += 1) {
      await pause(this.quiet);
      const now = await this.#done();
      quiet = now.requests === before.requests && now.tasks - before.tasks < BUSY ? quiet + 1 : 0;
      before = now;
    }
    const { bytes, requests, script } = before;
    const probe = await this.page.evaluate(() => ({ tasks: window.__probe.tasks, shift: window.__probe.shift }));
    this.steps[step] = {
      bytes,
      requests,
      script,
      longTasks: probe.tasks.length,
      longest: Math.max(0, ...probe.tasks.map(({ duration }) => duration)),
      shift: probe.shift,
      memory: await memoryOf(this.browser),
    };
  }

  /** What was transferred and done since the visit began. */
  async #done() {
    const { bytes, requests } = this.served.take();
    this.bytes += bytes;
    this.requests += requests;
    const { metrics } = await this.tools.send("Performance.getMetrics");
    const metric = (name) => metrics.find((it) => it.name === name).value * 1_000;
    return { bytes: this.bytes, requests: this.requests, script: metric("ScriptDuration") - this.helpers, tasks: metric("TaskDuration") };
  }

  async hover() {
    await this.page.locator(this.chat.launcher).first().hover();
    await this.settle("hovered");
  }

  /** Gives how long it took from the click until one could type. */
  async open(step) {
    const launcher = this.page.locator(this.chat.launcher).first();
    const { x, y, width, height } = await launcher.boundingBox();
    await this.page.evaluate(() => {
      const note = () => {
        window.__clicked = performance.timeOrigin + performance.now();
        window.__probe.watch();
      };
      addEventListener("click", note, { capture: true, once: true });
    });
    await this.page.mouse.click(x + width / 2, y + height / 2);
    await this.page.waitForFunction(() => window.__probe.canType, undefined, { timeout: 60_000 });
    const took = await this.page.evaluate(() => window.__probe.canType - window.__clicked);
    await this.settle(step);
    return took;
  }

  /** Writes lines; gives how long each took from Enter until it was shown. */
  async talk() {
    const took = [];
    // Ours has the focus since it was opened.
    if (this.chat.field) await this.page.locator(this.chat.field).first().click();
    for (let line = 1; line <= LINES; line += 1) {
      const text = `Do these run small, size ${line}?`;
      await this.page.keyboard.type(text, { delay: 5 });
      const frames = this.page.frames();
      // Everywhere it is listened before anything is pressed.
      await Promise.all(frames.map((frame) => frame.evaluate((text) => void (window.__said = window.__probe.said(text)), text)));
      await this.page.keyboard.press("Enter");
      const said = frames.map((frame) => frame.evaluate(() => window.__said));
      said.forEach((shown) => shown.catch(() => {}));
      took.push(await Promise.any([...said, pause(10_000).then(() => undefined)]));
      await this.settle("chatted");
    }
    return took;
  }

  /** Goes to another page and back by the browser's own button; whether this one was kept alive meanwhile. */
  async comesBack(elsewhere) {
    await this.page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.__kept = persisted)));
    await this.page.goto(elsewhere, { waitUntil: "load" });
    // Playwright's own way back waits for a load that never comes.
    await this.page.evaluate(() => void setTimeout(() => history.back(), 0));
    await pause(1_500);
    return this.page.evaluate(() => window.__kept === true).catch(() => false);
  }

  async end(picture) {
    if (options.pictures) await this.page.screenshot({ path: `${options.pictures}/${picture}.png` });
    await this.context.close();
  }
}

/** What the pages' processes hold, in bytes, what they share divided among them. */
async function memoryOf(browser) {
  const tools = await browser.newBrowserCDPSession();
  const { processInfo } = await tools.send("SystemInfo.getProcessInfo");
  await tools.detach();
  const held = processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => {
    const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
    return 1024 * Number(/^Pss: +(\d+)/m.exec(text)?.[1] ?? 0);
  });
  return (await Promise.all(held)).reduce((sum, bytes) => sum + bytes, 0);
}

/** One chat under one condition: one visit in which the launcher is hovered first, and one in which it is not. */
async function measure(setting) {
  const { chat, condition } = setting;
  const picture = (name) => `${chat.name}, ${condition.name}, ${name}`.replaceAll(" ", "-");
  const visit = await Visit.begin(setting);
  if (chat === without) {
    await visit.end(picture("alone"));
    return { steps: visit.steps };
  }
  await visit.hover();
  const warmed = await visit.open("opened");
  const said = await visit.talk();
  const kept = condition.cpu > 1 || condition.network ? undefined : await visit.comesBack(`${setting.shop.url}/contact.html`);
  await visit.end(picture("opened"));
  const other = await Visit.begin(setting);
  const cold = await other.open("opened");
  await other.end(picture("cold"));
  return { steps: visit.steps, warmed, said, kept, cold, coldSteps: other.steps };
}

/** Each quantity of each chat, a value a round, as the edge's figures are recorded. */
class Figures {
  all = [];

  add(what, unit, peer, value) {
    if (value === undefined) return;
    let figure = this.all.find((it) => it.what === what && it.peer === peer);
    if (!figure) this.all.push((figure = { what, unit, peer, rounds: [] }));
    figure.rounds.push(value);
  }

  take({ chat: { name }, condition, steps, coldSteps, warmed, said, kept, cold }) {
    const under = condition.name;
    const { untouched, opened, chatted } = steps;
    if (under === "fast") {
      this.add("bytes before anybody touches it", "KB", name, untouched.bytes / 1_000);
      this.add("requests before anybody touches it", "", name, untouched.requests);
      this.add("bytes until one can type", "KB", name, opened && opened.bytes / 1_000);
      this.add("kept for the way back by the browser, opened", "of 1", name, kept === undefined ? kept : Number(kept));
      this.add("memory of the page, untouched", "MB", name, untouched.memory / 1_000_000);
      this.add("memory of the page, opened", "MB", name, opened && opened.memory / 1_000_000);
    }
    this.add(`click until one can type, hovered before; ${under}`, "ms", name, warmed);
    this.add(`click until one can type, at once; ${under}`, "ms", name, cold);
    this.add(`Enter until a line is shown; ${under}`, "ms", name, said && said.sort((a, b) => a - b)[Math.floor(LINES / 2)]);
    if (!condition.network) {
      this.add(`script of a page that is loaded; ${under}`, "ms", name, untouched.script);
      this.add(`script until it is opened; ${under}`, "ms", name, opened?.script);
      this.add(`script of ${LINES} lines; ${under}`, "ms", name, chatted && chatted.script - opened.script);
      this.add(`long tasks of a page that is loaded; ${under}`, "", name, untouched.longTasks);
      this.add(`long tasks until it is opened; ${under}`, "", name, opened?.longTasks);
      this.add(`long tasks of ${LINES} lines; ${under}`, "", name, chatted && chatted.longTasks - opened.longTasks);
      this.add(`the longest task until it is opened; ${under}`, "ms", name, (opened ?? untouched).longest);
    }
    const shift = Math.max(...[steps, coldSteps ?? {}].flatMap(Object.values).map((step) => step.shift));
    this.add(`shift of the layout; ${under}`, "", name, shift);
  }
}

/** Lighthouse's score for performance, of 100. */
async function score(url) {
  const browser = await launch({ chromePath: executablePath, chromeFlags: ["--headless=new", ...ARGS] });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, onlyCategories: ["performance"], logLevel: "error" });
    return lhr.categories.performance.score * 100;
  } finally {
    await browser.kill();
  }
}

const OURS = [without, edgewise];
const shop = await openShop();
const chats = all.filter((chat) => !options.only || OURS.includes(chat) || options.only === chat.name);
const running = [];
const figures = new Figures();
let version;
try {
  for (const chat of chats) running.push({ chat, served: await chat.start(shop.url) });
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const condition of CONDITIONS) {
      for (const { chat, served } of running) {
        if (!condition.all && !OURS.includes(chat)) continue;
        shop.tag = served.tag;
        const args = condition.apart ? ARGS : [...ARGS, ...SHARED];
        const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
        version = browser.version();
        const measured = await measure({ browser, shop, chat, served, condition }).finally(() => browser.close());
        figures.take({ chat, condition, ...measured });
      }
    }
    console.error(`round ${round + 1} of ${options.rounds}`);
  }
  for (let run = 0; run < SCORES; run += 1) {
    for (const { chat, served } of running) {
      if (run > 0 && !OURS.includes(chat)) continue;
      shop.tag = served.tag;
      figures.add("Lighthouse, performance", "of 100", chat.name, await score(`${shop.url}/`));
    }
  }
} finally {
  for (const { served } of running) await served.close();
  await shop.close();
}
if (options.out) {
  const versions = [`Chromium ${version}`, `Lighthouse ${await versionOf("lighthouse")}`];
  for (const { name, package: from } of chats) if (from) versions.push(`${name} ${await versionOf(from)}`);
  const [{ model }] = cpus();
  const machine = `${cpus().length} cores of ${model}, Linux ${release()}`;
  const taken = new Date().toISOString().slice(0, 10);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, JSON.stringify({ taken, machine, versions, base: edgewise.name, figures: figures.all }, undefined, 1));
}
