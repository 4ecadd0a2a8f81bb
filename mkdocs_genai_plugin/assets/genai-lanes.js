// @ts-check
// Places the stops of a long timeline on an axis of years, in lanes, where there is room for it.
(() => {
  if (customElements.get("genai-lanes")) return;
  const ROOM = 60; // in em
  const LABELS = 136, GAP = 4; // in px

  /** @param {Element} element @param {Record<string, number>} values */
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values))
      /** @type {HTMLElement} */ (element).style.setProperty(`--genai-${name}`, `${value}`);
  };

  /** @param {string} lane */
  const label = (lane) => {
    const item = Object.assign(document.createElement("li"), { className: "genai-lane", textContent: lane });
    item.setAttribute("role", "presentation");
    item.setAttribute("aria-hidden", "true");
    return item;
  };

  customElements.define("genai-lanes", class extends HTMLElement {
    /** @type {Map<string, { label: Element, stops: HTMLElement[] }>} */ lanes = new Map();
    sizes = new ResizeObserver(() => this.fit());

    connectedCallback() {
      const list = this.previousElementSibling, timeline = this.parentElement;
      if (!list || !timeline) return;
      for (const stop of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-at]"))) {
        const name = `${stop.dataset.lane}`;
        if (!this.lanes.has(name)) this.lanes.set(name, { label: label(name), stops: [] });
        this.lanes.get(name)?.stops.push(stop);
      }
      for (const one of list.querySelectorAll(".genai-lane")) one.remove(); // of a copy
      list.append(...[...this.lanes.values()].map((lane) => lane.label));
      this.fit(); // before it is seen
      this.sizes.observe(timeline);
    }

    disconnectedCallback() {
      this.sizes.disconnect();
    }

    fit() {
      const list = this.previousElementSibling, timeline = this.parentElement;
      if (!list || !timeline) return;
      const wide = timeline.clientWidth >= ROOM * parseFloat(getComputedStyle(timeline).fontSize);
      timeline.toggleAttribute("data-lanes", wide);
      list.setAttribute("aria-orientation", wide ? "horizontal" : "vertical");
      if (wide) this.place(list);
    }

    /** @param {Element} list */
    place(list) {
      const stops = [...this.lanes.values()].flatMap((lane) => lane.stops);
      const widths = new Map(stops.map((stop) => [stop, stop.offsetWidth]));
      const first = Math.floor(Math.min(...stops.map((stop) => Number(stop.dataset.at))));
      // As wide as leaves room for the name of every stop.
      const year = Math.min(...stops.map((stop) =>
        (list.clientWidth - LABELS - (widths.get(stop) ?? 0)) / (Number(stop.dataset.at) - first || 1)));
      /** @param {string | null | undefined} at */
      const across = (at) => LABELS + (Number(at) - first) * year;
      for (const group of list.querySelectorAll(".genai-group")) set(group, { at: across(group.textContent) });
      let rows = 0;
      for (const { label, stops } of this.lanes.values()) {
        set(label, { row: rows });
        /** @type {number[]} where each row of the lane is free */ const free = [];
        for (const stop of stops) {
          const at = across(stop.dataset.at), found = free.findIndex((end) => end + GAP <= at);
          const row = found < 0 ? free.length : found;
          free[row] = at + (widths.get(stop) ?? 0);
          set(stop, { at, row: rows + row });
        }
        rows += free.length;
      }
      set(list, { rows });
    }
  });
})();
