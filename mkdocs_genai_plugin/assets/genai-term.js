// @ts-check
// The style shows a meaning under the pointer and with the focus; Escape puts it away.
(() => {
  if (customElements.get("genai-term")) return;

  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll("genai-term:is(:hover, :focus-within)"))
      term.setAttribute("data-closed", "");
  });

  customElements.define("genai-term", class extends HTMLElement {
    connectedCallback() {
      for (const type of ["pointerenter", "focusin"])
        this.addEventListener(type, () => this.removeAttribute("data-closed"));
    }
  });
})();
