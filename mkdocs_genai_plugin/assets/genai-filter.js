// @ts-check
// Narrows the entries beside it down, by words and by what they answer, and puts them in order.
(() => {
  if (customElements.get("genai-filter")) return;

  /** Without marks and case, as people type. @param {string | null} text */
  const plain = (text) => `${text}`.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  class Filter extends HTMLElement {
    /** @type {any[]} */ entries = [];
    /** @type {any[]} */ places = [];
    /** @type {Map<Element, string>} */ texts = new Map();

    connectedCallback() {
      if (document.readyState !== "loading") this.upgrade();
      else addEventListener("DOMContentLoaded", () => this.upgrade(), { once: true });
    }

    upgrade() {
      if (this.entries.length) return;
      this.entries = [...this.parentElement?.querySelectorAll(".genai-entry") ?? []];
      this.places = this.entries.map(({ parentElement }) => parentElement);
      const asked = new URLSearchParams(location.search);
      for (const field of this.fields) field.value = asked.get(this.key(field)) ?? field.value;
      this.narrow();
      this.addEventListener("focusin", () => this.entries.forEach((entry) => this.text(entry)), { once: true });
      this.addEventListener("input", () => {
        this.narrow();
        this.remember();
      });
    }

    get fields() {
      return /** @type {any[]} */ ([...this.querySelectorAll("[data-key]")]);
    }

    /** @param {any} field */
    key(field) {
      return `${this.dataset.name}.${field.dataset.key}`;
    }

    clear() {
      for (const field of this.fields) field.value = "";
      this.narrow();
      this.remember();
    }

    /** Shows the entries that every field lets through. */
    narrow() {
      const [search, ...rest] = this.fields;
      const words = plain(search.value).split(/\s+/).filter(Boolean);
      const asked = rest.filter(({ value, dataset }) => value && dataset.key !== "order");
      let n = 0;
      for (const entry of this.entries) {
        const kept = asked.every((one) => entry.getAttribute("data-" + one.dataset.key) === one.value)
          && words.every((word) => this.text(entry).includes(word));
        if (entry.hidden === kept) entry.hidden = !kept;
        n += +kept;
      }
      this.order(rest.find(({ dataset }) => dataset.key === "order")?.value);
      for (const group of /** @type {any} */ (this.parentElement).querySelectorAll(".genai-gathered"))
        group.hidden = !group.querySelector(".genai-entry:not([hidden])");
      /** @type {any} */ (this.querySelector("genai-count"))?.say({ n, total: this.entries.length });
    }

    /** @param {Element} entry */
    text(entry) {
      if (!this.texts.has(entry)) this.texts.set(entry, plain(entry.textContent));
      return /** @type {string} */ (this.texts.get(entry));
    }

    sorted = "";

    /** Puts all entries into the first list by a number; without one, each where it was. @param {string} [by] */
    order(by = "") {
      if (by === this.sorted) return;
      this.sorted = by;
      const down = by.endsWith("-down"), key = by.replace(/-down$/, "");
      /** @param {any} entry */
      const number = (entry) => (down ? -1 : 1) * (entry.getAttribute("data-" + key) ?? NaN);
      const entries = [...this.entries];
      // What has no number comes last.
      if (by) entries.sort((one, other) => +isNaN(number(one)) - +isNaN(number(other)) || number(one) - number(other));
      entries.forEach((entry, i) => this.places[by ? 0 : i].append(entry));
      this.toggleAttribute("data-sorted", !!by);
    }

    remember() {
      const address = new URL(location.href), { searchParams } = address;
      for (const field of this.fields)
        field.value ? searchParams.set(this.key(field), field.value) : searchParams.delete(this.key(field));
      try {
        history.replaceState(history.state, "", address);
      } catch {} // Safari allows 100 in 30 s.
    }
  }

  customElements.define("genai-filter", Filter);
})();
