// "/" goes to the search box from anywhere but a field. The explorer has its own keys.
addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  if (e.target instanceof Element && e.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("[data-explorer][data-state=ready]")) return;
  const box = [...document.querySelectorAll("input[type=search]")].find((i) => i.offsetParent !== null);
  if (!box) return;
  e.preventDefault();
  box.focus();
  box.select();
});

// A chart that can be saved as SVG can be saved as PNG too: the browser draws it.
for (const svg of document.querySelectorAll("a[href*='/timeline.svg']")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn bare";
  button.textContent = "PNG";
  button.addEventListener("click", async () => {
    const image = new Image();
    image.src = svg.href;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = new URL(svg.href).pathname.split("/").at(-2) + ".png";
      link.click();
      URL.revokeObjectURL(link.href);
    }, "image/png");
  });
  svg.after(button);
}
