// @ts-check
// Does the sums of engine.py and maths.py in the page.
(() => {
  /** How much of a picture there is, and how much noise. @typedef {{ clean: number, noisy: number }} Mixture */
  /**
   * The picture so far, and the best guess at what is behind it.
   * @typedef {{ picture: Float64Array, guess: Float64Array }} Stage
   */
  /**
   * What all pictures have at the first pixel, then at the second.
   * @typedef {{ width: number, height: number, count: number, cells: Float64Array }} Pictures
   */

  const EARLIEST = 0.98, LATEST = 0.05, COPY = 0.02, DARKEST = 15;

  /** @typedef {{ (): number, normals(): number[] }} Random */

  /** Independent normal numbers, each from two of the generator's. @param {Random} random @param {number} length */
  const noise = (random, length) => Float64Array.from({ length }, () => random.normals()[0]);

  /** From nearly all noise to nearly none. @param {number} steps @returns {Mixture[]} */
  const mixtures = (steps) => Array.from({ length: steps }, (_, step) => {
    const angle = (Math.PI * (EARLIEST + ((LATEST - EARLIEST) / Math.max(1, steps - 1)) * step)) / 2;
    return { clean: Math.cos(angle), noisy: Math.sin(angle) };
  });

  /**
   * The picture at the next mixture: DDIM, arXiv:2010.02502.
   * @param {Stage} stage
   * @param {Mixture} now
   * @param {Mixture} after
   */
  const moved = ({ picture, guess }, now, after) => picture.map(
    (value, i) => after.clean * guess[i] + after.noisy * ((value - now.clean * guess[i]) / now.noisy));

  /**
   * Sums over all that lies above and to the left of each corner of a cell, for each example.
   * @param {Float64Array} squares @param {number} count @param {number} width @param {number} height
   */
  const integral = (squares, count, width, height) => {
    const across = (width + 1) * count, whole = new Float64Array((height + 1) * across);
    for (let y = 1, from = 0; y <= height; y++) {
      for (let at = y * across + count, end = (y + 1) * across; at < end; at++, from++) {
        whole[at] = squares[from] + whole[at - count] + (whole[at - across] - whole[at - across - count]);
      }
    }
    return whole;
  };

  /**
   * Sums over the windows that reach so far from each cell, cut at the border, for each example.
   * @param {Float64Array} squares @param {{ count: number, width: number, height: number }} of @param {number} reach
   */
  const windows = (squares, { count, width, height }, reach) => {
    const whole = integral(squares, count, width, height), across = (width + 1) * count;
    const sums = new Float64Array(squares.length);
    for (let y = 0, to = 0; y < height; y++) {
      const top = Math.max(0, y - reach) * across, bottom = Math.min(height, y + reach + 1) * across;
      for (let x = 0; x < width; x++) {
        const left = Math.max(0, x - reach) * count, right = Math.min(width, x + reach + 1) * count;
        for (let n = 0; n < count; n++, to++) {
          sums[to] = whole[bottom + right + n] - whole[top + right + n]
            - (whole[bottom + left + n] - whole[top + left + n]);
        }
      }
    }
    return sums;
  };

  /** Each example's share in the guess; together they are 1. @param {Float64Array} sums @param {number} noisy */
  const shares = (sums, noisy) => {
    const weights = new Float64Array(sums.length), scale = 2 * noisy * noisy;
    let least = Infinity, total = 0;
    for (const sum of sums) if (sum < least) least = sum;
    for (let n = 0; n < sums.length; n++) total += weights[n] = Math.exp((least - sums[n]) / scale);
    for (let n = 0; n < sums.length; n++) weights[n] /= total;
    return weights;
  };

  /**
   * The stages on the way, one by one; the last guess is the result.
   * @param {Float64Array} picture @param {number} steps
   * @param {(picture: Float64Array, mixture: Mixture) => Float64Array} best @returns {Generator<Stage>}
   */
  const denoise = function* (picture, steps, best) {
    const passed = mixtures(steps);
    let stage = { picture, guess: best(picture, passed[0]) };
    yield stage;
    for (let step = 1; step < steps; step++) {
      picture = moved(stage, passed[step - 1], passed[step]);
      stage = { picture, guess: best(picture, passed[step]) };
      yield stage;
    }
  };

  /** The value of one of the 16 levels of grey. @param {number} level */
  const value = (level) => level / 7.5 - 1;

  /** @param {number} value */
  const level = (value) => Math.max(0, Math.min(DARKEST, Math.floor((value + 1) * 7.5 + 0.5)));

  /** @param {number[][]} all levels of grey, a list for each picture @param {number} width @returns {Pictures} */
  const learned = (all, width) => {
    const count = all.length, size = all[0].length;
    const cells = Float64Array.from({ length: count * size },
      (_, at) => value(all[at % count][Math.floor(at / count)]));
    return { width, height: size / width, count, cells };
  };

  /**
   * How far each window of a mixture is from that of each picture, as squares.
   * @param {Pictures} pictures @param {Float64Array} picture @param {Mixture} mixture @param {number} reach
   */
  const compared = (pictures, picture, { clean }, reach) => {
    const { cells, count } = pictures, squares = new Float64Array(cells.length);
    for (let cell = 0, at = 0; cell < picture.length; cell++) {
      for (let n = 0; n < count; n++, at++) squares[at] = (picture[cell] - clean * cells[at]) ** 2;
    }
    return windows(squares, pictures, reach);
  };

  /**
   * The stages from noise to a picture, with windows that reach so far.
   * @param {Pictures} pictures @param {Random} random @param {number} steps @param {number} reach
   */
  const draw = (pictures, random, steps, reach) => {
    const { cells, count, width, height } = pictures;
    return denoise(noise(random, width * height), steps, (picture, mixture) => {
      const sums = compared(pictures, picture, mixture, reach);
      return picture.map((_, cell) => {
        const from = cell * count, weights = shares(sums.subarray(from, from + count), mixture.noisy);
        let mean = 0;
        for (let n = 0; n < count; n++) mean += weights[n] * cells[from + n];
        return mean;
      });
    });
  };

  /**
   * The number of the nearest of the pictures, and the root of the mean square of what differs.
   * @param {Pictures} pictures @param {Float64Array} picture
   */
  const nearest = ({ cells, count }, picture) => {
    const sums = new Float64Array(count);
    picture.forEach((own, cell) => {
      for (let n = 0; n < count; n++) sums[n] += (own - cells[cell * count + n]) ** 2;
    });
    const least = Math.min(...sums);
    return { number: sums.indexOf(least), distance: Math.sqrt(least / picture.length) };
  };

  /**
   * The number of each picture and its share in a pixel of a guess, the largest first.
   * @param {Pictures} pictures @param {Float64Array} picture @param {Mixture} mixture @param {number} reach
   * @param {number} pixel
   */
  const votes = (pictures, picture, mixture, reach, pixel) => {
    const { count } = pictures, from = pixel * count;
    const sums = compared(pictures, picture, mixture, reach).subarray(from, from + count);
    return [...shares(sums, mixture.noisy)].map((share, number) => ({ number, share }))
      .sort((one, two) => two.share - one.share);
  };

  /**
   * For each pixel the number of the picture with the largest share.
   * @param {Pictures} pictures @param {Float64Array} picture @param {Mixture} mixture @param {number} reach
   */
  const closest = (pictures, picture, mixture, reach) => {
    const { count } = pictures, sums = compared(pictures, picture, mixture, reach);
    return Array.from(picture, (_, cell) => {
      let best = cell * count;
      for (let at = best; at < (cell + 1) * count; at++) if (sums[at] < sums[best]) best = at;
      return best - cell * count;
    });
  };

  /** The lines between neighbours that differ. @param {number[]} cells @param {number} width */
  const seams = (cells, width) => cells.map((own, cell) => {
    const x = cell % width, y = (cell - x) / width;
    const right = x + 1 < width && cells[cell + 1] !== own ? `M${x + 1} ${y}v1` : "";
    return right + (cells[cell + width] !== own && cell + width < cells.length ? `M${x} ${y + 1}h1` : "");
  }).join("");

  /**
   * The steps that are shown: the first, the last, and some at even distances.
   * @param {number} steps
   * @param {number} most
   */
  const shown = (steps, most) => [...new Set(Array.from({ length: most },
    (_, place) => Math.floor((place * (steps - 1)) / (most - 1))))];

  const maths = { noise, mixtures, moved, windows, shares, denoise, value,
    level, learned, draw, nearest, votes, closest, seams, shown };

  const WHOLE = "whole", ANY = "any", SHOWN = 8;

  /** @param {number} place @param {number} most */
  const inside = (place, most) => Math.min(Math.max(Math.round(place), 1), most);

  class View {
    /** @type {Stage[]} */ stages = [];
    /** @type {Map<string, { pictures: Pictures, numbers: number[] }>} */ known = new Map();

    /** @param {any} figure */
    constructor(figure) {
      const { width, pictures, classes } = figure.start;
      this.figure = figure;
      this.width = width;
      this.all = pictures.map((/** @type {string} */ one) => Array.from(one, (digit) => parseInt(digit, 16)));
      this.classOf = classes.flatMap(
        (/** @type {any} */ { count }, /** @type {number} */ number) => Array(count).fill(number));
      this.listen(figure.one(".genai-chooser"));
    }

    /** @param {HTMLElement} chooser */
    listen(chooser) {
      const { figure } = this;
      chooser.addEventListener("click", (event) => {
        const { x, y } = figure.at(event, chooser.querySelector("svg"));
        this.choose(Math.floor(x) + 1, Math.floor(y) + 1);
      }, { signal: figure.signal });
      figure.keys(chooser, figure.text("pixel"), (/** @type {number} */ dx, /** @type {number} */ dy) =>
        this.choose(figure.state.x + dx, figure.state.y - dy));
    }

    /** @param {number} x @param {number} y */
    choose(x, y) {
      this.figure.set({ x, y });
    }

    /** An address may name a place that there is not. @param {any} state */
    settle({ x, y, at }) {
      const { width, height } = this.knows(ANY).pictures;
      return { x: inside(x, width), y: inside(y, height), at: inside(at, SHOWN) };
    }

    /** @param {string} name */
    press(name) {
      if (name.startsWith("at-")) this.figure.set({ at: +name.slice(3) });
    }

    /** The pictures that vote, and their numbers among all. @param {string} wanted */
    knows(wanted) {
      const numbers = [...this.all.keys()].filter((number) => [ANY, `${this.classOf[number]}`].includes(wanted));
      const found = this.known.get(wanted)
        ?? { numbers, pictures: learned(numbers.map((number) => this.all[number]), this.width) };
      this.known.set(wanted, found);
      return found;
    }

    /** The buttons say what they stand at. @param {string} control */
    reading(control) {
      return control === "steps" || control === "draw" ? undefined : "";
    }

    get reach() {
      const { window } = this.figure.state;
      return window === WHOLE ? this.all[0].length : +window >> 1;
    }

    /** @param {any} state @param {string[]} changed */
    *show({ seed, steps, wanted }, changed) {
      if (!this.stages.length || changed.some((key) => !["x", "y", "at"].includes(key))) {
        const stages = [];
        for (const stage of draw(this.knows(wanted).pictures, this.figure.generator(seed), steps, this.reach)) {
          stages.push(stage);
          yield;
        }
        this.stages = stages;
        this.strip();
        this.compare();
        yield;
        this.part();
      }
      this.vote();
    }

    strip() {
      const steps = shown(this.stages.length, SHOWN);
      this.figure.all(".genai-stages > li").forEach((/** @type {HTMLElement} */ item, /** @type {number} */ place) => {
        const step = steps[place];
        item.hidden = step === undefined;
        if (item.hidden) return;
        const [picture, guess] = item.querySelectorAll("svg");
        this.paint(picture, this.stages[step].picture);
        this.paint(guess, this.stages[step].guess);
        this.say(item.querySelector("span"), this.figure.whole(step + 1));
      });
    }

    /** Shows the result beside the nearest of all pictures. */
    compare() {
      const { guess } = this.stages[this.stages.length - 1];
      const { number, distance } = nearest(this.knows(ANY).pictures, guess);
      const said = {
        n: this.all.length, distance: this.figure.number(distance, 2),
        name: this.figure.start.classes[this.classOf[number]].name,
      };
      const judged = distance < COPY ? "copy" : "new";
      this.verdict = this.figure.text(judged, said);
      this.paint(this.figure.one(".genai-result svg"), guess);
      this.paint(this.figure.one(".genai-pieces svg"), guess);
      this.draw(this.figure.one(".genai-near svg"), this.all[number]);
      this.say(this.figure.one(".genai-near figcaption"), this.figure.text(`near_${judged}`, said));
    }

    /** Shows which pixels come from one picture. */
    part() {
      const { steps, wanted } = this.figure.state, last = this.stages[steps - 1];
      const cells = closest(this.knows(wanted).pictures, last.picture, mixtures(steps)[steps - 1], this.reach);
      const pieces = this.figure.text("pieces", { n: new Set(cells).size });
      this.figure.one(".genai-seams").setAttribute("d", seams(cells, this.width));
      this.say(this.figure.one(".genai-pieces figcaption"), pieces);
    }

    /** Shows the pictures with the largest shares in the chosen pixel, at the chosen step. */
    vote() {
      const { x, y, at, steps, wanted } = this.figure.state, { pictures, numbers } = this.knows(wanted);
      const places = shown(steps, SHOWN), step = places[Math.min(at, places.length) - 1];
      const { picture } = this.stages[step], pixel = (y - 1) * this.width + x - 1;
      const found = votes(pictures, picture, mixtures(steps)[step], this.reach, pixel);
      const largest = this.figure.percent(found[0].share, 0), said = { x, y, step: this.figure.whole(step + 1) };
      this.voted = this.figure.text("voted", { ...said, largest });
      this.say(this.figure.one(".genai-asked"), this.figure.text("voters", said));
      this.outline(this.figure.one(".genai-pieces svg"));
      this.figure.all(".genai-stages button").forEach((/** @type {Element} */ button, /** @type {number} */ place) =>
        button.setAttribute("aria-pressed", `${places[place] === step}`));
      this.figure.all(".genai-voters > li").forEach((/** @type {HTMLElement} */ item, /** @type {number} */ place) => {
        const vote = found[place], svg = item.querySelector("svg");
        item.hidden = !vote;
        if (!vote || !svg) return;
        this.draw(svg, this.all[numbers[vote.number]]);
        this.outline(svg);
        this.say(item.querySelector("span"), this.figure.percent(vote.share, 0));
      });
    }

    /** Marks the chosen pixel and its window. @param {SVGElement} svg */
    outline(svg) {
      const { x, y } = this.figure.state, { width, height } = this.knows(ANY).pictures;
      const left = Math.max(0, x - 1 - this.reach), top = Math.max(0, y - 1 - this.reach);
      const right = Math.min(width, x + this.reach), bottom = Math.min(height, y + this.reach);
      svg.querySelector(".genai-window")?.setAttribute("d", `M${left} ${top}H${right}V${bottom}H${left}Z`);
      svg.querySelector(".genai-pixel")?.setAttribute("d", `M${x - 1} ${y - 1}h1v1h-1Z`);
    }

    /** @param {SVGElement} svg @param {Float64Array} picture */
    paint(svg, picture) {
      this.draw(svg, Array.from(picture, level));
    }

    /** @param {SVGElement} svg @param {number[]} levels */
    draw(svg, levels) {
      this.figure.grey(svg, levels, this.width);
    }

    /** @param {Element | null} node @param {string} text */
    say(node, text) {
      if (node) node.textContent = text;
    }

    told() {
      return `${this.verdict} ${this.voted}`;
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((Figure) =>
    /** @type {any} */ (Figure).add("denoiser", machine));
})();
