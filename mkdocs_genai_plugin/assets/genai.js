// @ts-check
// Sets attributes only; without it every panel is open.
(() => {
  if (customElements.get("genai-end")) return;

  // WebKit opens a found panel without scrolling.
  const CLOSED = /apple/i.test(navigator.vendor) ? "" : "until-found";

  /** @param {Element | null} element @param {Record<string, string | false>} attributes false removes */
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes))
      value === false ? element?.removeAttribute(name) : element?.setAttribute(name, value);
  };

  /** @param {MouseEvent | KeyboardEvent} event */
  const modified = (event) => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;

  /** 1 where the next step lies to the right, else -1. @param {Element} element */
  const forward = (element) => (getComputedStyle(element).direction === "rtl" ? -1 : 1);

  /** @param {Event} event @param {string} selector */
  const around = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  /** @param {string} hash */
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  };

  let written = false;

  class Tabs extends HTMLElement {
    /** @type {HTMLElement[]} */ tabs = [];
    /** @type {Element[]} */ panels = [];
    index = -1;

    upgrade() {
      const list = this.querySelector(":scope > .genai-tabs");
      if (!list || this.tabs.length) return;
      this.tabs = [...list.querySelectorAll("a")];
      this.panels = [...this.querySelectorAll(":scope > .genai-panels > .genai-panel")];
      set(list, { role: "tablist" });
      for (const item of list.children) set(item, { role: "presentation" });
      this.tabs.forEach((tab, i) => {
        const { id } = this.panels[i];
        set(tab, { role: "tab", id: id + "-tab", "aria-controls": id });
      });
      list.addEventListener("click", this);
      list.addEventListener("keydown", this);
      const linked = named(location.hash);
      this.show(Math.max(0, this.panels.findIndex((panel) => panel.contains(linked))));
      set(this, { "data-ready": "" });
    }

    get value() {
      return this.panels[this.index]?.id;
    }

    set value(id) {
      this.select(this.panels.findIndex((panel) => panel.id === id));
    }

    /** True when this opened a panel. @param {number} index @param {string} [via] */
    select(index, via = "api") {
      const id = this.panels[index]?.id;
      if (id && /click|key|button|swipe/.test(via)) this.write(id);
      if (!id || index === this.index) return false;
      this.show(index, via);
      this.dispatchEvent(new CustomEvent("genai-change", { bubbles: true, detail: { id, index, via } }));
      return true;
    }

    /** @param {number} index @param {string} [via] */
    show(index, via) {
      this.index = index;
      this.tabs.forEach((tab, i) => {
        const open = i === index;
        set(tab, { "aria-selected": `${open}`, tabindex: open ? "0" : "-1" });
        // A closed panel must not be a tab stop.
        set(this.panels[i], {
          hidden: !open && CLOSED,
          role: open && "tabpanel",
          tabindex: open && "0",
          "aria-labelledby": open && tab.id,
        });
      });
    }

    /** @param {string} hash */
    write(hash) {
      if (this.getAttribute("hash") === "off") return;
      try {
        history.replaceState(history.state, "", Object.assign(new URL(location.href), { hash }));
        written = true;
      } catch {} // Safari allows 100 in 30 s.
    }

    /** @param {any} event */
    handleEvent(event) {
      const index = this.tabs.findIndex((tab) => tab.contains(event.target));
      if (index < 0 || modified(event)) return;
      event.type === "click" ? this.choose(event, index) : this.move(event, index);
    }

    /** @param {MouseEvent} event @param {number} index */
    choose(event, index) {
      event.preventDefault();
      event.stopPropagation(); // Material would follow it.
      this.select(index, "click");
      const panel = this.panels[index];
      if (panel.getBoundingClientRect().top > innerHeight - 96) panel.scrollIntoView({ block: "nearest" });
    }

    /** @param {KeyboardEvent} event @param {number} index */
    move(event, index) {
      const step = forward(this);
      const to = { ArrowRight: index + step, ArrowLeft: index - step, Home: 0, End: -1, " ": index }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = (to + this.tabs.length) % this.tabs.length;
      this.select(next, "key");
      this.tabs[next].focus();
    }
  }

  class Timeline extends Tabs {
    timer = 0;

    upgrade() {
      if (this.tabs.length) return;
      super.upgrade();
      this.addEventListener("focusin", (event) => {
        if (this.panels[this.index].contains(around(event, "*"))) this.pause();
      });
      this.addEventListener("click", (event) => {
        const action = around(event, ".genai-button")?.getAttribute("data-do");
        if (action === "play") this.timer ? this.pause() : this.play();
        else if (action) this.select(this.index + (action === "next" ? 1 : -1), "button");
      });
      this.swipes();
    }

    disconnectedCallback() {
      this.pause();
    }

    /** @param {number} index @param {string} [via] */
    select(index, via) {
      if (via !== "play") {
        this.pause();
        this.reserve(0);
      }
      return super.select(index, via);
    }

    /** @param {number} index @param {string} [via] */
    show(index, via = "") {
      super.show(index, via);
      const total = this.tabs.length;
      set(this.querySelector("[data-do=previous]"), { "aria-disabled": !index && "true" });
      set(this.querySelector("[data-do=next]"), { "aria-disabled": index === total - 1 && "true" });
      const status = this.querySelector(".genai-status");
      if (!status) return;
      // A tab says its own name, and playing must not talk over the reader.
      set(status, { "aria-live": /button|swipe/.test(via) ? "polite" : "off" });
      const words = { n: index + 1, total, label: this.tabs[index].querySelector(".genai-label")?.textContent };
      let text = `${status.getAttribute("data-text")}`;
      for (const [name, word] of Object.entries(words)) text = text.replace(`{${name}}`, () => `${word}`);
      status.textContent = text;
    }

    play() {
      if (this.timer) return;
      for (const panel of this.panels) set(panel, { hidden: false });
      this.reserve(Math.max(...this.panels.map((panel) => panel.clientHeight)));
      this.show(this.index, "play");
      this.timer = setInterval(() => this.advance(), Number(this.getAttribute("interval")) || 7000);
      set(this, { "data-playing": "" });
      document.addEventListener("visibilitychange", () => this.pause(), { once: true });
      if (this.index === this.tabs.length - 1) this.select(0, "play");
    }

    pause() {
      clearInterval(this.timer);
      this.timer = 0;
      set(this, { "data-playing": false });
    }

    advance() {
      this.select(this.index + 1, "play");
      if (this.index === this.tabs.length - 1) this.pause();
    }

    /** So that nothing below moves while playing. @param {number} height */
    reserve(height) {
      this.style.setProperty("--genai-height", height + "px");
    }

    swipes() {
      let [x, y, time] = [0, 0, 0];
      this.addEventListener("touchstart", (event) => {
        ({ clientX: x, clientY: y } = event.touches[0]);
        // The edge is the browser's; formulas and tables scroll.
        const free = !event.touches[1] && x > 24 && x < innerWidth - 24 && !around(event, ".genai-formula, .genai-scroll");
        time = free ? event.timeStamp : NaN;
      }, { passive: true });
      this.addEventListener("touchend", (event) => {
        const { clientX, clientY } = event.changedTouches[0];
        const far = Math.abs(clientX - x) > Math.max(48, 2 * Math.abs(clientY - y));
        if (far && event.timeStamp - time < 800) this.select(this.index - Math.sign(clientX - x) * forward(this), "swipe");
      });
    }
  }

  /** Opens every panel around the target. @param {Element} target @param {string} via @returns {boolean} */
  const reveal = (target, via) => {
    const panel = target.closest(".genai-panel");
    const widget = panel?.parentElement?.parentElement;
    if (!panel || !widget) return false;
    const outer = reveal(widget, via);
    return (widget instanceof Tabs && widget.select(widget.panels.indexOf(panel), via)) || outer;
  };

  /** @param {string} hash @param {MouseEvent} [click] */
  const follow = (hash, click) => {
    const target = named(hash);
    const panel = target?.closest(".genai-panel");
    if (!target || !(panel instanceof HTMLElement)) return;
    const opened = reveal(target, "link");
    if (click?.detail === 0) panel.focus({ preventScroll: true }); // by keyboard
    if (click || opened) target.scrollIntoView();
  };

  // Material's own navigation brings no hashchange.
  document.addEventListener("click", (event) => {
    const link = around(event, "a[href]:not([role=tab])");
    if (!(link instanceof HTMLAnchorElement) || modified(event)) return;
    if (link.host !== location.host || link.pathname !== location.pathname) return;
    if (written && link.hash) event.stopPropagation(); // Material does not know what was written.
    written = false;
    setTimeout(() => follow(link.hash, event));
  }, true);
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("beforematch", ({ target }) =>
    target instanceof Element && reveal(target, target.contains(named(location.hash)) ? "link" : "find"));

  customElements.define("genai-cards", class extends Tabs {});
  customElements.define("genai-timeline", Timeline);
  customElements.define("genai-comparison", class extends HTMLElement {
    upgrade() {
      const region = this.querySelector(".genai-scroll");
      if (!region || this.hasAttribute("data-ready")) return;
      new ResizeObserver(() => {
        if (region.scrollWidth > region.clientWidth) set(region, { tabindex: "0" });
        else if (region !== document.activeElement) set(region, { tabindex: false });
      }).observe(region);
      set(this, { "data-ready": "" });
    }
  });
  // A parser connects an element before its children; this is the last.
  customElements.define("genai-end", class extends HTMLElement {
    connectedCallback() {
      /** @type {{ upgrade?(): void } | null} */ (this.parentElement)?.upgrade?.();
    }
  });
})();
