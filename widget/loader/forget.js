// In a frame of the chat's own origin, at /frame/SITE/forget: removes what the chat of that site keeps in this browser,
// for `shutdown` of page.js. It reaches the same storage as the chat's frame on that page, and no other page's.
const site = location.pathname.split("/")[2];
const key = "edgewise:" + site;

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    const storage = window[name];
    for (const kept of Object.keys(storage)) if (kept == key || kept.startsWith(key + ":")) storage.removeItem(kept);
  } catch {} // A browser that blocks it keeps nothing.
}

const done = () => parent.postMessage({ edgewise: "forgotten" }, "*");

// Files that were on their way: `crates/browser/src/files/shelf.rs` keeps them under SITE/FILE.
try {
  const opening = indexedDB.open("edgewise");
  // There is no such database: none is to come into being.
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = done;
  opening.onblocked = done;
  opening.onsuccess = () => {
    const change = opening.result.transaction("files", "readwrite");
    change.objectStore("files").delete(IDBKeyRange.bound(site + "/", site + "0", false, true));
    change.oncomplete = change.onerror = change.onabort = () => {
      opening.result.close();
      done();
    };
  };
} catch {
  done();
}
