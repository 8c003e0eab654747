// A button in the header fetches its script when it is asked for. Where it does not come, that is said, and the button
// tries again. An address with ?vis asks for the classroom's.
(() => {
  const missing = /** @type {HTMLTemplateElement} */ (document.querySelector(".mst-reading-missing"));

  for (const opener of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button[data-script]"))) {
    let told = null;

    const missed = (script) => {
      script.remove();
      told = /** @type {HTMLElement} */ (missing.content.firstElementChild.cloneNode(true));
      told.ariaLabel = opener.ariaLabel;
      told.querySelector("button").addEventListener("click", () => {
        told.remove();
        opener.focus();
      });
      document.body.append(told);
      opener.addEventListener("click", ask, { once: true });
    };

    const ask = () => {
      told?.remove();
      const script = Object.assign(document.createElement("script"), { src: opener.dataset.script });
      script.addEventListener("error", () => missed(script));
      script.addEventListener("load", () => script.dataset.begun ?? missed(script)); // it broke
      document.head.append(script);
    };

    opener.addEventListener("click", ask, { once: true });
    if (/[?&]vis\b/.test(location.search) && opener.matches(".mst-project")) opener.click();
  }
})();
