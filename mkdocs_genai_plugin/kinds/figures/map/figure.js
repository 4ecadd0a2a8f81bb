// @ts-check
// Does the sums of maths.py in the page.
(() => {
  /** @typedef {{ id: string, frame: number[], scales: number[], weights: string, codes: string }} Shipped */
  /** @typedef {{ (): number, normals(): number[] }} Random */
  /** A point of the plane. @typedef {number[]} Point */

  const PIXELS = 64, HIDDEN = 48, CODE = 2;

  /** @param {string} text */
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /**
   * The rows of a matrix; the last, the biases, has a scale of its own.
   * @param {number[]} wholes @param {number} width @param {number[]} scales
   */
  const rows = (wholes, width, [weights, biases]) => {
    const count = wholes.length / width;
    return Array.from({ length: count }, (_, row) => Float64Array.from({ length: width },
      (_, column) => wholes[row * width + column] * (row < count - 1 ? weights : biases)));
  };

  /** What a layer makes of its inputs. @param {ArrayLike<number>} inputs @param {Float64Array[]} layer */
  const sums = (inputs, layer) => {
    const found = Float64Array.from(layer[layer.length - 1]);
    for (let row = 0; row < layer.length - 1; row++) {
      for (let n = 0; n < found.length; n++) found[n] += inputs[row] * layer[row][n];
    }
    return found;
  };

  /** A decoder: gives a picture for each point, with values from 0 to 1. @param {Shipped} shipped */
  const decoder = ({ weights, scales }) => {
    const raw = bytes(weights), wide = (CODE + 1) * HIDDEN, view = new DataView(raw.buffer);
    const first = rows(Array.from({ length: wide }, (_, n) => view.getInt16(2 * n, true)), HIDDEN, scales);
    const second = rows([...new Int8Array(raw.buffer, 2 * wide)], PIXELS, scales.slice(2));
    return (/** @type {Point} */ point) =>
      sums(sums(point, first).map(Math.tanh), second).map((value) => 1 / (1 + Math.exp(-value)));
  };

  /** The codes of the digits that are shown. @param {Shipped} shipped @returns {Point[]} */
  const points = ({ codes, frame: [x, y, half] }) => {
    const raw = bytes(codes), count = raw.length / 2;
    return Array.from({ length: count }, (_, n) =>
      [x + half * (raw[n] / 127.5 - 1), y + half * (raw[count + n] / 127.5 - 1)]);
  };

  /**
   * Points drawn from the standard normal distribution.
   * @param {Random} random
   * @param {number} count
   * @returns {Point[]}
   */
  const draws = (random, count) => Array.from({ length: count }, () => random.normals());

  /**
   * Points at even distances on the way from one to another, both included.
   * @param {Point} start
   * @param {Point} end
   * @param {number} count
   */
  const path = (start, end, count) => Array.from({ length: count }, (_, step) =>
    start.map((from, axis) => from + (step / (count - 1)) * (end[axis] - from)));

  /** The level of grey of a value from 0 to 1. @param {number} value */
  const level = (value) => Math.floor(15 * value + 0.5);

  const maths = { decoder, points, draws, path, level };

  const SIDE = 8, EDGE = 200, CIRCLE = Math.sqrt(5.991464547107979), LABELS = 100, STEP = 0.1;

  class View {
    /** @type {Map<string, any>} */ models = new Map();
    said = "";

    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.plane = figure.one(".genai-ground");
      this.listen(figure.one(".genai-field"));
    }

    /** @param {HTMLElement} field */
    listen(field) {
      const { figure } = this, { signal } = figure;
      const choose = (/** @type {PointerEvent} */ event) => {
        const { x, y } = figure.at(event, this.plane);
        this.choose(this.point([x, y]));
      };
      field.addEventListener("pointerdown", (event) => {
        field.setPointerCapture(event.pointerId);
        choose(event);
      }, { signal });
      field.addEventListener("pointermove", (event) => {
        if (event.buttons & 1) choose(event);
      }, { signal });
      figure.keys(field, figure.text("plane"), (/** @type {number} */ dx, /** @type {number} */ dy) =>
        this.choose([figure.state.x + STEP * dx, figure.state.y + STEP * dy]));
    }

    /** @param {Point} point */
    choose([x, y]) {
      const [middleX, middleY, half] = this.model.frame;
      const within = (/** @type {number} */ value, /** @type {number} */ middle) =>
        +Math.max(middle - half, Math.min(middle + half, value)).toFixed(2);
      this.figure.set({ x: within(x, middleX), y: within(y, middleY) });
    }

    get model() {
      const { model: id } = this.figure.state;
      if (!this.models.has(id)) {
        const shipped = this.figure.start.models.find((/** @type {Shipped} */ one) => one.id === id);
        this.models.set(id, { ...shipped, decode: decoder(shipped), points: points(shipped) });
      }
      return this.models.get(id);
    }

    /**
     * Another model has another plane: the point and the start of the path go to theirs.
     * @param {any} state @param {string[]} changed
     */
    settle({ model }, changed) {
      if (!changed.includes("model") || changed.includes("x")) return {};
      const [x, y, half] = this.figure.start.models.find((/** @type {Shipped} */ one) => one.id === model).frame;
      return { x: 0, y: 0, u: x - half / 2, v: y - half / 2 };
    }

    /** Where a point of the plane is drawn. @param {Point} point */
    place([u, v]) {
      const [x, y, half] = this.model.frame;
      return [(1 + (u - x) / half) * EDGE / 2, (1 - (v - y) / half) * EDGE / 2].map((one) => +one.toFixed(1));
    }

    /** What is drawn at a place. @param {Point} place */
    point([left, top]) {
      const [x, y, half] = this.model.frame;
      return [x + half * (2 * left / EDGE - 1), y - half * (2 * top / EDGE - 1)];
    }

    /** @param {any} state @param {string[]} changed */
    *show({ seed, show, x, y, u, v }, changed) {
      const { model } = this;
      if (!changed.length || changed.some((key) => ["model", "show", "seed"].includes(key))) {
        this.ground(show === "classes");
        yield;
        const drawn = draws(this.figure.generator(seed), this.figure.all(".genai-draws > li").length);
        this.set(".genai-samples", { d: this.dots(drawn) });
        this.pictures(".genai-draws svg", drawn);
        yield;
      }
      const from = this.place([u, v]), to = this.place([x, y]);
      this.set(".genai-line", { d: `M${from.join(" ")}L${to.join(" ")}` });
      this.set(".genai-point", { transform: `translate(${to.join(" ")})` });
      this.pictures(".genai-at svg", [[x, y]]);
      this.pictures(".genai-way svg", path([u, v], [x, y], this.figure.all(".genai-way > li").length));
      const far = model.points.map((/** @type {Point} */ [left, top]) =>
        Math.hypot(left - x, top - y)), least = Math.min(...far);
      const { figure } = this, name = figure.start.labels[far.indexOf(least)];
      this.said = figure.text(
        "at", { x: figure.number(x, 2), y: figure.number(y, 2), name, distance: figure.number(least, 2) });
      figure.one(".genai-at p").textContent = this.said;
    }

    /** Draws the axes, the circle and the codes, as dots or as digits. @param {boolean} classes */
    ground(classes) {
      const { points: codes, frame } = this.model, [x, y] = this.place([0, 0]);
      this.set(".genai-ground .genai-frame", { d: `M0 ${y}h${EDGE}M${x} 0v${EDGE}` });
      this.set(".genai-circle", { cx: `${x}`, cy: `${y}`, r: `${CIRCLE / frame[2] * EDGE / 2}` });
      this.set(".genai-codes", { d: classes ? "" : this.dots(codes) });
      this.figure.one(".genai-labels").replaceChildren(...(classes ? codes.slice(0, LABELS) : []).map(
        (/** @type {Point} */ point, /** @type {number} */ n) => {
          const text = document.createElementNS(this.plane.namespaceURI, "text"), [left, top] = this.place(point);
          text.setAttribute("x", `${left}`);
          text.setAttribute("y", `${top}`);
          text.textContent = this.figure.start.labels[n];
          return text;
        }));
    }

    /** @param {Point[]} all */
    dots(all) {
      return all.map((point) => `M${this.place(point).join(" ")}h.01`).join("");
    }

    /** @param {string} selector @param {Record<string, string>} attributes */
    set(selector, attributes) {
      for (const [name, value] of Object.entries(attributes)) this.figure.one(selector).setAttribute(name, value);
    }

    /** @param {string} selector @param {Point[]} all */
    pictures(selector, all) {
      const svgs = this.figure.all(selector);
      all.forEach((point, n) => this.figure.grey(svgs[n], Array.from(this.model.decode(point), level), SIDE));
    }

    /** @param {string} name */
    press(name) {
      const { x, y } = this.figure.state;
      if (name === "start") this.figure.set({ u: x, v: y });
    }

    /** The buttons say what they stand at. @param {string} control */
    reading(control) {
      return control === "draw" ? undefined : "";
    }

    told() {
      return this.said;
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((Figure) => /** @type {any} */ (Figure).add("map", machine));
})();
