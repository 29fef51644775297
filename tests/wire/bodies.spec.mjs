// A visitor and an agent post what cannot be a message: the server refuses it by its number, and the next one has that
// number.
import { expect, test } from "../fixtures/talk.mjs";

const NO_BODIES = {
  "an empty body": ["", "body_empty"],
  "a body of blanks and line breaks": [" \n\t\u00a0\r\n ", "body_empty"],
  "a body in which there is nothing to see": ["\u200b\u2060\u3164\ufeff", "body_empty"],
  "a body of 4,001 characters": ["x".repeat(4_001), "body_too_long"],
  "a body of 4,001 four-byte characters": ["🧵".repeat(4_001), "body_too_long"],
  "a body with a zero character": ["a\0b", "body_control_character"],
  "a body with an escape sequence": ["\u001b[31mred", "body_control_character"],
  "a body with a lone carriage return": ["a\rb", "body_control_character"],
};

for (const [what, [body, code]] of Object.entries(NO_BODIES)) {
  test(`b1: ${what} is refused`, async ({ talk }) => {
    for (const talker of [talk.visitor, talk.agent]) {
      expect(await talker.refusedSay(body)).toEqual({ code, tab: talker.tab, number: talker.number + 1 });
    }
  });
}

const BODIES = {
  "is trimmed": ["  Hello \n", "Hello"],
  "keeps its line breaks, written the same": ["one\r\ntwo\n\tthree", "one\ntwo\n\tthree"],
  "of 4,000 four-byte characters arrives whole": ["🧵".repeat(4_000), "🧵".repeat(4_000)],
  "of markup is text": ["<script>alert(1)</script>'\"--;", "<script>alert(1)</script>'\"--;"],
  "joins emoji and writes right to left": ["👩‍👩‍👧 שלום", "👩‍👩‍👧 שלום"],
};

for (const [what, [sent, read]] of Object.entries(BODIES)) {
  test(`b1: a body ${what}`, async ({ talk }) => {
    await talk.visitor.say(sent);
    await talk.agent.reads(read);
  });
}
