// @ts-check
// Two machines learn from one pile of lines: one tells its two kinds apart, one can write more of them.
(() => {
  /** Its words, and its kind: 0 or 1. @typedef {{ words: string[], kind: number }} Line */
  /** What each word adds to the log-odds of kind 1. @typedef {Map<string, number>} Weights */
  /** How often each word follows. @typedef {Map<string, number>} Followers */
  /** What follows each context; a line starts and ends with "". @typedef {Map<string, Followers>} Habits */
  /** @typedef {{ word: string, chance: number }} Could */
  /** A word, and what could have stood in its place. @typedef {{ word: string, could: Could[] }} Written */
  /** @typedef {() => number} Random */

  const RIDGE = 0.3, STILL = 1e-12, FEWEST = 3, MOST = 30;

  /** Small letters, without the punctuation around words. @param {string} text */
  const words = (text) => text.toLowerCase().split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "")).filter(Boolean);

  /** @param {Line[]} pile */
  const vocabulary = (pile) => [...new Set(pile.flatMap((line) => line.words))];

  /** The chance of each word in a kind: one more than counted, Laplace. @param {Line[]} pile @param {number} kind */
  const shares = (pile, kind) => {
    const all = vocabulary(pile), counts = new Map(all.map((word) => [word, 1]));
    let total = all.length;
    for (const line of pile) {
      if (line.kind !== kind) continue;
      for (const word of line.words) counts.set(word, Number(counts.get(word)) + 1);
      total += line.words.length;
    }
    for (const [word, count] of counts) counts.set(word, count / total);
    return counts;
  };

  /** Naive Bayes; both kinds are taken to be equally frequent. @param {Line[]} pile @returns {Weights} */
  const naive = (pile) => {
    const [none, one] = [0, 1].map((kind) => shares(pile, kind));
    return new Map([...one].map(([word, share]) => [word, Math.log(share / Number(none.get(word)))]));
  };

  /** @param {number} odds */
  const probability = (odds) => (odds < 0 ? Math.exp(odds) / (1 + Math.exp(odds)) : 1 / (1 + Math.exp(-odds)));

  /** Logistic regression with a ridge and without a bias, a word at a time: each step is to the lowest point of a
   * parabola above the loss (Böhning and Lindsay, 1988). @param {Line[]} pile @returns {Weights} */
  const logistic = (pile) => {
    /** @type {Weights} */ const weights = new Map();
    const odds = pile.map(() => 0), all = vocabulary(pile);
    const places = all.map((word) => [...pile.keys()].filter((place) => pile[place].words.includes(word)));
    for (let farthest = 1, rounds = 0; farthest > STILL && rounds < 5000; rounds++) {
      farthest = 0;
      all.forEach((word, i) => {
        const weight = weights.get(word) ?? 0;
        let down = -RIDGE * weight;
        for (const place of places[i]) down += pile[place].kind - probability(odds[place]);
        const step = down / (places[i].length / 4 + RIDGE);
        weights.set(word, weight + step);
        for (const place of places[i]) odds[place] += step;
        farthest = Math.max(farthest, Math.abs(step));
      });
    }
    return weights;
  };

  /** The chance of kind 1, and the words that decided, strongest first.
   * @param {Weights} weights @param {string[]} line */
  const judged = (weights, line) => {
    const said = line.flatMap((word) => (weights.has(word) ? [{ word, weight: Number(weights.get(word)) }] : []));
    const odds = said.reduce((sum, { weight }) => sum + weight, 0);
    const strongest = [...new Map(said.map((one) => [one.word, one])).values()];
    return { chance: probability(odds), reasons: strongest.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)) };
  };

  /** @param {Habits} habits @param {string} context @param {string} word */
  const note = (habits, context, word) => {
    const followers = habits.get(context) ?? new Map();
    habits.set(context, followers.set(word, (followers.get(word) ?? 0) + 1));
  };

  /** What follows one word, and what follows two, in the lines of a kind. @param {Line[]} pile @param {number} kind */
  const habits = (pile, kind) => {
    /** @type {Habits} */ const one = new Map();
    /** @type {Habits} */ const two = new Map();
    for (const line of pile) {
      if (line.kind !== kind) continue;
      let before = "", last = "";
      for (const word of [...line.words, ""]) {
        note(one, last, word);
        note(two, `${before} ${last}`, word);
        [before, last] = [last, word];
      }
    }
    return { one, two };
  };

  /** @param {Followers} followers */
  const sum = (followers) => [...followers.values()].reduce((all, count) => all + count, 0);

  /** The chance of each next word: after two words, mixed with after one; Witten and Bell, 1991.
   * @param {{ one: Habits, two: Habits }} learnt @param {string} before @param {string} last */
  const following = ({ one, two }, before, last) => {
    const wide = one.get(last) ?? new Map(), narrow = two.get(`${before} ${last}`) ?? new Map();
    const all = sum(wide), most = sum(narrow) + narrow.size;
    return [...wide].map(([word, count]) => ({
      word, chance: ((narrow.get(word) ?? 0) + (narrow.size * count) / all) / most,
    }));
  };

  /** @template {{ chance: number }} T @param {T[]} all @param {number} part @returns {T} */
  const drawn = (all, part) => all.find(({ chance }) => (part -= chance) < 0) ?? all[all.length - 1];

  /** A line, word by word, each with what could have stood there.
   * @param {{ one: Habits, two: Habits }} learnt @param {Random} random */
  const written = (learnt, random) => {
    const line = [];
    for (let before = "", last = ""; line.length < MOST; ) {
      const could = following(learnt, before, last), { word } = drawn(could, random());
      if (!word) break;
      line.push({ word, could });
      [before, last] = [last, word];
    }
    return line;
  };

  /** As many words as a line of the kind has, each drawn by itself.
   * @param {Line[]} pile @param {number} kind @param {Random} random */
  const salad = (pile, kind, random) => {
    const own = pile.filter((line) => line.kind === kind);
    const could = [...shares(pile, kind)].map(([word, chance]) => ({ word, chance }));
    const { length } = own[Math.floor(random() * own.length)].words;
    return Array.from({ length }, () => ({ word: drawn(could, random()).word, could }));
  };

  /** Draws until a line is new and long enough; those before are kept. @template {{ word: string }} T
   * @param {Line[]} pile @param {() => T[]} draw */
  const fresh = (pile, draw) => {
    const known = new Set(pile.map((line) => line.words.join(" "))), refused = [];
    for (let tries = 0; tries < 50; tries++) {
      const line = draw(), text = line.map(({ word }) => word).join(" ");
      if (!known.has(text) && line.length >= FEWEST) return { line, refused };
      refused.push({ text, copied: known.has(text) });
    }
    return { line: [], refused };
  };

  /** A line of each kind in turn as long as there are both, kind 1 first. @param {string[][]} heaps */
  const mixed = ([none, one]) => Array.from({ length: Math.max(none.length, one.length) }, (_, place) =>
    [{ text: one[place], kind: 1 }, { text: none[place], kind: 0 }].filter(({ text }) => text)).flat();

  const maths = { words, mixed, naive, logistic, judged, habits, following, written, salad, fresh };

  /** @param {string} tag @param {string} name @param {...(string | Element)} inside */
  const node = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };

  class View {
    /** @param {any} figure */
    constructor(figure) {
      const heaps = figure.all(".genai-pile-kinds > div").map((/** @type {Element} */ heap) =>
        [...heap.children].map(({ textContent }) => `${textContent}`));
      this.figure = figure;
      this.said = "";
      /** @type {string[]} */
      this.names = heaps.map((/** @type {string[]} */ heap) => heap.shift());
      const mix = mixed(heaps);
      this.texts = mix.map(({ text }) => text);
      this.pile = mix.map(({ text, kind }) => ({ words: words(text), kind }));
      this.judges = [logistic(this.pile), naive(this.pile)];
    }

    /** @param {any} state @param {string[]} changed */
    settle({ line }, changed) {
      if (changed.includes("does")) return {};
      if (changed.includes("line")) return { does: line.trim() ? "own" : "sort" };
      return changed.includes("kind") || changed.includes("order") ? { does: "write" } : {};
    }

    /** @param {any} state */
    show({ top, does, line, kind, order, seed }) {
      const { figure, pile, texts } = this, n = texts.length;
      const place = Math.min(n - 1, Math.max(0, Math.round(top)));
      figure.one(".genai-pile-top").textContent = texts[place];
      const stands = { place: figure.whole(place + 1), n };
      figure.one(".genai-pile-place").textContent = figure.text("top", stands);
      const asked = does === "own" ? line : texts[does === "sort" ? (place || n) - 1 : place];
      this.said = "";
      if (does !== "write") this.judges.forEach((one, side) => this.stamp(side, asked, judged(one, words(asked))));
      else this.put(0, [figure.start.cannot], "", "");
      if (does !== "write" && does !== "both") return;
      const random = figure.generator(seed), own = Number(kind), learnt = habits(pile, own);
      const made = fresh(pile, () => (order === "kept" ? written(learnt, random) : salad(pile, own, random)));
      this.type(made, this.names[own], order === "kept");
    }

    /** @param {number} side @param {(string | Element)[]} line @param {string} stamp @param {string} why */
    put(side, line, stamp, why) {
      const [shown, mark, reason] = this.figure.all(".genai-pile-result")[side].children;
      shown.replaceChildren(...line);
      mark.textContent = stamp;
      reason.textContent = why;
    }

    /** @param {number} side @param {string} line @param {{ chance: number, reasons: { word: string }[] }} said */
    stamp(side, line, { chance, reasons }) {
      const { figure } = this, kind = Number(chance > 0.5), share = figure.percent(kind ? chance : 1 - chance, 0);
      const stamp = figure.text("stamp", { name: this.names[kind], share });
      const why = figure.text("because", { words: reasons.slice(0, 3).map(({ word }) => word).join(", ") });
      if (reasons.length) this.put(side, [line], stamp, why);
      else this.put(side, [line], "?", figure.text("nothing_known"));
      if (!side) this.said = figure.text("told_sort", { line, stamp });
    }

    /** Shows a new line word by word, each over what could have stood there.
     * @param {{ line: Written[], refused: { text: string, copied: boolean }[] }} made
     * @param {string} name @param {boolean} ordered */
    type({ line, refused }, name, ordered) {
      const { figure } = this, copied = refused.find((one) => one.copied)?.text;
      const typed = line.map(({ word, could }, place) => {
        const others = could.filter((one) => one.word && one.word !== word);
        const other = others.reduce((best, one) => (one.chance > best.chance ? one : best), { word: "", chance: 0 });
        const one = node("span", "genai-pile-word", `${word} `, node("small", "", ordered ? other.word : ""));
        one.style.setProperty("--genai-place", `${place}`);
        return one;
      });
      const text = line.map(({ word }) => word).join(" ");
      const why = [ordered && figure.text("beside", {}), copied && figure.text("refused", { line: copied })];
      this.put(1, typed, figure.text("new", { name }), why.filter(Boolean).join(" "));
      this.said = figure.text("told_write", { line: text });
    }

    reading() {
      return ""; // what is chosen stands on its button
    }

    told() {
      return this.said;
    }

    /** @param {string} name */
    press(name) {
      const { figure } = this, { top, seed } = figure.state;
      if (name === "sort") figure.set({ does: "sort", top: (top + 1) % this.pile.length });
      if (name === "write") figure.set({ does: "write", seed: (seed % 9999) + 1 });
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((/** @type {any} */ Figure) => Figure.add("pile", machine));
})();
