// What is the reader's own is not for a wall: in its place stands the exercise in words.
import { h } from "../../widgets/_elements.js";

/** Covers what is private, and answers from before; these can be shown on purpose. The group's clock is private, but
 * holds no words. `changed()` is called when an answer is uncovered. Returns what takes all of it away again. */
export function cover(article, words, changed) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".mst-mount"))) {
    if (place.dataset.widget === "facilitator") continue;
    const state = /** @type {HTMLElement} */ (place.querySelector(".mst-state"))?.dataset.state;
    const secret = !state || place.querySelector(".mst-private");
    if (!secret && state === "none") continue;
    place.classList.add("mst-covered");
    if (secret) continue;
    const uncover = () => {
      place.classList.remove("mst-covered");
      note.remove();
      changed();
    };
    const button = h("button", { type: "button", class: "mst-book-button", onclick: uncover }, words.uncover);
    const note = h("div", { class: "mst-cover" }, h("p", {}, words.covered), button);
    place.prepend(note);
  }
  return () => {
    for (const note of article.querySelectorAll(".mst-cover")) note.remove();
    for (const place of article.querySelectorAll(".mst-covered")) place.classList.remove("mst-covered");
  };
}
