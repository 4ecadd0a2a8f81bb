// @ts-check
// Sets attributes, and the texts of status and results. The style shows what is said of an answer.
(() => {
  if (customElements.get("genai-quiz")) return;

  // After Back a browser brings back what was chosen.
  const HEARD = ["genai-answer", "pageshow"];

  /** By the minimal standard of Park and Miller, CACM 31, 1988. @param {any[]} list @param {number} seed */
  const mixed = (list, seed) => {
    const left = [...list];
    return list.map(() => left.splice((seed = (seed * 16807) % 2147483647) % left.length, 1)[0]);
  };

  // What counts of a typed answer; kinds/quizzes/typed.py does the same.

  /** @param {string} text @param {string} exact */
  const folded = (text, exact) => {
    text = text.normalize("NFKD");
    if (!exact.includes("accents")) text = text.replace(/[\u0300-\u036f\u064b-\u0652]/g, "");
    if (!exact.includes("case")) text = text.toLowerCase();
    return text.replace(/\s+/g, exact.includes("spaces") ? " " : "");
  };

  /** @param {string} text */
  const number = (text) => {
    text = text.normalize("NFKC").replace(/\s/g, "").replace("\u2212", "-").replace("\u066b", ",");
    text = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
    if (text.lastIndexOf(",") > text.lastIndexOf(".")) text = text.replace(/\./g, "").replace(",", ".");
    return +text.replace(/,/g, "");
  };

  /** @param {Element} option */
  const isRight = (option) => option.matches(".genai-right");

  class Question {
    response = "";
    state = ""; // right, wrong or missing, once it is answered

    /** @param {any} element */
    constructor(element) {
      this.element = element;
      this.key = element.dataset.key;
      this.options = [...element.querySelectorAll(".genai-option")];
      this.inputs = [...element.querySelectorAll(".genai-option input")];
      this.field = element.querySelector(".genai-typed input");
      this.kind = this.field ? "typed" : this.inputs[0].type === "radio" ? "choice" : "several";
      element.querySelector(".genai-options").setAttribute("role", "none"); // the group says it all
      for (const control of element.querySelectorAll("input, button")) control.hidden = false;
      for (const input of this.inputs) input.name = element.id;
      this.held = ""; // after a reload a browser may bring something back
    }

    /** What is typed, or the places of what is chosen, in the order that was written. */
    get held() {
      return this.field?.value.trim() ?? this.inputs.map((input, i) => (input.checked ? i : "")).join("");
    }

    set held(response) {
      if (this.field) this.field.value = response;
      this.inputs.forEach((input, i) => (input.checked = response.includes(`${i}`)));
    }

    /** @param {string} form */
    matches(form) {
      const { tolerance, exact = "" } = this.element.dataset, wanted = number(form);
      return tolerance
        ? Math.abs(wanted - number(this.held)) <= +tolerance + Math.abs(wanted) * 1e-9
        : folded(form, exact) === folded(this.held, exact);
    }

    get chosen() {
      if (!this.field) return this.options.filter((_, i) => this.inputs[i].checked);
      const known = this.options.filter((one) => JSON.parse(one.dataset.forms).some(this.matches, this));
      return [known.find(isRight) ?? known[0]].filter(Boolean);
    }

    judge() {
      this.response = this.held;
      const chosen = this.response ? this.chosen : [];
      const wanted = this.kind === "several" ? this.options.filter(isRight) : chosen;
      const state = chosen.length < wanted.length ? "missing" : "right";
      this.show(chosen, this.response && (chosen[0] && chosen.every(isRight) ? state : "wrong"));
    }

    /** @param {any[]} [chosen] */
    show(chosen = [], state = "") {
      this.state = this.element.dataset.state = state;
      for (const option of this.options) option.toggleAttribute("data-chosen", chosen.includes(option));
      for (const told of this.element.querySelectorAll(".genai-told"))
        told.hidden = told.dataset.told !== state || (this.field && chosen[0]);
    }

    /** @param {string} response */
    take(response) {
      this.held = response;
      this.judge();
    }

    get said() {
      const told = this.element.querySelectorAll(".genai-told:not([hidden]), [data-chosen] > .genai-reply");
      return [...told].map((one) => one.textContent + " ").join("");
    }
  }

  class Quiz extends HTMLElement {
    /** @type {Question[]} */ questions = [];

    connectedCallback() {
      for (const type of HEARD) addEventListener(type, this);
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    disconnectedCallback() {
      for (const type of HEARD) removeEventListener(type, this);
    }

    upgrade() {
      if (this.questions[0]) return this.count();
      this.questions = [...this.querySelectorAll(".genai-question")].map((one) => new Question(one));
      this.shuffle(+(/[?&]seed=(\d{1,6})/.exec(location.hash)?.[1] ?? 0));
      for (const type of ["change", "input", "keydown", "click"]) this.addEventListener(type, this);
      this.setAttribute("data-ready", "");
    }

    shuffle(seed = 0) {
      seed ||= 1 + Math.floor(Math.random() * 999999);
      const { shuffle = "" } = this.dataset, elements = this.questions.map((one) => one.element);
      if (shuffle.includes("questions")) this.prepend(...mixed(elements, seed));
      if (shuffle.includes("options"))
        this.questions.forEach(({ options }, i) => options[0].parentElement.append(...mixed(options, seed + i)));
    }

    /** @param {any} event */
    handleEvent(event) {
      const { type, target, key } = event;
      if (type === HEARD[0]) return this.hear(event);
      if (type === HEARD[1])
        for (const one of this.questions) {
          if (this.dataset.shuffle) one.held = one.response;
          if (one.held !== one.response) this.answer(one);
        }
      const does = type === "click" && target.closest("button")?.dataset.do;
      if (does === "start") this.start();
      const question = this.questions.find((one) => one.element.contains(target));
      if (!question) return;
      const { kind, field, response } = question, enters = target === field && key === "Enter";
      if (does === "check" || enters || (kind === "choice" && type === "change")) this.answer(question);
      else if (kind !== "choice" && type === "input") {
        question.response = "";
        question.show(); // until it is checked anew
        if (response) this.tell(question);
      } else if (key && target.type === "radio") this.move(event);
    }

    /** @param {Question} question */
    answer(question) {
      question.judge();
      this.tell(question, question.said);
    }

    /** @param {Question} question */
    tell({ key, kind, response, state, element }, said = "") {
      this.one(".genai-score").children[0].textContent = said;
      const detail = { id: key, kind, response, right: state === "right", name: element.dataset.name };
      this.dispatchEvent(new CustomEvent(HEARD[0], { bubbles: true, detail }));
    }

    /** A question may stand here, too. @param {any} event */
    hear({ target, detail: { id, response } }) {
      for (const one of this.questions) if (one.key === id && one.response !== response) one.take(response);
      // Of several quizzes one speaks.
      this.one(".genai-score").ariaLive = target === this ? "polite" : "off";
      this.count();
    }

    /** @param {string} selector @returns {any} */
    one(selector) {
      return this.querySelector(selector);
    }

    /** Those of the same quiz on this page. @returns {any[]} */
    get peers() {
      return [...document.querySelectorAll(`genai-quiz[data-ready][data-quiz="${this.dataset.quiz}"]`)];
    }

    count() {
      const status = this.one(".genai-score"), results = this.one(".genai-outcome");
      if (!results) return;
      const all = this.peers.flatMap((quiz) => quiz.questions);
      const each = [...new Map(all.map((one) => [one.key, one])).values()];
      const missed = each.filter((one) => one.state !== "right");
      const total = each.length, answered = each.filter((one) => one.state).length;
      const counted = status.children[1], done = answered === total;
      if (answered) counted.say({ n: total - missed.length, answered, total }, done ? "text" : "progress");
      else counted.textContent = "";
      for (const start of results.querySelectorAll("[data-do=start]")) start.hidden = !answered;
      results.querySelector(".genai-missed").hidden = !done || !missed[0];
      results.querySelector("ul").replaceChildren(...(done ? missed : []).map(({ element }) => {
        const item = document.createElement("li"), link = document.createElement("a");
        link.href = "#" + element.id;
        link.textContent = element.dataset.name;
        item.append(link, " ", element.querySelector(".genai-learn > span")?.cloneNode(true) ?? "");
        for (const one of item.querySelectorAll("[id]")) one.remove();
        return item;
      }));
    }

    /** Answers by their keys, as genai-answer told them. @param {Record<string, string>} answers */
    restore(answers) {
      this.upgrade();
      for (const one of this.questions) if (answers[one.key] && !one.response) one.take(answers[one.key]);
      for (const quiz of this.peers) quiz.count();
    }

    start() {
      for (const quiz of this.peers)
        for (const one of quiz.questions) {
          one.take("");
          quiz.tell(one);
          for (const opened of one.element.querySelectorAll("details")) opened.open = false;
        }
      this.shuffle();
      this.one("input").focus();
    }

    /** An arrow key leads to an option without choosing it. @param {any} event */
    move(event) {
      const right = getComputedStyle(this).direction === "rtl" ? -1 : 1;
      const steps = /** @type {any} */ ({ ArrowDown: 1, ArrowUp: -1, ArrowRight: right, ArrowLeft: -right, Enter: 0 });
      const step = steps[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const inputs = [...event.target.closest(".genai-options").querySelectorAll("input")];
      const input = inputs.at((inputs.indexOf(event.target) + step) % inputs.length);
      step ? input.focus() : input.click();
    }
  }

  customElements.define("genai-quiz", Quiz);
})();
