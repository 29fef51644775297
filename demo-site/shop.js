// Fills the pages: the count in the header, the product page, the cart. Builds nodes, never HTML text (Trusted Types).
import * as cart from "./cart.js";
import { product } from "./products.js";

const language = document.documentElement.lang === "nl" ? "nl" : "en";
const words = {
  en: {
    cart: (n) => (n === 1 ? "Cart, 1 item" : `Cart, ${n} items`),
    size: "Size",
    length: "Length",
    add: "Add to cart",
    added: (name) => `${name} is in your cart.`,
    toCart: "Go to cart",
    goesWith: { trousers: "Goes well with", belts: "Looks right on" },
    back: { trousers: "All trousers", belts: "All belts" },
    gone: "We do not have this one (any more).",
    empty: "Your cart is empty.",
    start: "Have a look at the trousers",
    less: (name) => `One ${name} less`,
    more: (name) => `One ${name} more`,
    remove: "Remove",
    removeOne: (name) => `Remove ${name}`,
    subtotal: "Items",
    delivery: "Delivery",
    free: "free",
    total: "Total",
    until: (rest) => `${rest} more and delivery is free.`,
    order: "Order",
    demo: "This is a demo shop: nothing is sold, nothing is sent.",
  },
  nl: {
    cart: (n) => (n === 1 ? "Winkelmand, 1 artikel" : `Winkelmand, ${n} artikelen`),
    size: "Maat",
    length: "Lengte",
    add: "In winkelmand",
    added: (name) => `${name} ligt in je winkelmand.`,
    toCart: "Naar winkelmand",
    goesWith: { trousers: "Mooi met", belts: "Mooi bij" },
    back: { trousers: "Alle broeken", belts: "Alle riemen" },
    gone: "Deze hebben we niet (meer).",
    empty: "Je winkelmand is leeg.",
    start: "Bekijk de broeken",
    less: (name) => `Eén ${name} minder`,
    more: (name) => `Eén ${name} meer`,
    remove: "Verwijderen",
    removeOne: (name) => `${name} verwijderen`,
    subtotal: "Artikelen",
    delivery: "Bezorging",
    free: "gratis",
    total: "Totaal",
    until: (rest) => `Nog ${rest} en de bezorging is gratis.`,
    order: "Bestellen",
    demo: "Dit is een demowinkel: er wordt niets verkocht en niets verstuurd.",
  },
}[language];

const FREE_FROM = 10000;
const DELIVERY = 495;

const money = new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-IE", { style: "currency", currency: "EUR" });
const euro = (cents) => money.format(cents / 100).replace(/[.,]00$/, "");

showCount();
addEventListener("cart", showCount);
// Another tab changed the cart.
addEventListener("storage", showCount);
fill("[data-product]", showProduct);
fill("[data-cart]", showCart);

function fill(selector, show) {
  const place = document.querySelector(selector);
  if (place) show(place);
}

function showCount() {
  const link = document.querySelector(".cart-link");
  const count = cart.count();
  link.querySelector(".count").textContent = count || "";
  link.setAttribute("aria-label", words.cart(count));
}

function showProduct(place) {
  const item = product(new URLSearchParams(location.search).get("item"));
  if (!item) return place.replaceChildren(node("h1", {}, words.gone), node("p", {}, link("trousers.html", words.start)));

  const texts = item[language];
  document.title = `${item.name} · Hem & Haw`;
  keepItemInLanguageLink();

  const size = node("select", { id: "size" }, ...item.sizes.map((one) => node("option", {}, one)));
  const middle = Math.floor((item.sizes.length - 1) / 2);
  size.value = item.sizes[middle];
  const status = node("p", { className: "status", role: "status" });
  const add = node("button", { className: "button", type: "button" }, words.add);
  add.addEventListener("click", () => {
    cart.change(item.id, size.value, 1);
    status.replaceChildren(words.added(item.name), " ", link("cart.html", words.toCart));
  });

  place.replaceChildren(
    node("p", { className: "crumb" }, link(`${item.kind}.html`, `← ${words.back[item.kind]}`)),
    node("div", { className: "product" },
      node("img", { src: picture(item), alt: texts.line, width: 480, height: 560 }),
      node("div", {},
        node("h1", {}, item.name),
        node("p", { className: "line" }, texts.line),
        node("p", { className: "price" }, euro(item.price)),
        node("p", {}, texts.text),
        node("div", { className: "buy" },
          node("label", { htmlFor: "size" }, item.kind === "belts" ? words.length : words.size),
          size,
          add,
        ),
        status,
        node("ul", { className: "facts" }, ...texts.facts.map((fact) => node("li", {}, fact))),
      ),
    ),
    node("h2", {}, words.goesWith[item.kind]),
    node("ul", { className: "grid" }, ...item.goesWith.map((id) => card(product(id)))),
  );
}

function showCart(place) {
  const draw = () => place.replaceChildren(...(cart.count() ? [cartList(), cartSum()] : emptyCart()));
  draw();
  addEventListener("cart", draw);
  addEventListener("storage", draw);
}

function emptyCart() {
  return [
    node("p", { className: "line" }, words.empty),
    node("p", {}, Object.assign(link("trousers.html", words.start), { className: "button" })),
  ];
}

function cartList() {
  return node("ul", { className: "cart" }, ...cart.lines().map(cartLine));
}

function cartLine({ id, size, count }) {
  const item = product(id);
  return node("li", {},
    node("img", { src: picture(item), alt: "", width: 96, height: 112 }),
    node("div", { className: "what" },
      link(`product.html?item=${id}`, item.name),
      node("p", { className: "line" }, `${item.kind === "belts" ? words.length : words.size} ${size} · ${euro(item.price)}`),
      press(words.remove, words.removeOne(item.name), "quiet", () => cart.change(id, size, -count)),
    ),
    node("div", { className: "stepper" },
      press("−", words.less(item.name), "", () => cart.change(id, size, -1)),
      node("span", {}, String(count)),
      press("+", words.more(item.name), "", () => cart.change(id, size, 1)),
    ),
    node("p", { className: "price" }, euro(count * item.price)),
  );
}

function cartSum() {
  const items = cart.total();
  const delivery = items >= FREE_FROM ? 0 : DELIVERY;
  const status = node("p", { className: "status", role: "status" });
  const order = press(words.order, words.order, "button", () => status.replaceChildren(words.demo));
  const row = (name, value) => [node("dt", {}, name), node("dd", {}, value)];
  return node("section", { className: "sum" },
    node("dl", {},
      ...row(words.subtotal, euro(items)),
      ...row(words.delivery, delivery ? euro(delivery) : words.free),
      ...row(words.total, euro(items + delivery)),
    ),
    delivery ? node("p", { className: "line" }, words.until(euro(FREE_FROM - items))) : "",
    order,
    status,
  );
}

/** The other language's page of the same product. */
function keepItemInLanguageLink() {
  document.querySelector(".language").search = location.search;
}

function card(item) {
  const place = link(`product.html?item=${item.id}`);
  place.className = "card";
  place.append(
    node("img", { src: picture(item), alt: "", width: 480, height: 560 }),
    node("span", { className: "name" }, item.name),
    node("span", { className: "line" }, item[language].line),
    node("span", { className: "price" }, euro(item.price)),
  );
  return node("li", {}, place);
}

/** A button that keeps the focus on its successor when drawing the cart anew replaces it. */
function press(text, label, className, act) {
  const button = node("button", { type: "button", className, ariaLabel: label }, text);
  button.addEventListener("click", () => {
    act();
    const again = [...document.querySelectorAll("[data-cart] button")].find((one) => one.ariaLabel === label);
    (again ?? document.querySelector("h1")).focus();
  });
  return button;
}

function picture(item) {
  return `/pictures/${item.id}.svg`;
}

function link(href, text = "") {
  return node("a", { href }, text);
}

function node(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
