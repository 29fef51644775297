// How the end-to-end tests run. `cargo xtask test` builds first, names the browser and adds its reporter.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const chromium = {
  browserName: "chromium",
  screenshot: "only-on-failure",
  launchOptions: {
    executablePath: process.env.EDGEWISE_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

const tally = fileURLToPath(new URL("reporter.mjs", import.meta.url));

export default defineConfig({
  // Each worker process runs a deployment of its own; two fill the smallest machine that this is meant for.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  // A machine that others use as well stands still for seconds.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: "../target/test-results",
  reporter: [["list"], ...(existsSync(tally) ? [[tally]] : [])],
  projects: [
    // Frames and requests as any client could send them: no browser.
    { name: "wire", testDir: "wire", testMatch: "*.spec.mjs" },
    // What a person sees, in Chromium, across two origins.
    { name: "stories", testDir: "stories", testMatch: "**/*.spec.mjs", use: chromium },
    // Pictures to look at, on request only, so that nothing counts as skipped.
    ...(process.env.EDGEWISE_SCREENSHOTS
      ? [{ name: "gallery", testDir: "gallery", testMatch: "*.spec.mjs", use: chromium }]
      : []),
  ],
});
