// @ts-check
// Keeps what readers answer, once they have asked for it: nothing is stored before.
// Elements tell of an answer by genai-answer, and take answers back by restore().
(() => {
  if (customElements.get("genai-answers")) return;

  const KEY = "genai-answers";
  /** What this page was told, for who presses later. @type {Record<string, string>} */
  const told = {};

  /** The answers that are kept; null where nobody asked for it, or the browser does not let us. */
  const kept = () => {
    try {
      const found = JSON.parse(`${localStorage.getItem(KEY)}`);
      return found && Object.fromEntries(Object.entries(found).filter(([, one]) => typeof one == "string"));
    } catch {
      return null;
    }
  };

  /** False where a browser does not let us. @param {object | null} answers */
  const keep = (answers) => {
    try {
      answers ? localStorage.setItem(KEY, JSON.stringify(answers)) : localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  };

  /** The answer to what was asked before an edit goes. @param {object} answers @param {Record<string, string>} more */
  const joined = (answers, more) => {
    const given = new Set(Object.keys(more).map((key) => key.split("~")[0]));
    const others = Object.entries(answers).filter(([key]) => !given.has(key.split("~")[0]));
    return Object.fromEntries([...others, ...Object.entries(more).filter(([, response]) => response)]);
  };

  document.addEventListener("genai-answer", (/** @type {any} */ { detail: { id, response } }) => {
    told[id] = response;
    const answers = kept();
    if (answers) keep(joined(answers, { [id]: response }));
  });

  /** A prediction tells of itself by its radio button alone. @param {any} target */
  const place = (target) => [...target.closest("[data-key]").querySelectorAll("[type=radio]")].indexOf(target);

  document.addEventListener("change", ({ target }) => {
    const asked = target instanceof Element && target.closest(".genai-prediction[data-key]");
    if (!asked) return;
    const right = !!target.closest(".genai-right"), id = asked.getAttribute("data-key");
    const detail = { id, kind: "prediction", response: `${place(target)}`, right };
    asked.dispatchEvent(new CustomEvent("genai-answer", { bubbles: true, detail }));
  });

  class Answers extends HTMLElement {
    connectedCallback() {
      addEventListener("storage", this);
      this.addEventListener("click", this);
      this.upgrade();
    }

    disconnectedCallback() {
      removeEventListener("storage", this);
    }

    upgrade() {
      this.show();
      const host = /** @type {any} */ (this.closest("genai-quiz, genai-cases, genai-figure"));
      if (host) customElements.whenDefined(host.localName).then(() => this.restore(host, kept() ?? {}));
    }

    /** @param {any} host @param {Record<string, string>} answers */
    restore(host, answers) {
      host.restore?.(answers);
      const asked = host.querySelector(".genai-prediction[data-key]");
      const response = answers[asked?.getAttribute("data-key")];
      const radio = response && asked.querySelectorAll("[type=radio]")[+response];
      if (radio) radio.checked = true;
    }

    /** @param {boolean} [done] whether the browser did what was asked */
    show(done = true) {
      const on = !!kept();
      for (const button of this.querySelectorAll("button")) button.hidden = (button.dataset.do === "keep") === on;
      const status = this.querySelector("span");
      if (status) status.textContent = done ? (on ? `${status.dataset.kept}` : "") : `${status.dataset.failed}`;
    }

    /** @param {any} event */
    handleEvent({ type, target }) {
      const does = type === "click" && target.closest("button")?.dataset.do;
      if (!does) return type === "storage" && this.show();
      const done = keep(does === "keep" ? joined(kept() ?? {}, told) : null);
      for (const one of document.querySelectorAll(KEY)) /** @type {Answers} */ (one).show(done);
      /** @type {any} */ (this.querySelector("button:not([hidden])"))?.focus();
    }
  }

  customElements.define(KEY, Answers);
})();
