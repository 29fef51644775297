// A visitor is on pages whose addresses hold what concerns nobody: agents see where the visitor is, and nothing else of it.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const SECRET = "aacd3cc7";

/** What an agent sees of a page with this address, and of the one that led there. */
async function shown(talk, url, referrer = "") {
  // A title of its own tells this card from the one before.
  const title = newId();
  talk.visitor.line.send({ about: { page: { url, title, referrer }, language: "nl", time_zone: "Europe/Amsterdam" } });
  const { visitor } = await talk.agent.line.waitFor((frame) => frame.visitor?.about.page.title === title);
  return visitor.about.page;
}

test("o3: of an address the server keeps where the page is, of its query what a campaign or the owner names", async ({ talk, site }) => {
  const page = await shown(
    talk,
    `https://anna:${SECRET}@shop.example/reset?token=${SECRET}&utm_source=mail&size=32#${SECRET}`,
    `https://mail.example/?session=${SECRET}&utm_campaign=spring`,
  );
  expect(page.url).toBe("https://shop.example/reset?utm_source=mail");
  expect(page.referrer).toBe("https://mail.example/?utm_campaign=spring");

  await site.anna.api.change("profile", { query: ["size"] });
  // The new name holds for a client that connects from now on; the referrer is the first page's and stays.
  await talk.visitor.leave();
  await talk.visitor.resume();
  expect(await shown(talk, `https://shop.example/trousers?size=32&token=${SECRET}`)).toMatchObject({
    url: "https://shop.example/trousers?size=32",
    referrer: "https://mail.example/?utm_campaign=spring",
  });
  for (const odd of ["javascript:alert(1)", `data:text/html,${SECRET}`, "about:blank", "//shop.example/", ""]) {
    expect((await shown(talk, odd)).url, odd).toBe("");
  }
  expect(JSON.stringify(talk.agent.line.frames)).not.toContain(SECRET);
});

test("o3: an exchange keeps no more of it than a socket", async ({ talk, site }) => {
  const about = { page: { url: `https://shop.example/cart?basket=${SECRET}#${SECRET}`, title: "Cart" } };
  await talk.person.exchange([{ hello: { tab: newId() } }, { about }]);
  const look = await (await site.colleague("Bram")).looksAt(talk.conversation);
  const { visitor } = await look.line.waitFor((frame) => frame.visitor);
  expect(visitor.about.page.url).toBe("https://shop.example/cart");
});
