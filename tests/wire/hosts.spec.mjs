// A deployment whose console has a host of its own: neither host has what belongs to the other. Reached over https, as
// by browsers.
import { appendFile } from "node:fs/promises";
import { test as base } from "@playwright/test";
import { createTestHarness } from "wrangler";
import { writeConfiguration } from "../fixtures/configuration.mjs";
import { ADDRESS_HEADER, newAddress, newConversationId } from "../fixtures/id.mjs";
import { expect } from "../fixtures/test.mjs";

const DESK = "https://desk.example.com";
const CHAT = "https://chat.example.com";

const test = base.extend({
  hosts: [
    async ({}, use) => {
      const { folder: root, path: configPath, secrets, remove } = await writeConfiguration();
      // Else the worker would be asked over http, whatever the address says.
      await appendFile(configPath, '\n[dev]\nupstream_protocol = "https"\n');
      const harness = createTestHarness({ root, workers: [{ configPath, vars: { CONSOLE_HOST: "desk.example.com" } }] });
      await harness.listen();
      const agent = { name: "Anna", email: "anna@shop.example", password: "correct horse battery" };
      const setup = { secret: secrets.setup, site: { name: "Shop", origins: ["https://shop.example"] }, agent };
      const ask = (host, path, { method = "GET", body, origin = host, ...headers } = {}) =>
        harness.fetch(`${host}${path}`, {
          method,
          body: body && JSON.stringify(body),
          redirect: "manual",
          headers: { [ADDRESS_HEADER]: newAddress(), Origin: origin, ...headers },
        });
      await use({ ask, setup });
      await harness.close();
      await remove();
    },
    { timeout: 60_000 },
  ],
});

test("the console's host has the console and what agents ask, the other what visitors ask", async ({ hosts: { ask, setup } }) => {
  const status = async (...asked) => (await ask(...asked)).status;
  expect(await status(CHAT, "/api/main/setup", { method: "POST", body: setup })).toBe(404);
  const signedIn = await ask(DESK, "/api/main/setup", { method: "POST", body: setup });
  expect(signedIn.status).toBe(201);
  const Cookie = signedIn.headers.get("set-cookie").split(";")[0];

  const conversation = `/api/main/conversations/${newConversationId()}`;
  for (const path of ["/main.js", "/frame/main", "/chat/main"]) {
    expect({ path, here: await status(CHAT, path), there: await status(DESK, path) }).toEqual({ path, here: 200, there: 404 });
  }
  for (const path of ["/console/main", "/api/main/setup", "/api/main/me", "/api/main/team", "/api/main/settings"]) {
    const [here, there] = [await status(DESK, path, { Cookie }), await status(CHAT, path, { Cookie })];
    expect({ path, here, there }).toEqual({ path, here: 200, there: 404 });
  }
  expect(await status(DESK, "/")).toBe(302);
  expect(await status(CHAT, "/")).toBe(404);
  // Refused for want of a token and a socket, but there.
  expect([await status(CHAT, conversation), await status(DESK, conversation)]).toEqual([401, 404]);
  expect([await status(DESK, `${conversation}/agent`), await status(CHAT, `${conversation}/agent`)]).toEqual([400, 404]);
  expect([await status(DESK, "/api/main/inbox/0"), await status(CHAT, "/api/main/inbox/0")]).toEqual([400, 404]);
  // A method that is not known tells nothing either.
  expect([await status(DESK, "/console/main", { method: "PUT" }), await status(CHAT, "/console/main", { method: "PUT" })]).toEqual([405, 404]);

  const body = { page: { url: "https://shop.example/", title: "Shop" } };
  expect(await status(CHAT, "/api/main/conversations", { method: "POST", body })).toBe(201);
  expect(await status(DESK, "/api/main/conversations", { method: "POST", body })).toBe(404);
  // O2: the other host's pages are another origin.
  expect(await status(CHAT, "/api/main/conversations", { method: "POST", body, origin: DESK })).toBe(403);
  expect(await status(DESK, "/api/main/sign-out", { method: "POST", origin: CHAT })).toBe(403);
});

test("the loader finds the chat on the host that it came from, and https stays https", async ({ hosts: { ask, setup } }) => {
  await ask(DESK, "/api/main/setup", { method: "POST", body: setup });
  expect(await (await ask(CHAT, "/main.js")).text()).toContain(`"${CHAT}"`);
  for (const [host, path] of [[CHAT, "/main.js"], [CHAT, "/frame/main"], [CHAT, "/chat/main"], [DESK, "/console/main"], [DESK, "/api/main/me"], [CHAT, "/nothing"]]) {
    const { headers } = await ask(host, path);
    expect({ path, hsts: headers.get("strict-transport-security") }).toEqual({ path, hsts: "max-age=31536000" });
  }
});
