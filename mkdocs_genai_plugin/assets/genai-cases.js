// @ts-check
// Sets attributes, and the text of the status. Tells of each guess by genai-answer, as a quiz does.
(() => {
  if (customElements.get("genai-cases")) return;

  customElements.define("genai-cases", class extends HTMLElement {
    /** @type {any[]} */ cases = [];

    connectedCallback() {
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    upgrade() {
      if (this.cases[0]) return this.count();
      this.cases = [...this.querySelectorAll("[data-key]")];
      for (const button of this.buttons(this)) button.hidden = false;
      this.addEventListener("click", this);
      this.setAttribute("data-ready", "");
    }

    /** @param {Element} inside @returns {any[]} */
    buttons(inside) {
      return [...inside.querySelectorAll("[data-choice]")];
    }

    /** The button that a reader has taken. @param {any} one */
    taken(one) {
      return one.querySelector("[data-choice][aria-pressed=true]");
    }

    /** @param {any} one @param {string} choice */
    take(one, choice) {
      for (const button of this.buttons(one)) button.ariaPressed = `${button.dataset.choice === choice}`;
    }

    /** @param {any} event */
    handleEvent({ target }) {
      const button = target.closest("[data-choice]"), one = button?.closest("[data-key]");
      if (!one) return;
      const { choice } = button.dataset, right = button.matches(".genai-right");
      this.take(one, choice);
      one.querySelector("details").open = true;
      const said = [button.querySelector(".genai-mark"), one.querySelector(".genai-verdict")];
      this.count(said.map((part) => part.textContent + " ").join(""));
      const detail = { id: one.dataset.key, kind: "case", response: choice, right, name: one.ariaLabel };
      this.dispatchEvent(new CustomEvent("genai-answer", { bubbles: true, detail }));
    }

    count(said = "") {
      const status = /** @type {any} */ (this.querySelector(".genai-guessed"));
      if (!status) return;
      const taken = this.cases.map((one) => this.taken(one)).filter(Boolean);
      const n = taken.filter((button) => button.matches(".genai-right")).length;
      const answered = taken.length, total = this.cases.length;
      status.children[0].textContent = said;
      if (answered) status.children[1].say({ n, answered, total }, answered < total ? "progress" : "text");
      else status.children[1].textContent = "";
    }

    /** Guesses by their keys, as genai-answer told them. @param {Record<string, string>} answers */
    restore(answers) {
      this.upgrade();
      for (const one of this.cases)
        if (answers[one.dataset.key] && !this.taken(one)) this.take(one, answers[one.dataset.key]);
      this.count();
    }
  });
})();
