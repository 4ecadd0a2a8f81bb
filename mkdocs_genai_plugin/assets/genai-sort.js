// @ts-check
// Makes buttons of the heads of the table beside it: the least first, the greatest first, as written.
(() => {
  if (customElements.get("genai-sort")) return;

  const NEXT = /** @type {any} */ ({ none: "ascending", ascending: "descending", descending: "none" });

  customElements.define("genai-sort", class extends HTMLElement {
    connectedCallback() {
      const table = this.parentElement?.querySelector("table");
      const body = table?.tBodies[0];
      if (!table || !body || table.querySelector(".genai-sorting")) return;
      const rows = [...body.rows];
      const heads = [...table.tHead?.rows[0]?.cells ?? []];
      const order = new Intl.Collator(document.documentElement.lang.replace("_", "-") || undefined, { numeric: true });
      heads.forEach((head, at) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "genai-sorting";
        button.append(...head.childNodes);
        head.append(button);
        head.ariaSort = "none";
        button.addEventListener("click", () => {
          const to = NEXT[head.ariaSort ?? "none"];
          for (const one of heads) one.ariaSort = one === head ? to : "none";
          const sorted = to === "none" ? rows : this.sorted(rows, at, to === "descending" ? -1 : 1, order);
          body.append(...sorted);
        });
      });
    }

    /**
     * What is empty comes last.
     * @param {HTMLTableRowElement[]} rows @param {number} at @param {number} sign @param {Intl.Collator} order
     */
    sorted(rows, at, sign, order) {
      /** @param {HTMLTableRowElement} row */
      const text = ({ cells }) => cells[at]?.textContent?.trim() ?? "";
      /** @param {HTMLTableRowElement} row */
      const number = ({ cells }) => Number(cells[at]?.dataset.value ?? NaN);
      return [...rows].sort((one, other) => {
        const [a, b] = [number(one), number(other)];
        if (!isNaN(a) && !isNaN(b)) return sign * (a - b);
        return +!text(one) - +!text(other) || sign * order.compare(text(one), text(other));
      });
    }
  });
})();
