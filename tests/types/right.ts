// Every call as a page would write it. It only has to compile.
export async function page(): Promise<number> {
  Edgewise("open");
  await Edgewise("close");
  await Edgewise("toggle");
  await Edgewise("show");
  await Edgewise("hide");
  await Edgewise("prefill", "Size 34?");
  await Edgewise("send", "Where is my order?");
  await Edgewise("page");
  await Edgewise("track", "Added to cart", "Plain tan belt");
  await Edgewise("track", "Paid", 49.95);
  await Edgewise("draw");
  await Edgewise("update", { side: "left", x: 32, y: 96 });
  await Edgewise("update", {});
  await Edgewise("identify", "eyJ…");
  await Edgewise("boot");
  await Edgewise("boot", { identity: "eyJ…", side: "right" });

  const badge = ({ count }: { count: number }): void => void (document.title = `(${count})`);
  await Edgewise("on", "unread", badge);
  await Edgewise("off", "unread", badge);
  await Edgewise("once", "open", () => {});
  await Edgewise("on", "message", ({ by }) => void (by === "team" && badge({ count: 1 })));
  addEventListener("edgewise:unread", ({ detail }) => badge(detail));
  addEventListener("edgewise:close", (event) => event.preventDefault());

  try {
    await Edgewise("shutdown");
  } catch (error) {
    if ((error as EdgewiseError).code === "unreachable") window.Edgewise.close();
  }
  window.Edgewise.open();
  Edgewise.draw();
  Edgewise.destroy();
  const isSeen: boolean = Edgewise.isOpen ?? false;
  return isSeen && Edgewise.ready ? 0 : (Edgewise.unread ?? 0);
}
