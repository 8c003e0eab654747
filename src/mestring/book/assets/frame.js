// The frame around the text, where the theme's own script leaves something open.
(() => {
  const look = document.documentElement.dataset;

  // Paper is white: in the dark, too, a page is printed as it is in the light.
  let dark = false;
  addEventListener("beforeprint", () => {
    if (look.theme !== "dark") return;
    dark = true;
    look.theme = "light";
  });
  addEventListener("afterprint", () => {
    if (dark) look.theme = "dark";
    dark = false;
  });

  // The browser's own colour is that of the page: the system's until the reader has chosen light or dark here.
  const colour = () => {
    for (const meta of /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[data-look]")))
      meta.media = meta.dataset.look === look.theme ? "all" : "not all";
  };
  new MutationObserver(colour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  colour();

  // Only a page that a search has led to marks the words. Its address has them, and the script is fetched then.
  const marker = /** @type {HTMLElement} */ (document.querySelector("script[data-found]"));
  if (marker && new URLSearchParams(location.search).has("highlight"))
    document.head.append(Object.assign(document.createElement("script"), { src: marker.dataset.script }));

  // The same page in the other language opens at the same part, which has another name there.
  const parts = () => [...document.querySelectorAll("article section[id]")];
  const other = /** @type {HTMLAnchorElement} */ (document.querySelector(".mst-other-edition"));
  other?.addEventListener("click", () => {
    const here = parts().findLastIndex((part) => part.getBoundingClientRect().top < innerHeight / 3);
    other.hash = here > 0 && scrollY > 0 ? `part-${here}` : "";
  });
  const asked = parts()[Number(location.hash.match(/^#part-(\d+)$/)?.[1])];
  if (asked) {
    location.replace(`#${asked.id}`);
    addEventListener("load", () => asked.scrollIntoView()); // widgets and pictures above it have grown since
  }

  // A menu over the page goes away once a place on the page is chosen, and the focus goes to that place.
  const page = (address) => address.split("#")[0];
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    const menu = link?.closest("dialog");
    if (!menu || page(link.href) !== page(location.href)) return;
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? document.querySelector("article");
    const heading = /** @type {HTMLElement} */ (place.querySelector("h1, h2, h3, h4") ?? place);
    const go = () => {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    menu.addEventListener("close", go, { once: true }); // after the theme, which gives the focus to the menu's button
    menu.close();
  });
})();
