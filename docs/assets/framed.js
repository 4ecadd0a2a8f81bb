// @ts-check
// In a frame of somebody else's page, site.css leaves only what the frame is for.

if (self !== top) {
  const root = document.documentElement;

  /** @param {string} hash */
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1).split("?")[0]));
    } catch {
      return null;
    }
  };

  /** Shows the block that an address names alone, else the page. @param {string} hash */
  const show = (hash) => {
    const block = named(hash)?.closest(".md-content__inner > .genai:not(.genai-sources)");
    document.querySelector("[data-alone]")?.removeAttribute("data-alone");
    block?.setAttribute("data-alone", "");
    root.dataset.framed = block ? "block" : "page";
  };

  // genai.js takes the fragment out of the address while the page loads.
  const asked = location.hash;
  root.dataset.framed = asked ? "loading" : "page";
  addEventListener("DOMContentLoaded", () => show(asked));
  addEventListener("hashchange", () => show(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || link.role === "tab") return;
    // Other sites may refuse to stand in a frame.
    if (link.origin !== location.origin) link.target = "_blank";
    else if (link.hash && link.pathname === location.pathname) show(link.hash);
  }, true);

  // The message that Canvas and other course platforms know.
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
  };
  new ResizeObserver(tell).observe(root);
  addEventListener("load", tell); // a frame far below is not drawn, hence not observed
}
