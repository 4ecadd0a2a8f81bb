// @ts-check
// Does the sums of maths.py in the page, with the engine of the denoiser.
(() => {
  /**
   * Which shape a picture shows, and where its upper left corner is.
   * @typedef {{ shape: number, y: number, x: number, ink: number[] }} Shown
   */

  const SIDE = 8, FRAMES = 8, STEPS = 12, PLACES = SIDE - 2, SIZE = SIDE * SIDE, FAULTLESS = 0.02;
  const SHAPES = [
    [[0, 0], [0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1], [2, 2]], // a ring
    [[0, 1], [1, 0], [1, 1], [1, 2], [2, 1]], // a plus
  ];
  const WAYS = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [down, right])).filter(
    ([down, right]) => down || right);

  /** @type {Shown[]} */
  const pictures = Array.from({ length: 2 * PLACES * PLACES }, (_, number) => {
    const x = number % PLACES, y = Math.floor(number / PLACES) % PLACES, shape = Math.floor(number / PLACES / PLACES);
    return { shape, y, x, ink: SHAPES[shape].map(([below, right]) => (y + below) * SIDE + x + right) };
  });

  /**
   * The places along one side: at a border the step turns before it is taken.
   * @param {number} place
   * @param {number} step
   */
  const path = (place, step) => Array.from({ length: FRAMES }, (_, time) => {
    if (!time) return place;
    if (place + step < 0 || place + step >= PLACES) step = -step;
    return (place += step);
  });

  /** All films that the law allows, each as the number of a picture for each frame. */
  const clips = pictures.flatMap(({ shape, y, x }) => WAYS.map(([down, right]) => {
    const columns = path(x, right);
    return path(y, down).map((row, time) => (shape * PLACES + row) * PLACES + columns[time]);
  }));

  /**
   * The squared distance from each picture, less what it is from one without ink.
   * @param {Float64Array} frame
   * @param {number} clean
   */
  const gaps = (frame, clean) => pictures.map(({ ink }) => {
    let sum = 0;
    for (const pixel of ink) sum += frame[pixel];
    return -4 * clean * sum;
  });

  /** @param {number} time @param {Float64Array} votes */
  const mean = (time, votes) => {
    const found = new Float64Array(SIZE).fill(-1), weights = new Float64Array(pictures.length);
    clips.forEach((clip, n) => { weights[clip[time]] += votes[n]; });
    pictures.forEach(({ ink }, n) => { for (const pixel of ink) found[pixel] += 2 * weights[n]; });
    return found;
  };

  /** @param {Float64Array} film */
  const frames = (film) => Array.from({ length: FRAMES }, (_, time) => film.subarray(time * SIZE, (time + 1) * SIZE));

  /**
   * The best guess at the film behind a mixture, with so many frames seen together.
   * @param {any} engine
   * @param {number} together
   */
  const guesser = ({ windows, shares }, together) =>
    (/** @type {Float64Array} */ film, /** @type {any} */ { clean, noisy }) => {
    const count = clips.length, squares = new Float64Array(FRAMES * count), guess = new Float64Array(film.length);
    frames(film).forEach((frame, time) => {
      const far = gaps(frame, clean);
      clips.forEach((clip, n) => { squares[time * count + n] = far[clip[time]]; });
    });
    const sums = windows(squares, { count, width: FRAMES, height: 1 }, together >> 1);
    for (let time = 0; time < FRAMES; time++) {
      guess.set(mean(time, shares(sums.subarray(time * count, (time + 1) * count), noisy)), time * SIZE);
    }
    return guess;
  };

  /**
   * The guesses on the way from noise to a film, one by one.
   * @param {any} engine
   * @param {any} random
   * @param {number} together
   */
  const film = function* (engine, random, together) {
    const noise = engine.noise(random, FRAMES * SIZE);
    for (const { guess } of engine.denoise(noise, STEPS, guesser(engine, together))) yield guess;
  };

  /** Which picture a frame is nearest to, and how far from it. @param {Float64Array} frame */
  const read = (frame) => {
    const far = gaps(frame, 1), least = Math.min(...far);
    const empty = frame.reduce((sum, value) => sum + (value + 1) ** 2, 0);
    return { number: far.indexOf(least), distance: Math.sqrt(Math.max(0, empty + least) / SIZE) };
  };

  /** What happens between two pictures. @param {number} before @param {number} after */
  const step = (before, after) => {
    const one = pictures[before], two = pictures[after];
    const jump = Math.max(Math.abs(one.y - two.y), Math.abs(one.x - two.x)), changed = one.shape !== two.shape;
    return { jump, changed, wrong: changed || jump !== 1 };
  };

  /** What a film shows, frame by frame. @param {Float64Array} film */
  const judged = (film) => {
    const seen = frames(film).map(read), shown = seen.map(({ number }) => number);
    const steps = shown.slice(1).map((after, time) => step(shown[time], after));
    const copied = clips.some((clip) => clip.every((number, time) => number === shown[time]));
    return { shown, steps, copied, faultless: seen.filter(({ distance }) => distance < FAULTLESS).length };
  };

  const maths = { pictures, clips, film, frames, read, step, judged };

  const ALL = "all", DRAWS = 15, PAUSE = 333; // at three frames a second nothing flashes

  class View {
    /** @type {Float64Array[]} */ frames = [];
    playing = 0;
    at = 1;
    said = "";

    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.engine = figure.constructor.machines.get("denoiser").maths;
    }

    /** @param {number} seed */
    *film(seed) {
      const { together } = this.figure.state, seen = together === ALL ? 2 * FRAMES : +together;
      let last = new Float64Array(FRAMES * SIZE);
      for (const guess of film(this.engine, this.figure.generator(seed), seen)) {
        last = guess;
        yield;
      }
      return last;
    }

    /** @param {any} state @param {string[]} changed */
    *show({ seed, at }, changed) {
      if (!this.frames.length || changed.some((key) => key !== "at")) {
        const found = yield* this.film(seed);
        this.frames = frames(found);
        this.strip(judged(found));
        this.look(at);
        yield* this.count(seed);
      }
      this.look(at);
    }

    /** @param {ReturnType<typeof judged>} film */
    strip({ steps, copied, faultless }) {
      const { figure } = this, wrong = steps.filter((step) => step.wrong).length;
      const said = figure.text("told", {
        faultless: figure.whole(faultless), frames: figure.whole(FRAMES),
        wrong: figure.whole(wrong), steps: figure.whole(steps.length),
      });
      this.said = copied ? `${said} ${figure.text("copied")}` : said;
      figure.one(".genai-said").textContent = this.said;
      figure.all(".genai-film > li").forEach((/** @type {Element} */ item, /** @type {number} */ time) => {
        this.draw(item.querySelector("svg"), time);
        const before = steps[time - 1], shown = item.querySelector(".genai-sign");
        if (!before || !shown) return;
        const sign = figure.start.signs[before.changed ? "changes" : before.wrong ? "jumps" : "right"];
        const frame = figure.text("frame", { at: figure.whole(time + 1) });
        item.querySelector("button")?.setAttribute("aria-label", `${sign} ${frame}`);
        shown.textContent = sign;
      });
    }

    /** Counts in some draws from this one on, beside what many gave. @param {number} seed */
    *count(seed) {
      const { figure } = this, { together } = figure.state, many = figure.start;
      const measured = figure.text("tally_measured", { wrong: many.wrong[together], copied: many.copied[together] });
      const tally = figure.one(".genai-tally");
      tally.textContent = measured;
      let wrong = 0, copied = 0;
      for (let draw = 0; draw < DRAWS; draw++) {
        const film = judged(yield* this.film(((seed + draw - 1) % 9999) + 1));
        wrong += film.steps.filter((step) => step.wrong).length;
        copied += +film.copied;
      }
      const some = { n: DRAWS, wrong: figure.number(wrong / DRAWS, 1), copied: figure.whole(copied) };
      tally.textContent = `${figure.text("tally", some)} ${measured}`;
    }

    /** Shows a frame large. @param {number} at */
    look(at) {
      this.at = Math.max(1, Math.min(FRAMES, Math.round(at)));
      this.draw(this.figure.one(".genai-player svg"), this.at - 1);
      this.figure.all(".genai-film button").forEach((/** @type {Element} */ button, /** @type {number} */ time) =>
        button.setAttribute("aria-pressed", `${time + 1 === this.at}`));
    }

    /** @param {Element | null} svg @param {number} time */
    draw(svg, time) {
      if (svg) this.figure.grey(svg, Array.from(this.frames[time], this.engine.level), SIDE);
    }

    /** @param {string} name */
    press(name) {
      if (name === "play" && !this.playing) return this.play();
      this.stop();
      const at = name.startsWith("at-") ? +name.slice(3) : name === "step" ? (this.at % FRAMES) + 1 : this.at;
      this.figure.set({ at });
    }

    play() {
      const { figure } = this;
      this.playing = figure.later(PAUSE, () => {
        this.look((this.at % FRAMES) + 1);
        this.play();
      });
      figure.one("[data-do=play]").textContent = figure.text("stop");
    }

    stop() {
      clearTimeout(this.playing);
      this.playing = 0;
      this.figure.one("[data-do=play]").textContent = this.figure.text("play");
    }

    /** The buttons say what they stand at. @param {string} control */
    reading(control) {
      if (control === "run") return this.figure.text("frame", { at: this.figure.whole(this.figure.state.at) });
      return control === "draw" ? undefined : "";
    }

    told() {
      return `${this.said} ${this.figure.text("frame", { at: this.figure.whole(this.at) })}.`;
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((Figure) => /** @type {any} */ (Figure).add("frames", machine));
})();
