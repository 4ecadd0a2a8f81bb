// @ts-check
(() => {
  const maths = { double: (/** @type {number} */ n) => 2 * n };
  class View {
    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
    }

    /** @param {any} state */
    show({ number }) {
      this.figure.one(".genai-double").textContent = this.told(number);
    }

    told(number = this.figure.state.number) {
      return this.figure.text("double", { n: maths.double(number) });
    }
  }
  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((Figure) =>
    /** @type {any} */ (Figure).add("doubling", machine));
})();
