// The types that a website's developer copies say what docs/embed.md says: right uses compile, wrong ones do not.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { ROOT } from "../fixtures/configuration.mjs";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

test("right uses of a page's calls compile, and each wrong one is refused", async () => {
  const asked = promisify(execFile)(process.execPath, [compiler, "--project", join(ROOT, "tests/types")]);
  const { stdout } = await asked.catch((failed) => failed);
  expect(stdout).toBe("");
});

test("calls, events and codes have the same names in the document, in the types and in the script", async () => {
  const read = (name) => readFile(join(ROOT, name), "utf8");
  const [document, types, script] = await Promise.all(["docs/embed.md", "widget/loader/edgewise.d.ts", "widget/loader/page.js"].map(read));
  const named = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
  const calls = named(document, /^\| `Edgewise\("(\w+)"/gm);
  expect(calls.length).toBeGreaterThan(10);
  const [, table] = script.match(/const CALLS = \{\n(.*?)\n {2}\};/s);
  expect(named(table, /^ {4}(\w+)[:,]/gm)).toEqual(calls);
  for (const call of calls) expect(types).toContain(`"${call}"`);
  const codes = named(document, /^\| `(\w+)` \| /gm).filter((code) => !["open", "ready", "unread", "message"].includes(code));
  for (const code of codes) expect(types).toContain(`| "${code}"`);
  expect(named(script, /refusal\("(\w+)"/g).filter((code) => !codes.includes(code))).toEqual([]);
});
