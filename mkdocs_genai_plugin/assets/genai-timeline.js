// @ts-check
// What a timeline adds to tabs: a bar of buttons, playing, and swipes.
customElements.whenDefined("genai-cards").then((Cards) => {
  if (customElements.get("genai-timeline")) return;
  /** @typedef {{ upgrade(): void, show(index: number, via?: string): void }} Shown */
  /** @typedef {{ select(index: number, via?: string): boolean } & Shown} Chosen */
  /** @typedef {{ tabs: HTMLElement[], panels: HTMLElement[], index: number } & Chosen} Shared */
  const Tabs = /** @type {new () => HTMLElement & Shared} */ (Object.getPrototypeOf(Cards));

  /** @param {Element | null} element @param {Record<string, string | false>} attributes false removes */
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes))
      value === false ? element?.removeAttribute(name) : element?.setAttribute(name, value);
  };

  /** 1 where the next step is on the right, else -1. @param {Element} element */
  const forward = (element) => (getComputedStyle(element).direction === "rtl" ? -1 : 1);

  /** @param {Event} event @param {string} selector */
  const around = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  customElements.define("genai-timeline", class extends Tabs {
    timer = 0;

    connectedCallback() {
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    upgrade() {
      if (this.tabs.length) return;
      super.upgrade();
      const list = this.querySelector("genai-rows + *");
      set(list, { "aria-orientation": "vertical" });
      list?.addEventListener("keydown", (/** @type {any} */ event) => {
        const by = Number(event.key === "ArrowDown") - Number(event.key === "ArrowUp");
        if (!by) return;
        event.preventDefault();
        this.select(this.index + by, "key");
        this.tabs[this.index].focus();
      });
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
      const list = this.querySelector("genai-rows + *"), stop = this.tabs[index];
      if (list) list.scrollTop = stop.offsetTop - list.clientHeight / 2;
      const total = this.tabs.length;
      set(this.querySelector("[data-do=previous]"), { "aria-disabled": !index && "true" });
      set(this.querySelector("[data-do=next]"), { "aria-disabled": index === total - 1 && "true" });
      const status = this.querySelector(".genai-status");
      if (!status) return;
      // A tab says its own name, and playing must not talk over the reader.
      set(status, { "aria-live": /button|swipe/.test(via) ? "polite" : "off" });
      /** @type {any} */
      const words = { n: index + 1, total, label: this.tabs[index].querySelector(".genai-label")?.textContent };
      status.textContent = `${status.getAttribute("data-text")}`.replace(/{(\w+)}/g, (_, name) => words[name]);
    }

    play() {
      if (this.timer) return;
      for (const panel of this.panels) set(panel, { hidden: false });
      this.reserve(Math.max(...this.panels.map((panel) => panel.clientHeight)));
      this.show(this.index, "play");
      this.timer = setInterval(() => this.advance(), Number(this.getAttribute("interval")) || 7000);
      set(this, { "data-playing": "" });
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
        const edge = x < 24 || x > innerWidth - 24;
        time = edge || event.touches[1] || around(event, ".genai-formula, .genai-scroll") ? NaN : event.timeStamp;
      }, { passive: true });
      this.addEventListener("touchend", (event) => {
        const { clientX, clientY } = event.changedTouches[0];
        const by = clientX - x, far = Math.abs(by) > Math.max(48, 2 * Math.abs(clientY - y));
        if (far && event.timeStamp - time < 800) this.select(this.index - Math.sign(by) * forward(this), "swipe");
      });
    }
  });

  document.addEventListener("visibilitychange", () =>
    document.querySelectorAll("genai-timeline").forEach((/** @type {any} */ one) => one.pause()));
});
