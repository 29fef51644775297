// Serves the demo shop on its own origin, under a content security policy as strict as a careful shop's.
// node serve.mjs --port 8788 --chat http://localhost:8787 [--host 127.0.0.1] [--csp off]
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { product } from "./products.js";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

// What is not listed is not served: neither this file nor whatever else comes to lie beside the shop.
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
};

const policy = (chat) =>
  [
    "default-src 'none'",
    `script-src 'self' ${chat}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `frame-src ${chat}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

/** Starts the shop; port 0 takes a free one. `chat` is the worker's origin; `csp: "off"` leaves the policy out. */
export async function serve({ port = 8788, chat = "http://localhost:8787", host = "127.0.0.1", csp = "on" } = {}) {
  const chatOrigin = new URL(chat).origin;
  const headers = { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache" };
  if (csp !== "off") headers["Content-Security-Policy"] = policy(chatOrigin);

  const server = createServer(async (request, response) => {
    const answer = await find(request, chatOrigin);
    response.writeHead(answer.status, { ...headers, ...answer.headers });
    response.end(request.method === "HEAD" ? undefined : answer.body);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, resolve));

  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function find(request, chatOrigin) {
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405, "Only GET and HEAD here.");
  const path = pathOf(request.url);
  if (path === null) return refusal(400, "That address cannot be read.");
  const page = await read(path, chatOrigin, searchOf(request.url));
  if (page) return { status: 200, ...page };
  // `/nl` would resolve the links of its page wrongly.
  if (!path.endsWith("/") && (await read(path + "/", chatOrigin))) return redirect(path + "/");
  return { status: 404, ...(await read("/404.html", chatOrigin)) };
}

/** The path of a request without its query, decoded once; null when it cannot be, or would leave the shop. */
function pathOf(url) {
  try {
    const path = decodeURIComponent(url.split("?")[0]);
    const climbs = path.split(/[/\\]/).includes("..");
    return path.startsWith("/") && !path.startsWith("//") && !climbs && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

function searchOf(url) {
  return new URLSearchParams(url.split("?")[1]);
}

/** The file of a path with its headers; undefined when there is none. Fills `{{chat}}` and `{{product}}` into pages. */
async function read(path, chatOrigin, search = new URLSearchParams()) {
  if (path.includes("/.")) return undefined;
  const file = normalize(join(ROOT, path.endsWith("/") ? path + "index.html" : path));
  const type = TYPES[extname(file)];
  if (!type || !file.startsWith(ROOT)) return undefined;
  try {
    const bytes = await readFile(file);
    const fill = () => bytes.toString().replaceAll("{{chat}}", chatOrigin).replace("{{product}}", () => structured(product(search.get("item")), path));
    const body = type.startsWith("text/html") ? fill() : bytes;
    return { headers: { "Content-Type": type }, body };
  } catch {
    return undefined;
  }
}

/** What search engines, and chats, read of a product: schema.org's words as JSON-LD. A data block, so no policy stops it. */
function structured(item, path) {
  if (!item) return "";
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: item.name,
    description: item[path.startsWith("/nl/") ? "nl" : "en"].line,
    image: [`/pictures/${item.id}.jpg`],
    brand: { "@type": "Brand", name: "Hem & Haw" },
    offers: {
      "@type": "Offer",
      price: (item.price / 100).toFixed(2),
      priceCurrency: "EUR",
      availability: "https://schema.org/InStock",
    },
  };
  // `<` could end the element.
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
}

const refusal = (status, body) => ({ status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body });
const redirect = (location) => ({ status: 308, headers: { Location: encodeURI(location) }, body: "" });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string" }, chat: { type: "string" }, host: { type: "string" }, csp: { type: "string" } },
    });
    const shop = await serve({ ...values, port: Number(values.port ?? 8788) });
    console.log(`The demo shop is open at ${shop.url}`);
  } catch (error) {
    const taken = error.code === "EADDRINUSE";
    console.error(taken ? `Port ${error.port} is taken; choose another with --port.` : `The shop cannot start: ${error.message}`);
    process.exitCode = 1;
  }
}
