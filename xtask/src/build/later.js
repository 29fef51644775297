// What a page loads when it is first needed: parts of the app, and data. The build writes above which files a part has,
// and what the names of all data end in.

// What the parts share with the app: memory, table, stack.
let shared;
export const started = (exports) => {
  shared = exports;
};

const loaded = async (address) => {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw answer.status;
  return address.endsWith('.wasm')
    ? WebAssembly.instantiateStreaming(answer, { __wasm_split: shared })
    : answer.json();
};

// Each address once, however often it is asked for; but a failure is forgotten, so that it can be tried again.
const held = {};
const hold = (address) =>
  (held[address] ??= loaded(address).catch((failure) => {
    delete held[address];
    throw failure;
  }));

// Calls back with 0 and what was loaded; with 1 if it could not be reached, with 2 if it is not there any more.
export const load = async (name, done) => {
  let last;
  try {
    for (const address of ADDRESSES[name] ?? [`/assets/${name}-${DATA}.json`]) last = await hold(address);
  } catch (failure) {
    console.error(failure);
    return done(failure === 404 ? 2 : 1);
  }
  done(0, last);
};
