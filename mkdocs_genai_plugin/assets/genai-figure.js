// @ts-check
// What all figures share; the manual says what a machine brings.
(() => {
  /**
   * Numbers from 0 to below 1: mulberry32 by Tommy Ettinger, public domain; as `.normals()`, two normal
   * ones: Box and Muller, 1958. @param {number} seed
   */
  const generator = (seed) => {
    let state = seed | 0;
    const random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
    const normals = () => {
      const radius = Math.sqrt(-2 * Math.log(1 - random())), angle = 2 * Math.PI * random();
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    };
    return Object.assign(random, { normals });
  };

  if (typeof customElements === "undefined") return void Object.assign(globalThis, { genaiFigure: { generator } });
  if (customElements.get("genai-figure")) return;

  const SLICE = 8, PAUSE = 300, LONGEST = 2000, SEEDS = 9999;
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const DOES = ["Enter", " ", "Delete", "Backspace"];
  /** @type {any} */ let Count;
  /** @type {Map<string, any>} */ const machines = new Map();

  class Figure extends HTMLElement {
    static machines = machines;
    generator = generator;
    /** @type {any} */ start = null;
    /** @type {Record<string, any>} */ state = {};
    /** @type {any} */ view = null;
    /** @type {number[]} */ seeds = []; // those before
    /** @type {string[]} */ owed = []; // changed, not shown yet
    /** @type {Iterator<any> | null} */ work = null;
    prediction = "";
    /** @type {Map<string, any>} */ formats = new Map();
    minus = "";
    end = new AbortController();
    get complete() { return !this.work; }

    /** @param {string} name @param {any} machine */
    static add(name, machine) {
      machines.set(name, machine);
      for (const one of document.querySelectorAll("genai-figure")) /** @type {any} */ (one).upgrade?.();
    }

    connectedCallback() {
      this.upgrade();
    }

    // Listeners, timers and work end with this signal.
    disconnectedCallback() {
      this.end.abort();
      this.work = this.view = null;
    }

    upgrade() {
      const machine = machines.get(`${this.dataset.machine?.split(" ").pop()}`);
      // A parser connects an element before its children; genai-end is the last.
      if (!machine || this.view || !this.isConnected || !this.querySelector(":scope > genai-end")) return;
      if (!this.start) {
        this.start = JSON.parse(`${this.dataset.figure}`);
        this.state = { ...this.start.state };
      }
      this.end = new AbortController();
      this.view = new machine.View(this);
      this.hear();
      this.show([]);
      this.follow(location.hash);
      this.setAttribute("data-ready", "");
    }

    get signal() {
      return this.end.signal;
    }

    get calm() {
      return matchMedia("(prefers-reduced-motion: reduce)").matches;
    }

    /** @param {string} selector @returns {any} */
    one(selector) {
      return this.querySelector(selector);
    }

    /** @param {string} selector @returns {any[]} */
    all(selector) {
      return [...this.querySelectorAll(selector)];
    }

    /** @param {string} selector @param {string} name @param {string} text */
    put(selector, name, text) {
      for (const node of this.all(selector)) node.setAttribute(name, text);
    }

    /** A timer that ends with the element. @param {number} wait @param {() => void} then */
    later(wait, then) {
      const { signal } = this, timer = setTimeout(() => signal.aborted || then(), wait);
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
      return timer;
    }

    /** Listens until the element ends. @param {EventTarget} target @param {string} type @param {(event: any) => void} heard */
    listen(target, type, heard, capture = false) {
      target.addEventListener(type, heard, { capture, signal: this.signal });
    }

    hear() {
      this.all(".genai-control [type=radio]").forEach((radio) => { radio.name = `${this.id}-${radio.closest("fieldset").dataset.control}`; });
      this.listen(this, "input", ({ target }) => this.control(target));
      this.listen(this, "click", ({ target }) => {
        const button = target.closest("[data-do]");
        if (button) this.press(`${button.getAttribute("data-do")}`);
      });
      this.listen(window, "hashchange", () => this.follow(location.hash));
      // Links to here, and those that a theme follows, bring no hashchange.
      this.listen(document, "click", ({ target }) => {
        const link = target.closest?.("a");
        if (link) this.later(0, () => this.follow(link.hash));
      }, true);
    }

    /** Shows what an address asks for, by its own id or the file's: `#id?key=value`. @param {string} hash */
    follow(hash) {
      const [id, query] = hash.slice(1).split("?");
      if (!query || ![this.id, this.start.id].includes(id)) return;
      for (const rest of this.all(".genai-rest:has(.genai-control)")) rest.open = true;
      this.set(Object.fromEntries(new URLSearchParams(query)), false);
      // scrollIntoView would scroll the page around a frame, too.
      scrollTo({ top: scrollY + this.getBoundingClientRect().top - parseFloat(getComputedStyle(this).scrollMarginTop) });
    }

    /** The value that a key takes, or undefined where it cannot. @param {string} key @param {any} value */
    taken(key, value) {
      const control = this.one(`[data-key="${CSS.escape(key)}"]`), first = this.start.state[key];
      if (control?.dataset.limit) return `${value}`.slice(0, control.dataset.limit);
      if (typeof first !== "number") {
        const radios = [...control?.querySelectorAll("[type=radio]") ?? []].map((radio) => radio.value);
        return radios.length ? radios.find((one) => one === `${value}`) : `${value}`.slice(0, LONGEST);
      }
      if (value === "" || !Number.isFinite(+value)) return undefined;
      if (control?.dataset.values) {
        const values = `${control.dataset.values}`.split(" ").map(Number);
        return values.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
      }
      if (control) return value >= 1 && value <= SEEDS ? Math.round(value) : undefined;
      return Math.abs(value) < 1e6 ? +value : undefined;
    }

    /** Takes the values that it can, shows and says them. @param {Record<string, any>} values */
    set(values, write = true) {
      const taken = Object.keys(this.state).filter((key) => key in values)
        .map((key) => [key, this.taken(key, values[key])]).filter(([, value]) => value !== undefined);
      Object.assign(this.state, Object.fromEntries(taken));
      const changed = taken.map(([key]) => key);
      Object.assign(this.state, this.view.settle?.(this.state, changed));
      if (write) this.write();
      return this.show(changed, true);
    }

    /** @param {string[]} changed */
    async show(changed, tell = false) {
      const owed = this.owed = [...this.owed, ...changed];
      this.read();
      if (!(await this.run(this.view.show(this.state, owed)))) return;
      if (this.owed === owed) this.owed = [];
      const told = tell && this.view.told?.();
      if (told) this.say(told);
    }

    /**
     * Does the work in slices, so that the reader need not wait; what was under way ends.
     * Resolves to whether it came to its end. @param {any} work a generator, or nothing
     */
    run(work) {
      if (!work?.next) return Promise.resolve(true);
      this.work = work;
      return new Promise((done) => {
        const slice = () => {
          if (this.work !== work) return done(false);
          const until = performance.now() + SLICE;
          while (performance.now() < until) {
            if (!work.next().done) continue;
            this.work = null;
            return done(true);
          }
          this.later(0, slice);
        };
        this.later(0, slice);
      });
    }

    /** Once the reader rests. */
    write() {
      clearTimeout(this.writing);
      this.writing = this.later(PAUSE, () => {
        const kept = Object.entries(this.state).filter(([, value]) => `${value}`.length <= LONGEST);
        const hash = `${this.id}?${new URLSearchParams(kept.map(([key, value]) => [key, value.toFixed ? `${+value.toFixed(4)}` : value]))}`;
        for (const note of this.all(".genai-unheld")) note.hidden = kept.length === Object.keys(this.state).length;
        this.dispatchEvent(new CustomEvent("genai-write", { bubbles: true, detail: { hash } }));
      });
    }
    writing = 0;

    /** @param {any} input */
    control(input) {
      const control = input.closest?.("[data-control]");
      if (input.closest?.(".genai-prediction")) return this.decide(input);
      if (!control) return;
      const { key, values } = control.dataset;
      const value = values ? values.split(" ")[+input.value] : input.value;
      if (key) this.set({ [key]: value });
      else this.view.chosen?.(control.dataset.control, value);
    }

    /** The reader has predicted: the machine decides. @param {HTMLInputElement} input */
    decide(input) {
      this.prediction = `${input.closest(".genai-guess")?.querySelector(".genai-reply")?.textContent} `;
      for (const rest of this.all(".genai-rest:has(.genai-control)")) rest.open = true;
      this.set(Object.fromEntries(new URLSearchParams(this.one(".genai-prediction").dataset.show)));
    }

    /** @param {string} name */
    press(name) {
      if (name !== "draw" && name !== "back") return this.run(this.view.press(name));
      if (name === "back" && !this.seeds.length) return;
      if (name === "draw") this.seeds.push(this.state.seed);
      this.set({ seed: name === "back" ? this.seeds.pop() : (this.state.seed % SEEDS) + 1 });
    }

    read() {
      for (const control of this.all("[data-control]")) {
        const { key, values, control: name } = control.dataset, value = this.state[key];
        for (const radio of control.querySelectorAll("[type=radio]")) if (key) radio.checked = radio.value === `${value}`;
        const own = control.querySelector("textarea");
        if (own && own.value !== value) own.value = value;
        const said = this.view.reading?.(name) ?? (typeof value === "number" && key !== "seed" ? this.number(value) : value);
        const reading = control.querySelector(".genai-reading"), slider = control.querySelector("[type=range]");
        if (reading && said !== undefined && !own) reading.textContent = said;
        if (!slider) continue;
        slider.value = values.split(" ").indexOf(`${value}`);
        slider.setAttribute("aria-valuetext", reading.textContent);
      }
      this.one("[data-do=back]")?.setAttribute("aria-disabled", `${!this.seeds.length}`);
    }

    /** In the form for `n`. @param {string} name @param {Record<string, any>} [words] */
    text(name, words = {}) {
      const forms = this.start.words[name], { n } = words;
      const form = forms.other ? forms[Count.category(this, n)] ?? forms.other : forms;
      return `${form}`.replace(/{(\w+)}/g, (_, word) => (word === "n" ? this.whole(n) : words[word]));
    }

    /** @param {string} text */
    say(text) {
      this.one(".genai-status").textContent = this.prediction + text;
      this.prediction = "";
    }

    /** @param {number} number @param {object} options */
    format(number, options) {
      const key = JSON.stringify(options);
      if (!this.formats.has(key)) {
        this.formats.set(key, Count.format(this, options));
      }
      // To ask for the direction lays the page out anew.
      this.minus ||= getComputedStyle(this).direction === "rtl" ? "\u200e\u2212" : "\u2212";
      // A site's own formatter leaves marks of direction out.
      return this.formats.get(key).format(number).replace(/[\u200e\u200f]/g, "").replace("-", this.minus);
    }

    /** @param {number} number @param {number} [digits] up to 3 if not given */
    number(number, digits) {
      return digits === undefined ? this.format(number, {})
        : this.format(+number.toFixed(digits), { minimumFractionDigits: digits, maximumFractionDigits: digits });
    }

    /** @param {number} share @param {number} [digits] */
    percent(share, digits = 1) {
      const options = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits };
      return this.format(+(100 * share).toFixed(digits) / 100, options);
    }

    /** @param {number} count */
    whole(count) {
      return this.number(count, 0);
    }

    /**
     * Makes a picture one stop of the keyboard: arrows are told as steps, other keys by name.
     * @param {HTMLElement} node @param {string} label @param {(x: number, y: number, key: string) => void} act
     */
    keys(node, label, act) {
      const keys = this.one(".genai-keys");
      const attributes = { role: "application", tabindex: "0", "aria-label": label, ...keys && { "aria-describedby": keys.id } };
      for (const [name, text] of Object.entries(attributes)) node.setAttribute(name, text);
      this.listen(node, "keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const move = MOVES[/** @type {keyof typeof MOVES} */ (event.key)];
        if (!move && !DOES.includes(event.key)) return;
        event.preventDefault();
        act(move?.[0] ?? 0, move?.[1] ?? 0, event.key);
      });
    }

    /** Draws a grey picture, levels 0 to 15. @param {Element} svg @param {number[]} levels @param {number} width */
    grey(svg, levels, width) {
      const lines = Array(16).fill("");
      levels.forEach((level, at) => { lines[level] += `M${at % width} ${Math.floor(at / width)}.5h1`; });
      svg.querySelector(".genai-ink")?.replaceChildren(...lines.map((d, level) => {
        const path = document.createElementNS(svg.namespaceURI, "path");
        path.setAttribute("d", d);
        path.setAttribute("opacity", `${level / 15}`);
        return path;
      }));
    }

    /** Where in a picture's own units a pointer is. @param {MouseEvent} event @param {SVGSVGElement} svg */
    at({ clientX, clientY }, svg) {
      const box = svg.getBoundingClientRect(), { x, y, width, height } = svg.viewBox.baseVal;
      return { x: x + ((clientX - box.left) / box.width) * width, y: y + ((clientY - box.top) / box.height) * height };
    }
  }

  customElements.whenDefined("genai-count").then((count) => {
    Count = count;
    customElements.define("genai-figure", Figure);
  });
})();
