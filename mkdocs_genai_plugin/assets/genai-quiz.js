// @ts-check
// Sets attributes, and the text of the status. The style shows what is said of a chosen option.
(() => {
  if (customElements.get("genai-quiz")) return;

  /** @param {EventTarget | null} target */
  const option = (target) => (target instanceof HTMLInputElement ? target.closest(".genai-option") : null);

  class Quiz extends HTMLElement {
    connectedCallback() {
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    upgrade() {
      if (this.hasAttribute("data-ready")) return;
      for (const question of this.querySelectorAll(".genai-question")) {
        question.querySelector(".genai-options")?.setAttribute("role", "none"); // the group says it all
        for (const input of question.querySelectorAll("input"))
          // A browser may bring back what was chosen before a reload.
          Object.assign(input, { name: question.id, checked: false, hidden: false });
      }
      this.addEventListener("change", this);
      this.addEventListener("keydown", this);
      this.say("");
      this.setAttribute("data-ready", "");
    }

    /** @param {any} event */
    handleEvent(event) {
      const chosen = option(event.target);
      if (!chosen) return;
      event.type === "change" ? this.say(chosen.querySelector(".genai-reply")?.textContent) : this.move(event, chosen);
    }

    /** @param {string | null} [reply] */
    say(reply = "") {
      const status = this.querySelector(".genai-score");
      if (!status) return;
      const total = this.querySelectorAll(".genai-question").length;
      const n = this.querySelectorAll(".genai-right :checked").length;
      const score = `${status.getAttribute("data-text")}`.replace("{n}", `${n}`).replace("{total}", `${total}`);
      // One text, so that it is said at once.
      status.children[0].textContent = reply && reply + " ";
      status.children[1].textContent = score;
    }

    /** An arrow key leads to an option without choosing it. @param {KeyboardEvent} event @param {Element} from */
    move(event, from) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const right = getComputedStyle(this).direction === "rtl" ? -1 : 1;
      const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: right, ArrowLeft: -right, Enter: 0 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const inputs = [...(from.parentElement?.querySelectorAll("input") ?? [])];
      const place = inputs.findIndex((input) => from.contains(input)) + step;
      const input = inputs.at(place % inputs.length);
      step ? input?.focus() : input?.click();
    }
  }

  customElements.define("genai-quiz", Quiz);
})();
