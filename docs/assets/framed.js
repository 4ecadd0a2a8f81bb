// @ts-check
// In a frame of somebody else's page, site.css leaves only what the frame is for.

if (self !== top) {
  document.documentElement.dataset.framed = "";
  // Other sites may refuse to stand in a frame.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && link.origin !== location.origin) link.target = "_blank";
  });
}
