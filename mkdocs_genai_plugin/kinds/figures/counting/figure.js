// @ts-check
// Counts which character follows which, and writes from the counts.
(() => {
  /** Where contexts lie among the sorted positions: from, to before. @typedef {[number, number]} Range */
  /**
   * @typedef {object} Model
   * @property {string[]} signs every character, by code point
   * @property {Int32Array} codes the text, each character as its place among the signs
   * @property {Int32Array} order positions, sorted by what stands before them, the nearest character first
   * @property {Int32Array} next what follows each of them; −1 at the end of the text
   * @property {number} end where the end of the text stands among them
   * @property {Int32Array[]} kinds by length of the context and its first place: how many characters follow it
   */
  /** @typedef {() => number} Random */

  const MOST = 12; // the longest context counted, and what follows it, in characters

  /** @param {string} a @param {string} b */
  const byCodePoint = (a, b) => Number(a.codePointAt(0)) - Number(b.codePointAt(0));

  /** A stable counting sort by the character so far back; what lies before the text comes first.
   * @param {Int32Array} order @param {Int32Array} codes @param {number} back @param {number} signs */
  const sorted = (order, codes, back, signs) => {
    const starts = new Int32Array(signs + 2), result = new Int32Array(order.length);
    /** @param {number} position */
    const key = (position) => (position < back ? 0 : codes[position - back] + 1);
    for (const position of order) starts[key(position) + 1]++;
    for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
    for (const position of order) result[starts[key(position)]++] = position;
    return result;
  };

  /** How many characters each neighbour in the order shares with the one before it, up to the most.
   * @param {Int32Array} order @param {Int32Array} codes */
  const shared = (order, codes) => order.map((position, place) => {
    const before = place ? order[place - 1] : -1, most = Math.min(MOST, position, before);
    let same = 0;
    while (same < most && codes[position - same - 1] === codes[before - same - 1]) same++;
    return place ? same : -1;
  });

  /** The different characters that follow each context of a length, at its first place.
   * @param {Int32Array} alike @param {Int32Array} next @param {number} length @param {number} signs */
  const followers = (alike, next, length, signs) => {
    const kinds = new Int32Array(next.length), seen = new Int32Array(signs).fill(-1);
    for (let place = 0, first = 0; place < next.length; place++) {
      if (alike[place] < length) first = place;
      if (next[place] < 0 || seen[next[place]] === first) continue;
      seen[next[place]] = first;
      kinds[first]++;
    }
    return kinds;
  };

  /** Counts every context of a text, in slices. @param {string} text @returns {Generator<void, Model>} */
  function* counting(text) {
    const letters = [...text], signs = [...new Set(letters)].sort(byCodePoint);
    const places = new Map(signs.map((sign, place) => [sign, place]));
    const codes = Int32Array.from(letters, (sign) => places.get(sign) ?? 0);
    let order = Int32Array.from({ length: codes.length + 1 }, (_, position) => position);
    for (let back = MOST; back; back--) {
      order = sorted(order, codes, back, signs.length);
      yield;
    }
    const next = order.map((position) => codes[position] ?? -1), alike = shared(order, codes), kinds = [];
    for (let length = 0; length < MOST; length++) {
      kinds.push(followers(alike, next, length, signs.length));
      yield;
    }
    return { signs, codes, order, next, end: order.indexOf(codes.length), kinds };
  }

  /** @param {Model} model @param {string} text */
  const coded = ({ signs }, text) => {
    const places = new Map(signs.map((sign, place) => [sign, place]));
    return Array.from(text, (sign) => places.get(sign) ?? signs.length);
  };

  /** The first place in a range whose character so far back is not below a code.
   * @param {Model} model @param {Range} range @param {number} back @param {number} code */
  const bound = ({ order, codes }, [from, to], back, code) => {
    while (from < to) {
      const middle = (from + to) >> 1, position = order[middle];
      if (position < back || codes[position - back] < code) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  /** Where the last 0, 1, 2, … characters stand in the text, as long as they do.
   * @param {Model} model @param {number[]} past @param {number} at the place behind the past @returns {Range[]} */
  const contexts = (model, past, at) => {
    /** @type {Range[]} */ const ranges = [[0, model.order.length]];
    for (let back = 1; back <= Math.min(MOST, at); back++) {
      const range = ranges[back - 1], code = past[at - back];
      const from = bound(model, range, back, code), to = bound(model, range, back, code + 1);
      if (from === to) break;
      ranges.push([from, to]);
    }
    return ranges;
  };

  /** How often something follows. @param {Model} model @param {Range} range */
  const occurrences = ({ end }, [from, to]) => to - from - (from <= end && end < to ? 1 : 0);

  /** Mean bits a character, for models that look back 0, 1, … characters: Witten and Bell, 1991, in slices.
   * @param {Model} model @param {string} text @returns {Generator<void, number[]>} */
  function* bits(model, text) {
    const codes = coded(model, text), sums = new Array(MOST).fill(0);
    let here = contexts(model, codes, 0);
    for (let at = 0; at < codes.length; at++) {
      const there = contexts(model, codes, at + 1);
      for (let length = 0, chance = 1 / (model.signs.length + 1); length < MOST; length++) {
        const range = here[length], all = range ? occurrences(model, range) : 0;
        if (all) {
          const kinds = model.kinds[length][range[0]], next = there[length + 1];
          chance = ((next ? next[1] - next[0] : 0) + kinds * chance) / (all + kinds);
        }
        sums[length] -= Math.log2(chance);
      }
      here = there;
      if (at % 250 === 249) yield;
    }
    return sums.map((sum) => sum / codes.length);
  }

  /** What may follow: how often each character did after the longest context found, and its chance.
   * @param {Model} model @param {string} past @param {number} memory how many characters it looks back */
  const following = (model, past, memory) => {
    const codes = memory ? coded(model, past.slice(-2 * memory)).slice(-memory) : [];
    const ranges = contexts(model, codes, codes.length).filter((range) => occurrences(model, range));
    let counts = new Int32Array(model.signs.length);
    const chances = new Float64Array(model.signs.length).fill(1 / (model.signs.length + 1));
    ranges.forEach((range, length) => {
      const all = occurrences(model, range), kinds = model.kinds[length][range[0]];
      counts = new Int32Array(model.signs.length);
      for (let place = range[0]; place < range[1]; place++) if (place !== model.end) counts[model.next[place]]++;
      for (let i = 0; i < chances.length; i++) chances[i] = (counts[i] + kinds * chances[i]) / (all + kinds);
    });
    return { counts, chances, found: ranges.length - 1 };
  };

  /** Raised to 1/T and made to sum to 1. @param {Float64Array} chances @param {number} temperature */
  const tempered = (chances, temperature) => {
    const raised = chances.map((chance) => chance ** (1 / temperature));
    const sum = raised.reduce((all, one) => all + one, 0);
    return raised.map((one) => one / sum);
  };

  /** The sign that a number from 0 to below 1 falls on. @param {Float64Array} chances @param {number} part */
  const drawn = (chances, part) => {
    const place = chances.findIndex((chance) => (part -= chance) < 0);
    return place < 0 ? chances.length - 1 : place;
  };

  /** One more character. @param {Model} model @param {string} past @param {number} memory
   * @param {number} temperature @param {Random} random */
  const written = (model, past, memory, temperature, random) =>
    model.signs[drawn(tempered(following(model, past, memory).chances, temperature), random())];

  /** The longest piece of what was written that stands in the text: from, to before; in slices.
   * @param {string} text @param {string} output @returns {Generator<void, Range>} */
  function* copied(text, output) {
    /** @type {Range} */ let longest = [0, 0];
    for (let from = 0, to = 1; to <= output.length; to++) {
      while (from < to && !text.includes(output.slice(from, to))) from++;
      if (to - from > longest[1] - longest[0]) longest = [from, to];
      if (to % 50 === 0) yield;
    }
    return longest;
  }

  const maths = { counting, bits, following, tempered, written, copied };

  const LIKELIEST = 10, OWN = 5000, UNSEEN = 0.15, LONGEST = 2000, MORE = 200;
  const LEFT = 24, ACROSS = 288, TOP = 8, DOWN = 112;

  /** @param {number} memory */
  const along = (memory) => LEFT + (ACROSS * memory) / (MOST - 1);

  /** @param {number} value @param {number} top */
  const up = (value, top) => TOP + DOWN * (1 - value / top);

  /** @param {number[]} values @param {number} top */
  const line = (values, top) =>
    "M" + values.map((value, memory) => `${along(memory).toFixed(1)} ${up(value, top).toFixed(1)}`).join("L");

  /** What the reader pasted, with one space where there was room; one character is nothing to count.
   * @param {string} text */
  const tidy = (text) => text.replace(/\s+/gu, " ").trim().replace(/^.$/u, "");

  class View {
    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.counted = ""; // what the counts are of
      this.written = ""; // and the text from them
      this.seen = "";
      /** @type {Model | null} */ this.model = null;
      /** @type {number[][]} */ this.curves = [];
      /** @type {string[]} */ this.output = [];
      this.random = figure.generator(1);
      /** @type {Range} */ this.longest = [0, 0];
    }

    /** @param {any} state */
    *show({ memory, temperature, amount, text, seed, length }) {
      const own = tidy(text), counted = JSON.stringify([amount, own]);
      const now = JSON.stringify([counted, memory, temperature, seed]);
      if (this.counted !== counted) {
        this.written = this.counted = "";
        yield* this.count(own, amount);
        this.counted = counted;
      }
      if (this.written !== now || this.output.length > length) this.again(now, seed);
      yield* this.write(memory, temperature, Math.min(length, LONGEST));
      this.longest = yield* copied(this.seen, this.output.join(""));
      this.draw(memory);
    }

    /** @param {string} own @param {number} amount */
    *count(own, amount) {
      const { text, unseen } = this.figure.start, kept = Math.min(OWN, Math.ceil(UNSEEN * own.length));
      const all = own ? own.slice(0, own.length - kept) : text;
      this.seen = amount < text.length ? all.slice(0, amount) : all;
      const model = yield* counting(this.seen);
      this.curves = [yield* bits(model, this.seen.slice(0, OWN)), yield* bits(model, own ? own.slice(-kept) : unseen)];
      this.model = model;
    }

    /** @param {string} now @param {number} seed */
    again(now, seed) {
      this.written = now;
      this.output = [];
      this.random = this.figure.generator(seed);
    }

    /** What stands before the first character written; a text of the reader's has nothing. */
    get past() {
      return tidy(this.figure.state.text) ? "" : this.figure.start.past;
    }

    /** @param {number} memory @param {number} temperature @param {number} length */
    *write(memory, temperature, length) {
      while (this.model && this.output.length < length) {
        const past = this.past + this.output.slice(-MOST).join("");
        this.output.push(written(this.model, past, memory, temperature, this.random));
        if (this.output.length % 5 === 0) yield;
      }
    }

    /** @param {number} memory */
    draw(memory) {
      const { figure, longest: [from, to] } = this, output = this.output.join("");
      const parts = [this.past, output.slice(0, from), output.slice(from, to), output.slice(to)];
      const nodes = figure.all(".genai-counting-text > *");
      parts.forEach((part, i) => (nodes[i].textContent = part));
      this.drawNext(memory);
      const top = Math.max(5, Math.ceil(Math.max(...this.curves.flat())));
      figure.one(".genai-counting-top").textContent = figure.whole(top);
      ["own", "unseen"].forEach((name, i) => {
        figure.one(`.genai-counting-${name}`).setAttribute("d", line(this.curves[i], top));
        const dot = figure.one(`.genai-counting-at-${name}`);
        dot.setAttribute("cx", along(memory).toFixed(1));
        dot.setAttribute("cy", up(this.curves[i][memory], top).toFixed(1));
        figure.one(`.genai-counting-bits-${name}`).textContent = figure.number(this.curves[i][memory], 2);
      });
      figure.one(".genai-counting-longest").textContent = figure.whole(to - from);
      figure.one(".genai-counting-seed").textContent = figure.whole(figure.state.seed);
    }

    /** The likeliest next characters. @param {number} memory */
    drawNext(memory) {
      const { model, figure } = this;
      if (!model) return;
      const { counts, chances } = following(model, this.past + this.output.slice(-MOST).join(""), memory);
      const places = [...chances.keys()].sort((a, b) => chances[b] - chances[a] || a - b);
      figure.all(".genai-counting-next tbody tr").forEach((/** @type {any} */ row, /** @type {number} */ i) => {
        row.hidden = i >= places.length;
        if (row.hidden) return;
        const [sign, count, share] = row.cells, chance = chances[places[i]];
        sign.textContent = model.signs[places[i]].replace(" ", "␣");
        count.textContent = figure.whole(counts[places[i]]);
        share.firstChild.textContent = figure.percent(chance, 0);
        share.querySelector("rect").setAttribute("width", (100 * chance).toFixed(1));
      });
    }

    told() {
      const { figure, longest: [from, to] } = this, { memory } = figure.state;
      const [sign, count] = figure.one(".genai-counting-next tbody tr").cells;
      const [own, unseen] = this.curves.map((curve) => figure.number(curve[memory], 2));
      return figure.text("told", {
        memory: figure.whole(memory), unseen, own, sign: sign.textContent, count: count.textContent,
        n: to - from,
      });
    }

    /** @param {string} name */
    press(name) {
      const { length, seed } = this.figure.state;
      if (name === "step") this.figure.set({ length: Math.min(LONGEST, length + 1) });
      if (name === "more") this.figure.set({ length: Math.min(LONGEST, length + MORE) });
      if (name === "again") this.figure.set({ seed: (seed % 9999) + 1 });
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((/** @type {any} */ Figure) => Figure.add("counting", machine));
})();
