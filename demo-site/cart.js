// The cart: lines of {id, size, count} in this browser's storage. Knows nothing of pages.
import { product } from "./products.js";

const KEY = "hemhaw:cart";
const MOST = 9;

export function lines() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY)) ?? [];
    // Stored carts outlive products.
    return stored.filter((line) => product(line.id) && line.count > 0);
  } catch {
    return [];
  }
}

export const count = () => lines().reduce((sum, line) => sum + line.count, 0);

export const total = () => lines().reduce((sum, line) => sum + line.count * product(line.id).price, 0);

/** Adds `by` pieces, which may be negative; a line without pieces is gone. */
export function change(id, size, by) {
  const cart = lines();
  let line = cart.find((one) => one.id === id && one.size === size);
  if (!line) cart.push((line = { id, size, count: 0 }));
  line.count = Math.min(MOST, line.count + by);
  save(cart.filter((one) => one.count > 0));
}

function save(cart) {
  try {
    localStorage.setItem(KEY, JSON.stringify(cart));
  } catch {
    // Storage is full or blocked: the page says nothing, the cart stays as it was.
  }
  dispatchEvent(new Event("cart"));
}
