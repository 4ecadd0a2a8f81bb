// @ts-check
// A linear model says each value of a sound from those before it, and sings.
(() => {
  /** Coefficients of the values 1, 2, … back. @typedef {number[]} Coefficients */
  /** @typedef {() => number} Random */

  const RATE = 8000, LENGTH = 6000, HEARD = 4800, MOST = 128, THROWN = 800;
  const FORMANTS = [[700, 80], [1220, 90], [2600, 120]]; // frequency and width, in hertz
  const LAGS = [55, 56, 57, 58, 59], BLOCK = 256;

  /** Box and Muller, 1958: the cosine of the pair. @param {Random} random */
  const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  /** One resonance: two poles. @param {number[]} sound @param {number} frequency @param {number} width */
  const resonant = (sound, frequency, width) => {
    const radius = Math.exp((-Math.PI * width) / RATE);
    const turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / RATE);
    let one = 0, two = 0;
    return sound.map((value) => {
      const next = value + turn * one - radius * radius * two;
      [one, two] = [next, one];
      return next;
    });
  };

  /** The sound that is learnt from: a pulse a period, a breath of noise, three resonances; 8 bits a value.
   * @param {Random} random */
  const sung = (random) => {
    let phase = 0;
    const source = Array.from({ length: LENGTH }, (_, t) => {
      phase += (140 * (1 + 0.01 * Math.sin((2 * Math.PI * 5 * t) / RATE))) / RATE;
      const pulse = phase >= 1 ? 1 : 0;
      phase -= pulse;
      return pulse + 0.02 * normal(random);
    });
    const sound = FORMANTS.reduce((now, [frequency, width]) => resonant(now, frequency, width), source);
    const largest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return sound.map((value) => Math.min(127, Math.round((128 * value) / largest)) / 128);
  };

  /** Products of a sound with itself, 0, 1, … back, under a Hann window. @param {number[]} sound */
  const correlations = (sound) => {
    const size = sound.length;
    const hann = (/** @type {number} */ t) => 0.5 - 0.5 * Math.cos((2 * Math.PI * t) / (size - 1));
    const soft = Float64Array.from(sound, (value, t) => value * hann(t));
    return Array.from({ length: MOST + 1 }, (_, lag) => {
      let sum = 0;
      for (let t = lag; t < size; t++) sum += soft[t] * soft[t - lag];
      return lag ? sum : sum * (1 + 1e-9);
    });
  };

  /** The best coefficients of every order from 0: Levinson, 1946, and Durbin, 1960.
   * @param {number[]} products @returns {Coefficients[]} */
  const fitted = (products) => {
    /** @type {Coefficients[]} */ const orders = [[]];
    let error = products[0];
    for (let order = 1; order < products.length; order++) {
      const before = orders[order - 1];
      let left = products[order];
      for (let k = 1; k < order; k++) left -= before[k - 1] * products[order - k];
      const last = left / error;
      orders.push([...before.map((one, k) => one - last * before[order - 2 - k]), last]);
      error *= 1 - last * last;
    }
    return orders;
  };

  /** What is wrong in each prediction, from a place on. @param {ArrayLike<number>} sound @param {Coefficients} model
   * @param {number} from */
  const errors = (sound, model, from) => Array.from({ length: sound.length - from }, (_, place) => {
    let value = sound[from + place];
    for (let k = 0; k < model.length; k++) value -= model[k] * sound[from + place - 1 - k];
    return value;
  });

  /** @param {number[]} all */
  const meanSquare = (all) => all.reduce((sum, one) => sum + one * one, 0) / all.length;

  /** Bits for each of the values behind a place, of a model whose errors have a variance.
   * @param {number[]} sound @param {Coefficients} model @param {number} variance @param {number} from */
  const bits = (sound, model, variance, from) =>
    (Math.log2(2 * Math.PI * variance) + meanSquare(errors(sound, model, from)) / variance / Math.LN2) / 2 + 7;

  /** What is learnt from the last values before the unseen. @param {number[]} sound @param {number} heard how many */
  const learnt = (sound, heard) => {
    const known = sound.slice(HEARD - heard, HEARD), orders = fitted(correlations(known));
    const variance = (/** @type {number} */ order) => meanSquare(errors(known, orders[order], MOST));
    return { orders, variance };
  };

  /** A new sound, value by value. @param {Coefficients} model @param {number} variance @param {number} length
   * @param {Random} random */
  const sing = (model, variance, length, random) => {
    const sound = new Float64Array(THROWN + length), spread = Math.sqrt(variance);
    for (let t = 0; t < sound.length; t++) {
      let value = spread * normal(random);
      for (let k = 0; k < Math.min(t, model.length); k++) value += model[k] * sound[t - 1 - k];
      sound[t] = value;
    }
    return [...sound.subarray(THROWN)];
  };

  /** How much a sound is like itself one period later, from −1 to 1. @param {number[]} sound */
  const pitch = (sound) => Math.max(...LAGS.map((lag) => {
    let both = 0, early = 0, late = 0;
    for (let t = lag; t < sound.length; t++) {
      both += sound[t] * sound[t - lag];
      early += sound[t - lag] * sound[t - lag];
      late += sound[t] * sound[t];
    }
    return both / Math.sqrt(early * late);
  }));

  /** The cosines of a block and back: DCT-II, orthonormal. */
  const cosines = Array.from({ length: BLOCK }, (_, k) => Float64Array.from({ length: BLOCK }, (_, t) =>
    Math.sqrt((k ? 2 : 1) / BLOCK) * Math.cos((Math.PI * k * (2 * t + 1)) / (2 * BLOCK))));

  /** Keeps the largest cosines of each block, and puts the sound together again; the last, short block is left out.
   * @param {number[]} sound @param {number} kept how many a block */
  const shrunk = (sound, kept) => Array.from({ length: Math.floor(sound.length / BLOCK) }, (_, block) => {
    const part = sound.slice(block * BLOCK, (block + 1) * BLOCK);
    const sizes = cosines.map((wave, k) => ({ k, size: part.reduce((sum, value, t) => sum + value * wave[t], 0) }));
    sizes.sort((a, b) => Math.abs(b.size) - Math.abs(a.size) || a.k - b.k);
    return part.map((_, t) => sizes.slice(0, kept).reduce((sum, { k, size }) => sum + size * cosines[k][t], 0));
  }).flat();

  /** By how many decibels a sound is louder than what differs from it.
   * @param {number[]} sound @param {number[]} other */
  const decibels = (sound, other) => {
    const part = sound.slice(0, other.length);
    return 10 * Math.log10(meanSquare(part) / meanSquare(part.map((value, t) => value - other[t])));
  };

  const maths = { sung, correlations, fitted, learnt, bits, sing, pitch, shrunk, decibels, HEARD };

  const ORDERS = [0, 1, 2, 4, 8, 16, 32, 48, 56, 64, 128], SOUND = 1, PERIODS = 228;
  const HIGH = 80, LOUD = 40, LEFT = 24, ACROSS = 284, TOP = 8, DOWN = 96, LEAST = 4, WIDE = 4;
  const PLAYED = 24000, GAIN = 0.6; // a rate that every browser takes

  /** @param {number[]} values */
  const wave = (values) => {
    const heights = values.map((value) => Math.floor(Math.max(0, Math.min(HIGH, HIGH / 2 - LOUD * value)) + 0.5));
    return `M0 ${heights[0]}l${heights.slice(1).map((height, i) => `1 ${height - heights[i]}`).join(" ")}`;
  };

  /** @param {number} place */
  const along = (place) => (LEFT + (ACROSS * place) / (ORDERS.length - 1)).toFixed(1);

  /** @param {number} value */
  const up = (value) => (TOP + DOWN * (1 - (value - LEAST) / WIDE)).toFixed(1);

  class View {
    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.sound = sung(figure.generator(SOUND));
      this.heard = 0;
      /** @type {ReturnType<typeof learnt> | null} */ this.model = null;
      /** @type {number[]} */ this.curve = [];
      /** @type {number[]} */ this.song = [];
      /** @type {AudioContext | null} */ this.context = null;
      figure.signal.addEventListener("abort", () => this.stop());
    }

    /** @param {any} state */
    *show({ order, heard, seed }) {
      this.stop();
      if (this.heard !== +heard) yield* this.listen(+heard);
      const { model, figure } = this, place = ORDERS.indexOf(order);
      if (!model) return;
      yield;
      this.song = sing(model.orders[order], model.variance(order), HEARD, figure.generator(seed));
      yield;
      const now = figure.one(".genai-voice-now"), value = this.curve[place];
      figure.one(".genai-voice-heard").setAttribute("d", wave(this.sound.slice(HEARD - PERIODS, HEARD)));
      figure.one(".genai-voice-sung").setAttribute("d", wave(this.song.slice(0, PERIODS)));
      const places = this.curve.map((one, i) => `${along(i)} ${up(one)}`);
      figure.one(".genai-voice-bits").setAttribute("d", `M${places.join("L")}`);
      now.setAttribute("cx", along(place));
      now.setAttribute("cy", up(value));
      figure.one(".genai-voice-reading").textContent = figure.text("reading", {
        n: order, pitch: figure.number(pitch(this.song), 2), bits: figure.number(value, 2),
      });
    }

    /** Learns from so many values. @param {number} heard */
    *listen(heard) {
      const model = learnt(this.sound, heard);
      this.curve = [];
      for (const order of ORDERS) {
        yield;
        this.curve.push(bits(this.sound, model.orders[order], model.variance(order), HEARD));
      }
      [this.model, this.heard] = [model, heard];
    }

    /** @param {string} name */
    reading(name) {
      const { figure } = this, { order } = figure.state;
      if (name !== "order") return name === "heard" ? "" : undefined;
      return figure.text("values", { n: order, ms: figure.number((1000 * order) / RATE, 1) });
    }

    told() {
      return this.figure.one(".genai-voice-reading").textContent;
    }

    /** @param {string} name */
    press(name) {
      const { heard } = this.figure.state;
      this.play(name === "play-heard" ? this.sound.slice(HEARD - heard, HEARD) : this.song);
    }

    stop() {
      this.context?.close();
      this.context = null;
    }

    /** Plays values at a rate that every browser takes, with straight lines between them. @param {number[]} values */
    play(values) {
      this.stop();
      if (typeof AudioContext === "undefined") return this.figure.say(this.figure.text("silent"));
      const context = (this.context = new AudioContext()), times = PLAYED / RATE;
      const buffer = context.createBuffer(1, values.length * times, PLAYED), source = context.createBufferSource();
      buffer.getChannelData(0).forEach((_, i, played) => {
        const place = Math.floor(i / times), part = i / times - place;
        const value = values[place] * (1 - part) + (values[place + 1] ?? 0) * part;
        played[i] = Math.max(-1, Math.min(1, GAIN * value));
      });
      source.buffer = buffer;
      source.connect(context.destination);
      source.addEventListener("ended", () => this.context === context && this.stop());
      source.start();
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((/** @type {any} */ Figure) => Figure.add("voice", machine));
})();
