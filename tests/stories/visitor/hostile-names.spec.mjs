// A shop shows what its visitors wrote, and names and ids are among what it lets through. Browsers turn them into
// properties of the page's document and window, in front of what the loader would read there.
import { expect, test } from "../../fixtures/foreign-page.mjs";

/** What the loader reads, has read, or might read of the document: a name there hides what the browser has. */
const OF_THE_DOCUMENT = [
  "activeElement", "addEventListener", "body", "createElement", "createElementNS", "currentScript", "documentElement",
  "head", "location", "querySelector", "readyState", "referrer", "title", "URL",
];

/** And of the window, where a name shows only in place of what is not there. */
const OF_THE_WINDOW = ["chat", "document", "Edgewise", "navigation", "origin", "requestIdleCallback", "self", "top"];

const ELSEWHERE = "https://evil.example/main.js";

const KINDS = {
  images: (name) => `<img name="${name}" src="${ELSEWHERE}" alt="">`,
  forms: (name) => `<form name="${name}"><input name="href" value="${ELSEWHERE}"><input name="src" value="${ELSEWHERE}"></form>`,
  frames: (name) => `<iframe name="${name}" title="Review" src="/elsewhere"></iframe>`,
};

for (const [kind, write] of Object.entries(KINDS)) {
  test(`names of ${kind} in a review do not lead the chat to another address, nor keep it away`, async ({ deployment, foreignPage }) => {
    const reviews = OF_THE_DOCUMENT.map(write).join("") + OF_THE_WINDOW.map((id) => `<a id="${id}" href="${ELSEWHERE}">Review</a>`).join("");
    const { chat, page } = await foreignPage(
      (tag) => `<!doctype html><html lang="en"><title>Reviews</title><body>${reviews}<script async src="${tag}"></script></body></html>`,
    );
    await chat.open();
    await expect(chat.panel).toHaveAttribute("src", new RegExp(`^${deployment.url}/frame/`));
    await chat.say("Who wrote that?");
    expect(page.frames().filter((frame) => frame.url().startsWith("https://evil.example"))).toEqual([]);
  });
}
