// What the types refuse. The compiler fails where it finds nothing wrong below an expectation.
export function page(): void {
  // @ts-expect-error: no such call
  Edgewise("opne");
  // @ts-expect-error: a text is missing
  Edgewise("send");
  // @ts-expect-error: not a text
  Edgewise("prefill", 34);
  // @ts-expect-error: an identity is a signed text
  Edgewise("identify", { email: "mira@example.org" });
  // @ts-expect-error: no such side
  Edgewise("update", { side: "top" });
  // @ts-expect-error: no such setting
  Edgewise("update", { z: 1 });
  // @ts-expect-error: no such event
  Edgewise("on", "typing", () => {});
  // @ts-expect-error: a function is missing
  Edgewise("once", "open");
  // @ts-expect-error: a count is no text
  Edgewise("on", "unread", ({ count }) => count.trim());
  // @ts-expect-error: it may not be known yet
  const unread: number = Edgewise.unread;
  // @ts-expect-error: only read
  Edgewise.isOpen = true;
  // @ts-expect-error: a detail is a text or a number
  Edgewise("track", "paid", {});
  // @ts-expect-error: nobody else says anything
  Edgewise("on", "message", ({ by }) => by === "bot");
  // @ts-expect-error: no such code
  const isBusy = (error: EdgewiseError): boolean => error.code === "busy";
  void [unread, isBusy];
}
