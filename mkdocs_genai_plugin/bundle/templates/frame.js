// @ts-check
(() => {
  const contents = document.querySelector(".frame-contents > details");
  if (contents && matchMedia("(min-width: 1000px)").matches) contents.setAttribute("open", "");

  // Light or dark as the reader's system is, until the reader chooses.
  const button = document.querySelector(".frame-dark");
  if (!(button instanceof HTMLElement)) return;
  const palettes = JSON.parse(button.dataset.palettes ?? "{}");
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** @param {boolean} dark */
  const show = (dark) => {
    for (const [name, value] of Object.entries(palettes[dark ? "dark" : "light"]))
      document.body.setAttribute("data-md-color-" + name, value);
    button.setAttribute("aria-pressed", String(dark));
  };

  button.hidden = false;
  button.addEventListener("click", () => show(button.getAttribute("aria-pressed") === "false"));
  system.addEventListener("change", () => show(system.matches));
  show(system.matches);
})();
