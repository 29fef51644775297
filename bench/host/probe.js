// Runs in every document before its own scripts: notes long tasks and shifts of the layout, and when one can type. A frame
// tells the page; the page counts it as soon as the frame is seen.
(() => {
  const probe = { tasks: [], shift: 0, canType: undefined };
  const top = window === window.top;
  window.__probe = probe;
  const observe = (type, take) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  if (top) {
    observe("longtask", ({ duration, attribution: [{ containerType }] }) => probe.tasks.push({ duration, containerType }));
    observe("layout-shift", ({ value, hadRecentInput }) => (probe.shift += hadRecentInput ? 0 : value));
  }
  const seen = { opacityProperty: true, visibilityProperty: true };
  const field = "textarea, input:not([type]), input[type=text], [contenteditable=true], [contenteditable='']";
  let typing = false;
  addEventListener("message", ({ data }) => {
    if (top && data === "probe: one can type here") typing = true;
  });

  /** All elements of that kind, in open shadows as well. */
  function* deep(root, wanted) {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(wanted)) yield element;
      if (element.shadowRoot) yield* deep(element.shadowRoot, wanted);
    }
  }

  const shows = (element) => element.checkVisibility(seen) && element.getBoundingClientRect().height > 8;

  /** Looks at every frame of the display from now on. */
  probe.watch = () => {
    const fields = [...deep(document, field)].filter((element) => !element.closest("form[role=search], header"));
    const inFrame = typing && [...deep(document, "iframe")].some(shows);
    if (inFrame || fields.some(shows)) probe.canType = performance.timeOrigin + performance.now();
    else requestAnimationFrame(probe.watch);
  };
  /** How long after the next Enter the line is shown as said, in ms. */
  probe.said = (line) =>
    new Promise((resolve) => {
      // Neither the field in which it is written nor what is around that.
      const isField = (element) => element.closest(field) || element.querySelector(field);
      const isSaid = (element) => element.textContent.includes(line) && !isField(element) && shows(element);
      const watch = (began) => {
        if ([...deep(document.body, "p, div, span, li")].some(isSaid)) resolve(performance.now() - began);
        else requestAnimationFrame(() => watch(began));
      };
      const begin = ({ key }) => {
        if (key !== "Enter") return;
        removeEventListener("keydown", begin, { capture: true });
        watch(performance.now());
      };
      addEventListener("keydown", begin, { capture: true });
    });

  if (!top) {
    const tell = () => {
      if ([...deep(document, field)].some(shows)) window.top.postMessage("probe: one can type here", "*");
      else requestAnimationFrame(tell);
    };
    tell();
  }
})();
