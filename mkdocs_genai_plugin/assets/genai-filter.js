// @ts-check
// Narrows the entries beside it down, by words and by what they answer, and puts them in order.
(() => {
  if (customElements.get("genai-filter")) return;

  /** Without marks and case, as people type. @param {string | null} text */
  const plain = (text) => `${text}`.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // So many are laid out in a part of a frame.
  const AT_ONCE = 100;

  class Filter extends HTMLElement {
    /** @type {any[]} */ entries = [];
    /** In the order in which they stand. @type {any[]} */ listed = [];
    /** @type {any[]} */ places = [];
    /** @type {Map<Element, string>} */ texts = new Map();

    connectedCallback() {
      if (document.readyState !== "loading") this.upgrade();
      else addEventListener("DOMContentLoaded", () => this.upgrade(), { once: true });
    }

    upgrade() {
      if (this.entries.length) return;
      this.entries = this.listed = [...this.parentElement?.querySelectorAll(".genai-entry") ?? []];
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
      this.narrow(Infinity);
      this.remember();
    }

    /** Leaves the entries that every field lets through, and says how many. @param {number} [atOnce] */
    narrow(atOnce) {
      const [search, ...rest] = this.fields;
      const words = plain(search.value).split(/\s+/).filter(Boolean);
      const asked = rest.filter(({ value, dataset }) => value && dataset.key !== "order");
      this.order(rest.find(({ dataset }) => dataset.key === "order")?.value);
      const kept = this.listed.filter((entry) =>
        asked.every((one) => entry.getAttribute("data-" + one.dataset.key) === one.value)
        && words.every((word) => this.text(entry).includes(word)));
      const stays = new Set(kept);
      for (const entry of this.listed) entry.hidden ||= !stays.has(entry);
      this.show(kept.filter(({ hidden }) => hidden), atOnce);
      /** @type {any} */ (this.querySelector("genai-count"))?.say({ n: kept.length, total: this.entries.length });
    }

    frame = 0;

    /** Shows entries: the first at once, and with each frame as many more. @param {any[]} entries */
    show(entries, atOnce = AT_ONCE) {
      cancelAnimationFrame(this.frame);
      for (const entry of entries.splice(0, atOnce)) entry.hidden = false;
      for (const group of /** @type {any} */ (this.parentElement).querySelectorAll(".genai-gathered"))
        group.hidden = !group.querySelector(".genai-entry:not([hidden])");
      if (entries.length) this.frame = requestAnimationFrame(() => this.show(entries));
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
      const entries = this.listed = [...this.entries];
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
