// @ts-check
// Tells a learning platform what is answered, by the run-time of SCORM 1.2, and takes back what it keeps.
addEventListener("DOMContentLoaded", () => {
  // Parents come first, then whoever opened the window: SCORM 1.2, run-time environment, 3.3.6.1.
  /** @param {any} frame @returns {any} */
  const found = (frame) => {
    try {
      for (let n = 0; frame && n < 99; n++, frame = frame.parent) {
        if (frame.API) return frame.API;
        if (frame === frame.parent) return found(frame.opener);
      }
    } catch {} // it is of another origin
  };
  const api = found(window);
  if (!api) return;
  /** @param {string} name @returns {string} */
  const get = (name) => api.LMSGetValue(`cmi.${name}`);
  /** @param {string} name @param {any} value */
  const set = (name, value) => api.LMSSetValue(`cmi.${name}`, `${value}`);

  /** Six signs that stand for a key: a hundred keys and typed answers have to fit. @param {string} key */
  const short = (key) => {
    let hash = 0;
    for (const sign of key) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) | 0;
    return (hash >>> 0).toString(36).padStart(6, "0").slice(-6);
  };
  // The platform gets a line an answer: those signs, then the response.
  const elements = /** @type {any[]} */ ([...document.querySelectorAll("[data-key]")]);
  const asked = new Map(elements.map((one) => [one.dataset.key, one]));
  const keys = new Map([...asked.keys()].map((key) => [short(key), key]));
  /** @param {any} one */
  const isRight = (one) =>
    one.matches(".genai-prediction") ? !!one.querySelector(".genai-right :checked") : one.dataset.state === "right";

  api.LMSInitialize("");
  const start = Date.now(), kept = get("suspend_data").split(/\r?\n/);
  // In the order in which they were first given, which is that of the interactions.
  const answers = new Map(kept.map((line) => [keys.get(line.slice(0, 6)) ?? "", line.slice(6)]));
  answers.delete("");
  if (/not attempted|browsed/.test(get("core.lesson_status"))) set("core.lesson_status", "incomplete");
  for (const [name, value] of [["score.min", 0], ["score.max", 100], ["exit", "suspend"]]) set(`core.${name}`, value);
  for (const keeper of /** @type {any[]} */ ([...document.querySelectorAll("genai-answers")])) {
    const host = keeper.closest("genai-quiz, genai-cases, genai-figure"), given = Object.fromEntries(answers);
    if (host) customElements.whenDefined(host.localName).then(() => keeper.restore(host, given));
  }

  /** @param {string} key @param {number} place */
  const report = (key, place) => {
    const one = asked.get(key), typed = one.querySelector(".genai-typed"), response = answers.get(key) ?? "";
    set(`interactions.${place}.id`, key.split("~")[0].replace(/[^\w.-]/g, "."));
    set(`interactions.${place}.type`, typed ? "fill-in" : "choice");
    set(`interactions.${place}.student_response`, typed ? response : [...response].join(","));
    set(`interactions.${place}.result`, isRight(one) ? "correct" : "wrong");
  };
  let known = +get("interactions._count");
  const changed = new Set();
  const save = () => {
    [...answers.keys()].forEach((key, place) => (changed.has(key) || place >= known) && report(key, place));
    known = answers.size;
    changed.clear();
    const all = [...asked.values()].filter((one) => one.matches(".genai-question"));
    const done = all.filter((one) => one.dataset.state), right = done.filter(isRight);
    const raw = Math.round((100 * right.length) / all.length);
    const passed = raw >= (+get("student_data.mastery_score") || 80) ? "passed" : "failed";
    set("core.score.raw", raw);
    set("core.lesson_status", done.length < all.length ? "incomplete" : passed);
    set("suspend_data", [...answers].map(([key, response]) => short(key) + response).join("\n").slice(0, 4096));
    api.LMSCommit("");
  };
  // Whoever starts again changes all answers at once, which is one commit.
  addEventListener("genai-answer", (/** @type {any} */ { detail: { id, response } }) => {
    if (!asked.has(id) || (!response && !answers.has(id))) return;
    if (!changed.size) queueMicrotask(save);
    changed.add(id);
    answers.set(id, response);
  });
  addEventListener("pagehide", () => {
    const seconds = Math.round((Date.now() - start) / 1000);
    const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((n) => `${Math.floor(n)}`.padStart(2, "0"));
    set("core.session_time", parts.join(":"));
    api.LMSFinish?.(""); // which not every platform has
  });
});
