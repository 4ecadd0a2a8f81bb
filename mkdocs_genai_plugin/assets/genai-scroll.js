// @ts-check
// What scrolls in itself is a tab stop where it does, and none where all of it is in sight.
(() => {
  if (customElements.get("genai-scroll")) return;

  customElements.define("genai-scroll", class extends HTMLElement {
    sizes = new ResizeObserver(() => {
      const more = this.scrollWidth > this.clientWidth || this.scrollHeight > this.clientHeight;
      if (more) this.tabIndex = 0;
      else if (this !== document.activeElement) this.removeAttribute("tabindex");
    });

    connectedCallback() {
      this.sizes.observe(this);
      this.closest("genai-comparison")?.setAttribute("data-ready", "");
    }

    disconnectedCallback() {
      this.sizes.disconnect();
    }
  });
})();
