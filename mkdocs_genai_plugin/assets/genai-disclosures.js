// @ts-check
// Closes the panels of a large collection, and opens the one that is asked for.
(() => {
  if (customElements.get("genai-disclosures")) return;

  // WebKit opens a found panel without scrolling.
  const CLOSED = /apple/i.test(navigator.vendor) ? "" : "until-found";

  class Disclosures extends HTMLElement {
    /** @type {any[]} */ entries = [];
    ending = new AbortController();

    connectedCallback() {
      this.toggleAttribute("data-linked", !!location.hash);
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    disconnectedCallback() {
      this.ending.abort();
    }

    upgrade() {
      if (this.entries.length) return;
      this.entries = [...this.querySelectorAll(".genai-entry")];
      for (const { children: [card, panel] } of this.entries) {
        card.role = "button";
        card.setAttribute("aria-controls", panel.id);
        card.ariaExpanded = "false";
        panel.setAttribute("hidden", CLOSED);
      }
      this.filter?.upgrade?.();
      this.follow();
      const { signal } = this.ending;
      for (const type of ["click", "keydown", "beforematch"]) this.addEventListener(type, this, { signal });
      addEventListener("hashchange", () => this.follow(), { signal });
      // Material's own navigation brings no hashchange.
      document.addEventListener("click", () => setTimeout(() => this.follow(true)), { signal });
      this.setAttribute("data-ready", "");
    }

    get filter() {
      return /** @type {any} */ (this.querySelector("genai-filter"));
    }

    /** @param {any} event */
    handleEvent(event) {
      const { target, type } = event;
      if (type === "beforematch") return this.open(target.closest(".genai-entry"), true);
      const card = target.closest(".genai-card");
      if (!card || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (type === "keydown" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // Material would follow it.
      const opens = card.ariaExpanded === "false";
      this.open(card.parentElement, opens);
      const detail = { hash: this.last = card.hash };
      if (opens) this.dispatchEvent(new CustomEvent("genai-write", { bubbles: true, detail }));
    }

    /** @param {any} entry @param {boolean} opens */
    open(entry, opens) {
      if (!entry) return;
      const [card, panel] = entry.children;
      card.ariaExpanded = `${opens}`;
      opens ? panel.removeAttribute("hidden") : panel.setAttribute("hidden", CLOSED);
    }

    last = "";

    /** Opens what the address names. @param {boolean} [clicked] */
    follow(clicked) {
      const { hash } = location;
      if (clicked && hash === this.last) return;
      this.last = hash;
      const target = document.getElementById(hash.slice(1)); // Our ids need no escape.
      const entry = target && this.entries.find((one) => one.contains(target));
      if (!entry) return;
      if (entry.hidden) this.filter?.clear();
      this.open(entry, true);
      entry.scrollIntoView();
    }
  }

  customElements.define("genai-disclosures", Disclosures);
})();
