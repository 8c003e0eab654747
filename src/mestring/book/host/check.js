// «Sjekk»: what is answered and what is missing, part by part.
import { fill, h } from "../../widgets/_elements.js";

/**
 * Draws the button in `place`; `report()` gives the parts, `go(key)` leads to a widget. Returns what keeps a list that is
 * shown as it is now, to be called when an answer was kept.
 */
export function makeCheck({ place, words, labels, report, go }) {
  const status = h("p", { role: "status" });
  const list = h("ul", { class: "mst-check-parts" });

  function line({ name, key, left, all }) {
    if (!left.length) return h("li", {}, `${name}: ${all ? labels.part_done : labels.part_free}`);
    const said = all > 1 ? fill(labels.part_left, { left: left.length, all }) : left[0];
    const there = h(
      "button",
      {
        type: "button",
        class: "mst-book-button",
        "aria-label": fill(labels.go_there_to, { name }),
        onclick: () => go(key),
      },
      labels.go_there,
    );
    return h("li", {}, h("span", {}, `${name}: ${said}`), there);
  }

  function check() {
    const { parts } = report();
    const open = parts.filter(({ left }) => left.length).length;
    const all = parts.filter((part) => part.all).length; // nobody waits for what is one's own choice
    const said = open ? fill(words.some_missing, { count: open, all }) : words.all_answered;
    if (status.textContent !== said) status.textContent = said; // the same words would be spoken anew
    list.replaceChildren(...parts.map(line));
  }

  const button = h("button", { type: "button", class: "mst-book-button", onclick: check }, words.check);
  place.replaceChildren(button, status, list);
  return () => {
    if (list.children.length) check();
  };
}
