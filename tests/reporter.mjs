// Counts what the browser stories came to, for `cargo xtask test`'s closing line.
// Says nothing itself, so that it goes with any reporter a person reads.
import { writeFileSync } from "node:fs";

export default class Tally {
  #suite;
  #outside = 0;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  // Outside any test: a file that does not load, a server that does not start.
  onError() {
    this.#outside += 1;
  }

  onEnd() {
    const counted = { passed: 0, failed: this.#outside, skipped: 0 };
    const kinds = { expected: "passed", flaky: "passed", unexpected: "failed", skipped: "skipped" };
    for (const test of this.#suite?.allTests() ?? []) counted[kinds[test.outcome()]] += 1;
    if (process.env.EDGEWISE_TALLY) writeFileSync(process.env.EDGEWISE_TALLY, JSON.stringify(counted));
  }

  printsToStdio() {
    return false;
  }
}
