// @ts-check
// Sets attributes; without it every panel is open.
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
  let kept = ""; // chosen or asked for, until the reader moves on

  // Browsers lead to a fragment by scrolling the pages around a frame, and by focus.
  const asked = location.hash;
  const framed = self !== top;
  /** @param {string} hash */
  const note = (hash) => {
    try {
      history.replaceState(history.state, "", Object.assign(new URL(location.href), { hash }));
    } catch {} // The frame is made of a text, without an address.
  };
  if (framed && !asked.includes("?")) {
    note("");
    addEventListener("load", () => location.hash || note(asked));
  }

  const linked = () => named(location.hash || asked);

  /** Scrolls this page alone. @param {Element | null} target */
  const lead = (target) => {
    if (!target) return;
    const { scrollMarginTop } = getComputedStyle(target);
    scrollTo({ top: scrollY + target.getBoundingClientRect().top - parseFloat(scrollMarginTop) });
  };

  // Material's navigation.tracking writes the heading passed last.
  /** @type {any} */ (window).navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    const { hash, pathname } = new URL(event.destination.url);
    if (event.navigationType !== "replace" || event.hashChange) return;
    if (hash === kept || pathname !== location.pathname) return;
    if (!/navigation\.tracking/.test(named("#__config")?.textContent ?? "")) return;
    if (kept || named(hash)?.closest(".genai-panel[hidden]")) event.preventDefault();
  });
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"])
    addEventListener(type, () => (kept = ""), true);
  addEventListener("keydown", () => set(document.documentElement, { "data-genai-keys": "" }), true);

  document.addEventListener("genai-write", (/** @type {any} */ { target, detail: { hash } }) => {
    if (target.getAttribute("hash") === "off") return;
    const address = Object.assign(new URL(location.href), { hash });
    kept = address.hash;
    try {
      history.replaceState(history.state, "", address);
      written = true;
    } catch {} // Safari allows 100 in 30 s.
  });

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
      // A group's name describes its tabs.
      for (const item of list.children)
        set(item, { role: "presentation", "aria-hidden": item.matches(".genai-group") && "true" });
      this.tabs.forEach((tab, i) => {
        const { id } = this.panels[i];
        set(tab, { role: "tab", id: id + "-tab", "aria-controls": id });
      });
      list.addEventListener("click", this);
      list.addEventListener("keydown", this);
      const target = linked();
      this.show(Math.max(0, this.panels.findIndex((panel) => panel.contains(target))));
      set(this, { "data-ready": "" });
      if (!this.contains(target)) return;
      kept = location.hash;
      this.lead(list);
    }

    /** Has the tabs in sight above a panel: all, or in one row. @param {Element | null} [list] */
    lead(list = this.querySelector(".genai-tabs")) {
      if (!list) return;
      const tops = [this, this.panels[0].parentElement].map((one) => one?.getBoundingClientRect().top ?? 0);
      let above = tops[1] - tops[0];
      if (above > innerHeight / 2) set(this, { "data-row": "" });
      if (this.matches("[data-row]")) above = list.clientHeight;
      this.style.setProperty("--genai-above", above + "px");
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
      this.dispatchEvent(new CustomEvent("genai-write", { bubbles: true, detail: { hash } }));
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
      const { top } = this.panels[index].getBoundingClientRect();
      if (top > innerHeight - 96) scrollBy(0, top - innerHeight / 2);
    }

    /** @param {KeyboardEvent} event @param {number} index */
    move(event, index) {
      const step = getComputedStyle(this).direction === "rtl" ? -1 : 1;
      const to = { ArrowRight: index + step, ArrowLeft: index - step, Home: 0, End: -1, " ": index }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = (to + this.tabs.length) % this.tabs.length;
      this.select(next, "key");
      this.tabs[next].focus();
    }
  }

  /** Opens a block of pymdownx.tabbed. @param {Element} set @param {Element} block */
  const chooseTab = (set, block) => {
    const blocks = [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")];
    const input = /** @type {HTMLInputElement} */ (set.querySelectorAll(":scope > input")[blocks.indexOf(block)]);
    if (!input || input.checked) return false;
    input.click();
    return true;
  };

  /** @param {Element} target @param {string} via @returns {boolean} */
  const reveal = (target, via) => {
    const place = target.closest(".genai-panel, .tabbed-block, details:not([open])");
    if (place instanceof HTMLDetailsElement) {
      place.open = true;
      reveal(place, via);
      return true;
    }
    const set = place?.parentElement?.parentElement;
    if (!place || !set) return false;
    const outer = reveal(set, via);
    return (set instanceof Tabs ? set.select(set.panels.indexOf(place), via) : chooseTab(set, place)) || outer;
  };

  /** @param {string} hash @param {MouseEvent} [click] */
  const follow = (hash, click) => {
    if (hash.includes("?")) look();
    const target = named(hash);
    if (!target?.closest(".genai")) return framed && lead(target);
    kept = hash;
    const opened = reveal(target, "link");
    const panel = target.closest(".genai-panel"), tabs = panel?.parentElement?.parentElement;
    if (tabs instanceof Tabs) tabs.lead();
    if (panel instanceof HTMLElement && click?.detail === 0) panel.focus({ preventScroll: true }); // by keyboard
    if ((panel && click) || opened || framed) lead(target);
  };

  // Material's own navigation brings no hashchange.
  document.addEventListener("click", (event) => {
    const link = around(event, "a[href]:not([role])");
    if (!(link instanceof HTMLAnchorElement) || modified(event)) return;
    if (link.host + link.pathname !== location.host + location.pathname) return;
    if (written && link.hash) event.stopPropagation(); // Material does not know what was written.
    written = false;
    if (framed && named(link.hash)) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
    }
    setTimeout(() => follow(link.hash, event));
  }, true);
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("beforematch", ({ target }) =>
    target instanceof Element && reveal(target, target.contains(linked()) ? "link" : "find"));

  /** A text with numbers, of which `n` decides about the form; with the digits of what was built. */
  class Count extends HTMLElement {
    /** @param {Element} element */
    static language(element) {
      return `${element.closest("[lang]")?.getAttribute("lang") || "en"}`.replace("_", "-");
    }

    /** @param {Element} element @param {number} n */
    static category(element, n) {
      return new Intl.PluralRules(Count.language(element)).select(n);
    }

    /** @param {Element} element @param {Intl.NumberFormatOptions} [options] */
    static format(element, options) {
      return new Intl.NumberFormat(`${Count.language(element)}-u-nu-latn`, options);
    }

    /** @param {Record<string, number>} numbers @param {string} [name] which of its texts */
    say(numbers, name = "text") {
      const form = `data-${name}-${Count.category(this, numbers.n)}`, digits = Count.format(this);
      const text = this.getAttribute(form) ?? this.getAttribute(`data-${name}`);
      this.textContent = `${text}`.replace(/{(\w+)}/g, (_, key) => digits.format(numbers[key]));
    }
  }
  customElements.define("genai-count", Count);

  customElements.define("genai-cards", class extends Tabs {});
  // A parser connects an element before its children.
  customElements.define("genai-end", class extends HTMLElement {
    connectedCallback() {
      /** @type {{ upgrade?(): void } | null} */ (this.parentElement)?.upgrade?.();
    }
  });

  customElements.define("genai-comparison", class extends HTMLElement {}); // its style is for every page

  // What the head does not name comes when met: a figure below, after instant navigation, behind a password.
  // Each style has a property of its name: 1 beside a script, else 0.
  const source = `${/** @type {any} */ (document.currentScript)?.src}`;
  const brought = new Map();

  /** @param {string} file @param {string} tag @param {object} more */
  const add = (file, tag, more) => {
    if (brought.get(file)?.isConnected) return;
    const address = source.replace("genai.js", file);
    const element = Object.assign(document.createElement(tag), { href: address, src: address, ...more });
    brought.set(file, element);
    document.head.append(element);
  };

  const styled = () => {
    lead(linked());
    look();
  };

  /** @param {string} name */
  const bring = (name, script = true) => {
    const there = getComputedStyle(document.documentElement).getPropertyValue("--" + name);
    if (!there) add(name + ".css", "link", { rel: "stylesheet", onload: styled });
    else if (+there && script) add(name + ".js", "script", { async: false });
  };

  // The script of a machine comes when its figure is a screen away, or when an address may ask for a state.
  const near = new IntersectionObserver((figures) => {
    for (const { target, isIntersecting } of figures)
      for (const name of `${target.getAttribute("data-machine")}`.split(" "))
        bring("genai-figure-" + name, isIntersecting || location.hash.includes("?"));
  }, { rootMargin: "100%" });

  const look = () => {
    for (const { localName } of document.querySelectorAll(":not(:defined)"))
      if (localName.startsWith("genai-")) bring(localName);
    near.disconnect();
    for (const figure of document.querySelectorAll("[data-machine]:not([data-ready])")) near.observe(figure);
  };

  const start = () => {
    follow(location.hash || asked);
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "complete") start(); // came late
  else addEventListener("DOMContentLoaded", start);
})();
