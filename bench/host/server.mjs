// What a page loads of a chat, from an origin of its own: compressed as a content delivery network does, and counted.
import { createServer, request as open } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = { js: "text/javascript", css: "text/css", svg: "image/svg+xml", html: "text/html; charset=utf-8" };
const COMPRESSED = /^(text|application\/(javascript|json|wasm)|image\/svg)/;
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Counts what leaves: header and body of every answer as they travel, and how many answers that were. */
class Counted {
  bytes = 0;
  requests = 0;
  #compressed = new Map();

  /** Answers with that body; what is the same every time is compressed once. */
  send(response, status, headers, body) {
    const type = headers["content-type"] ?? "";
    if (body.length > 0 && COMPRESSED.test(type)) {
      const key = body.toString("latin1");
      if (!this.#compressed.has(key)) this.#compressed.set(key, brotliCompressSync(body, BEST));
      body = this.#compressed.get(key);
      headers["content-encoding"] = "br";
    }
    headers["content-length"] = body.length;
    const head = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 19);
    this.bytes += head + body.length;
    this.requests += 1;
    response.writeHead(status, headers);
    response.end(body);
  }

  /** What was counted since `take` was called last. */
  take() {
    const { bytes, requests } = this;
    this.bytes = this.requests = 0;
    return { bytes, requests };
  }
}

/** In front of a worker: sockets go through as they are. */
export function proxy(url) {
  const { hostname, port } = new URL(url);
  const counted = new Counted();
  const server = createServer((request, response) => {
    const headers = { ...request.headers, "accept-encoding": "identity" };
    const onward = open({ hostname, port, path: request.url, method: request.method, headers }, async (answer) => {
      const body = Buffer.concat(await Array.fromAsync(answer));
      const { "transfer-encoding": _, "content-encoding": __, connection: ___, ...kept } = answer.headers;
      counted.send(response, answer.statusCode, kept, request.method === "HEAD" ? Buffer.alloc(0) : body);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("upgrade", (request, socket) => {
    const onward = open({ hostname, port, path: request.url, headers: request.headers });
    onward.on("upgrade", (answer, other) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("")}\r\n`);
      for (const [from, to] of [[socket, other], [other, socket]]) {
        from.on("error", () => to.destroy());
        from.pipe(to);
      }
    });
    onward.on("error", () => socket.destroy());
    onward.end();
  });
  return listen(server, counted);
}

/** Files by path, each a function that gives its bytes; and functions that answer requests with an object. */
export function files(found) {
  const counted = new Counted();
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    const { pathname } = new URL(request.url, "http://chat");
    const origin = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    const file = found[pathname];
    if (request.method === "OPTIONS") return counted.send(response, 204, origin, Buffer.alloc(0));
    if (!file) return counted.send(response, 404, origin, Buffer.alloc(0));
    const type = TYPES[pathname.split(".").at(-1)];
    const [kind, bytes] = type ? [type, await file()] : ["application/json", JSON.stringify(file(body))];
    counted.send(response, 200, { ...origin, "content-type": kind, "cache-control": "max-age=600" }, Buffer.from(bytes));
  });
  return listen(server, counted);
}

/** Another host name than the shop's, so that browsers see two sites. */
async function listen(server, counted) {
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    take: () => counted.take(),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
