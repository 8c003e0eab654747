// "Les opp": fetches what reads aloud when it is asked for. Where it does not come, that is said, and the button tries again.
(() => {
  const opener = /** @type {HTMLElement} */ (document.querySelector(".mst-read-aloud"));
  const missing = /** @type {HTMLTemplateElement} */ (document.querySelector(".mst-reading-missing"));
  let told = null;

  function missed(script) {
    script.remove();
    told = /** @type {HTMLElement} */ (missing.content.firstElementChild.cloneNode(true));
    told.querySelector("button").addEventListener("click", () => {
      told.remove();
      opener.focus();
    });
    document.body.append(told);
    opener.addEventListener("click", ask, { once: true });
  }

  function ask() {
    told?.remove();
    const script = Object.assign(document.createElement("script"), { src: opener.dataset.script });
    script.addEventListener("error", () => missed(script));
    script.addEventListener("load", () => document.querySelector(".mst-reading") ?? missed(script)); // it broke
    document.head.append(script);
  }

  opener?.addEventListener("click", ask, { once: true });
})();
