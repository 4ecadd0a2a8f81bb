// @ts-check
// A maker of numbers and a judge of them learn against each other, in one dimension.
(() => {
  /** @typedef {() => number} Random */
  /** 12 first weights, 12 first biases, 12 second weights, the last bias; and Adam's means of each.
   * @typedef {{ weights: Float64Array, mean: Float64Array, square: Float64Array }} Player */

  const UNITS = 12, SIZE = 3 * UNITS + 1, BATCH = 64;
  const CENTRES = [-2, 2], SPREAD = 0.3, NEAR = 0.9, COVERED = 0.1, SAMPLES = 500, EVERY = 10;
  const RATES = { maker: 0.002, judge: 0.004 }, FIRST = 0.5, SECOND = 0.99, TINY = 1e-8;
  const BINS = 64, EDGE = 4;

  // Engines differ in the last bit of Math.exp, log and cos, and here that grows: these use + − × ÷ only.
  const LN2 = 0.6931471805599453, ROOT2 = 1.4142135623730951;
  const powers = new Float64Array(2048);
  powers[1024] = 1;
  for (let i = 1; i < 1024; i++) {
    powers[1024 + i] = powers[1023 + i] * 2;
    powers[1024 - i] = powers[1025 - i] / 2;
  }

  const parts = new Float64Array(14).fill(1); // 1 / i!
  for (let i = 1; i < 14; i++) parts[i] = parts[i - 1] / i;

  /** @param {number} x */
  const exp = (x) => {
    const bounded = x > 700 ? 700 : x < -700 ? -700 : x;
    const whole = Math.floor(bounded / LN2 + 0.5), rest = bounded - whole * LN2;
    let sum = parts[13];
    for (let i = 12; i >= 0; i--) sum = parts[i] + rest * sum;
    return sum * powers[1024 + whole];
  };

  /** @param {number} x above 0 */
  const log = (x) => {
    let whole = 0;
    for (; x > ROOT2; x /= 2) whole++;
    for (; x < ROOT2 / 2; x *= 2) whole--;
    const part = (x - 1) / (x + 1), square = part * part;
    let sum = 0;
    for (let i = 23; i > 0; i -= 2) sum = 1 / i + square * sum;
    return whole * LN2 + 2 * part * sum;
  };

  /** The cosine of so much of a whole turn, from 0 to 1. @param {number} turn */
  const cosine = (turn) => {
    const half = turn > 0.5 ? 1 - turn : turn, flips = half > 0.25;
    const angle = 2 * Math.PI * (flips ? 0.5 - half : half), square = angle * angle;
    let sum = 1;
    for (let i = 24; i; i -= 2) sum = 1 - (square / (i * (i - 1))) * sum;
    return flips ? -sum : sum;
  };

  /** @param {number} x */
  const tanh = (x) => 1 - 2 / (exp(2 * x) + 1);

  /** @param {number} x */
  const logistic = (x) => 1 / (1 + exp(-x));

  /** Box and Muller, 1958: the cosine of the pair. @param {Random} random */
  const normal = (random) => Math.sqrt(-2 * log(1 - random())) * cosine(random());

  /** @param {Random} random */
  const datum = (random) => CENTRES[random() < 0.5 ? 0 : 1] + SPREAD * normal(random);

  /** @param {Random} random @returns {Player} */
  const player = (random) => {
    const weights = new Float64Array(SIZE);
    for (let i = 0; i < 2 * UNITS; i++) weights[i] = normal(random);
    for (let i = 2 * UNITS; i < 3 * UNITS; i++) weights[i] = normal(random) / Math.sqrt(UNITS);
    return { weights, mean: new Float64Array(SIZE), square: new Float64Array(SIZE) };
  };

  const inMaker = new Float64Array(UNITS), inJudge = new Float64Array(UNITS);

  /** What a player says to a number; its hidden layer is left behind.
   * @param {Float64Array} weights @param {number} x @param {Float64Array} [hidden] */
  const output = (weights, x, hidden = inJudge) => {
    let sum = weights[3 * UNITS];
    for (let i = 0; i < UNITS; i++) {
      hidden[i] = tanh(weights[i] * x + weights[UNITS + i]);
      sum += weights[2 * UNITS + i] * hidden[i];
    }
    return sum;
  };

  /** Adds the slopes of the last output times `up`; returns that of its input.
   * @param {Float64Array} weights @param {number} x @param {number} up @param {Float64Array | null} slopes
   * @param {Float64Array} [hidden] */
  const back = (weights, x, up, slopes, hidden = inJudge) => {
    let down = 0;
    for (let i = 0; i < UNITS; i++) {
      const inner = up * weights[2 * UNITS + i] * (1 - hidden[i] * hidden[i]);
      down += inner * weights[i];
      if (!slopes) continue;
      slopes[i] += inner * x;
      slopes[UNITS + i] += inner;
      slopes[2 * UNITS + i] += up * hidden[i];
    }
    if (slopes) slopes[3 * UNITS] += up;
    return down;
  };

  /** Adam, Kingma and Ba, 2015. @param {Player} one @param {Float64Array} slopes @param {number} rate
   * @param {number} first 1 − 0.5 to the power of the step @param {number} second the same of 0.99 */
  const moved = ({ weights, mean, square }, slopes, rate, first, second) => {
    for (let i = 0; i < SIZE; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * slopes[i];
      square[i] = SECOND * square[i] + (1 - SECOND) * slopes[i] * slopes[i];
      weights[i] -= (rate * (mean[i] / first)) / (Math.sqrt(square[i] / second) + TINY);
    }
  };

  /** Both players before the first step. @param {Random} random */
  const duel = (random) => ({ random, maker: player(random), judge: player(random), first: 1, second: 1, steps: 0 });

  /** One step of the judge, then one of the maker. @param {ReturnType<typeof duel>} now
   * @param {number} makerPace @param {number} judgePace */
  const step = (now, makerPace, judgePace) => {
    const { random, maker, judge } = now, slopes = new Float64Array(SIZE);
    now.first *= FIRST;
    now.second *= SECOND;
    now.steps++;
    const real = Array.from({ length: BATCH }, () => datum(random)), noise = new Float64Array(BATCH);
    for (let i = 0; i < BATCH; i++) noise[i] = normal(random);
    for (let i = 0; i < BATCH; i++) {
      back(judge.weights, real[i], (logistic(output(judge.weights, real[i])) - 1) / BATCH, slopes);
      const made = output(maker.weights, noise[i], inMaker);
      back(judge.weights, made, logistic(output(judge.weights, made)) / BATCH, slopes);
    }
    moved(judge, slopes, RATES.judge * judgePace, 1 - now.first, 1 - now.second);
    slopes.fill(0);
    for (let i = 0; i < BATCH; i++) {
      const z = normal(random), made = output(maker.weights, z, inMaker);
      const down = back(judge.weights, made, (logistic(output(judge.weights, made)) - 1) / BATCH, null);
      back(maker.weights, z, down, slopes, inMaker);
    }
    moved(maker, slopes, RATES.maker * makerPace, 1 - now.first, 1 - now.second);
  };

  /** The normal numbers below which lie (i + ½) / 500 of all: the slope of the quantile, followed in small steps. */
  const quantiles = (() => {
    const PIECES = 16, size = 1 / SAMPLES / PIECES, found = new Float64Array(SAMPLES), half = SAMPLES / 2;
    const slope = (/** @type {number} */ z) => Math.sqrt(2 * Math.PI) * exp((z * z) / 2);
    let z = 0;
    for (let i = 0; i < half * PIECES; i++) {
      if (i % PIECES === PIECES / 2) [found[half + i / PIECES - 0.5], found[half - i / PIECES - 0.5]] = [z, -z];
      // Runge and Kutta's fourth order.
      const a = slope(z), b = slope(z + (size * a) / 2), c = slope(z + (size * b) / 2), d = slope(z + size * c);
      z += (size * (a + 2 * b + 2 * c + d)) / 6;
    }
    return found;
  })();

  /** What the maker makes of 500 evenly spread numbers. @param {Player} maker */
  const made = ({ weights }) => quantiles.map((z) => output(weights, z));

  /** The share of what was made that lies near each hill. @param {Float64Array} all */
  const near = (all) => CENTRES.map((centre) => all.filter((one) => Math.abs(one - centre) <= NEAR).length / SAMPLES);

  /** The hill that holds half of what was made, or −1. @param {number[]} shares */
  const held = (shares) => shares.findIndex((share) => share >= 0.5);

  /** How many of what was made lie in each of 64 bins; what lies beyond is left out. @param {Float64Array} all */
  const binned = (all) => {
    const bins = new Array(BINS).fill(0);
    for (const one of all) {
      const bin = Math.floor(((one + EDGE) / (2 * EDGE)) * BINS);
      if (bin >= 0 && bin < BINS) bins[bin]++;
    }
    return bins;
  };

  const middles = Array.from({ length: BINS }, (_, bin) => -EDGE + ((bin + 0.5) * 2 * EDGE) / BINS);

  /** The density of the data. @param {number} x */
  const density = (x) => CENTRES.reduce((sum, centre) => {
    const away = (x - centre) / SPREAD;
    return sum + exp((-away * away) / 2) / (2 * SPREAD * Math.sqrt(2 * Math.PI));
  }, 0);

  /** What the best of all judges says in each bin: p / (p + q). @param {number[]} bins */
  const best = (bins) => bins.map((count, bin) => {
    const data = density(middles[bin]), own = ((count + 1) / SAMPLES) * (BINS / (2 * EDGE));
    return data / (data + own);
  });

  /** What a judge says in each bin. @param {Player} judge */
  const verdicts = ({ weights }) => middles.map((x) => logistic(output(weights, x)));

  /** What to look at, every ten steps: the shares near both hills, and how often the side changed that holds half.
   * @param {{ shares: number[][], last: number, jumps: number }} seen @param {Player} maker */
  const watched = (seen, maker) => {
    const shares = near(made(maker)), side = held(shares);
    seen.shares.push(shares);
    if (side < 0) return;
    if (seen.last >= 0 && side !== seen.last) seen.jumps++;
    seen.last = side;
  };

  /** A whole run. @param {Random} random @param {number} makerPace @param {number} judgePace @param {number} steps */
  const run = (random, makerPace, judgePace, steps) => {
    const now = duel(random), seen = { shares: /** @type {number[][]} */ ([]), last: -1, jumps: 0 };
    watched(seen, now.maker);
    while (now.steps < steps) {
      step(now, makerPace, judgePace);
      if (now.steps % EVERY === 0) watched(seen, now.maker);
    }
    const covered = seen.shares[seen.shares.length - 1].filter((share) => share >= COVERED).length;
    return { now, ...seen, covered };
  };

  const maths = { exp, log, cosine, tanh, normal, duel, step, quantiles, made, near, binned, best, verdicts, run };

  const LEFT = 10, ACROSS = 300, BOTTOM = 140, UP = 130, HIGHEST = 0.7, STEPS = 3000, HIGH = 56, SHOWN = 30;

  /** @param {number} value */
  const up = (value) => (BOTTOM - UP * Math.min(1, value)).toFixed(1);

  /** A value in the middle of each bin. @param {number[]} values */
  const line = (values) => {
    const x = middles.map((middle) => (LEFT + (ACROSS * (middle + EDGE)) / (2 * EDGE)).toFixed(1));
    return "M" + values.map((value, bin) => `${x[bin]} ${up(value)}`).join("L");
  };

  /** A bar for each bin that holds something. @param {number[]} bins */
  const bars = (bins) => bins.map((count, bin) => {
    const share = ((count / SAMPLES) * BINS) / (2 * EDGE) / HIGHEST, width = ACROSS / BINS;
    const x = (LEFT + width * bin).toFixed(1);
    return count ? `M${x} ${BOTTOM}V${up(share)}h${width.toFixed(1)}V${BOTTOM}z` : "";
  }).join("");

  /** The share near a hill over a run: from below, or from above. @param {number[][]} shares @param {number} side */
  const ribbon = (shares, side) => {
    const x = (/** @type {number} */ place) => (LEFT + (ACROSS * place * EVERY) / STEPS).toFixed(1);
    const base = side ? 0 : HIGH;
    const edge = shares.map((share, place) => `${x(place)} ${(HIGH * (side ? share[1] : 1 - share[0])).toFixed(1)}`);
    return `M${LEFT} ${base}L${edge.join("L")}L${x(shares.length - 1)} ${base}z`;
  };

  class View {
    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.key = "";
      this.now = duel(figure.generator(1));
      this.seen = { /** @type {number[][]} */ shares: [], last: -1, jumps: 0 };
    }

    /** Another pace or draw starts anew and runs; a fast maker before a fast judge was never counted.
     * @param {any} state @param {string[]} changed */
    settle({ maker, judge }, changed) {
      const both = maker === "10" && judge === "10", other = changed.includes("maker") ? "judge" : "maker";
      return { ...both && { [other]: "1" }, ...!changed.includes("steps") && { steps: STEPS } };
    }

    /** @param {any} state @param {string[]} changed */
    *show({ maker, judge, seed, steps }, changed) {
      const { figure } = this, key = `${maker} ${judge} ${seed}`;
      const end = Math.min(STEPS, Math.max(0, Math.round(steps)));
      if (!changed.length && !this.key) return; // the first frame is drawn at build
      if (key !== this.key || this.now.steps > end) this.begin(key, seed);
      while (this.now.steps < end) {
        step(this.now, Number(maker), Number(judge));
        if (this.now.steps % EVERY === 0) watched(this.seen, this.now.maker);
        if (this.now.steps % SHOWN === 0 && !figure.calm) this.draw();
        yield;
      }
      this.draw();
    }

    /** @param {string} key @param {number} seed */
    begin(key, seed) {
      this.key = key;
      this.now = duel(this.figure.generator(seed));
      this.seen = { shares: [], last: -1, jumps: 0 };
      watched(this.seen, this.now.maker);
    }

    draw() {
      const { figure, now, seen } = this, all = made(now.maker), bins = binned(all);
      const drawn = {
        made: bars(bins), judge: line(verdicts(now.judge)), best: line(best(bins)),
        left: ribbon(seen.shares, 0), right: ribbon(seen.shares, 1),
      };
      for (const [name, path] of Object.entries(drawn)) figure.one(`.genai-duel-${name}`).setAttribute("d", path);
      figure.one(".genai-duel-reading").textContent = this.summary();
      figure.one(".genai-duel-runs").textContent = this.runs();
    }

    /** The pace stands on its button. @param {string} name */
    reading(name) {
      return name === "draw" ? undefined : "";
    }

    summary() {
      const { figure, now, seen } = this, shares = near(made(now.maker));
      const [left, right] = shares.map((share) => figure.percent(share, 0));
      return figure.text("reading", { steps: figure.whole(now.steps), left, right, n: seen.jumps });
    }

    /** How forty runs at this pace end. */
    runs() {
      const { figure } = this, { maker, judge } = figure.state, ends = figure.start.runs[`${maker} ${judge}`];
      const [both, one, none] = ends.map((/** @type {number} */ count) => figure.whole(count));
      return figure.text("runs", { n: 40, both, one, none });
    }

    told() {
      return this.key ? `${this.summary()} ${this.runs()}` : "";
    }

    /** @param {string} name */
    press(name) {
      const { figure } = this, { steps } = figure.state, fresh = steps >= STEPS || !this.key;
      if (fresh || name === "run") this.key = "";
      figure.set({ steps: name === "run" ? STEPS : Math.min(STEPS, (fresh ? 0 : steps) + EVERY) });
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((/** @type {any} */ Figure) => Figure.add("duel", machine));
})();
