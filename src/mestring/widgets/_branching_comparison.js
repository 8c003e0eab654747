// Ways side by side, when one is walked to its end.
import { same } from "./_answer.js";
import { parting, walked } from "./_branching_answer.js";
import { fill, h } from "./_elements.js";

/** `{ element, draw(who) }`; `who` stands first. Ways that the lesson gives are compared, too. */
export function comparisonView({ model, labels, state }) {
  const { turns, walkers, path } = state;
  const given = model.get("given");
  const compared = h("div", { class: "mst-compared" });
  const later = h("p", { class: "mst-later" });

  function column({ name, path: way }) {
    return h(
      "div",
      { class: "mst-way" },
      h("p", { class: "mst-way-name", role: "heading", "aria-level": "5" }, name),
      h(
        "ol",
        {},
        ...walked(turns, way).map((turn) => {
          const { node } = turn;
          const choice = state.choiceAt(node, way);
          const changed = choice ? state.changed(turn, choice) : turn.state.words.join(" ");
          return h(
            "li",
            {},
            h("strong", {}, node.title),
            ". ",
            choice ? h("span", { class: "mst-way-choice" }, `${choice.text} `) : null,
            choice?.comment ? h("span", { class: "mst-comment" }, choice.comment) : null,
            changed ? h("span", { class: "mst-changed" }, changed) : null,
            !choice && node.choices.length ? h("span", { class: "mst-comment" }, labels.under_way) : null,
          );
        }),
      ),
    );
  }

  /** Where two ways part, and by what; null where one is under way and has not parted yet. */
  function told(one, other) {
    const node = parting(turns, one.path, other.path);
    if (!node) return same(one.path, other.path) ? [fill(labels.alike, { one: one.name, other: other.name })] : null;
    const chose = (way) => fill(labels.parting_choice, { name: way.name, choice: state.choiceAt(node, way.path).text });
    const words = fill(labels.parting, { one: one.name, other: other.name, node: node.title });
    return [words, h("ul", {}, ...[one, other].map((way) => h("li", {}, chose(way))))];
  }

  /** The way that a walker went before, where it was another. */
  function before(who) {
    const way = state.other(who);
    return way ? [{ name: fill(labels.earlier_path, { walker: who.name }), path: way }] : [];
  }

  return {
    element: h("div", {}, later, compared),
    draw(who) {
      const more = [...before(who), ...given];
      const several = walkers.length + more.length > 1;
      const ready = several && walkers.some(state.finished);
      compared.hidden = !ready;
      later.hidden = ready || !several;
      const names = [...walkers, ...more].map(({ name }) => name).join(", ");
      later.textContent = fill(labels.compare_later, { names });
      if (!ready) return;
      const others = walkers.filter((other) => other !== who && Object.keys(path(other)).length);
      const [first, ...rest] = [...[who, ...others].map((one) => ({ name: one.name, path: path(one) })), ...more];
      const lines = rest.map((other) => told(first, other)).filter(Boolean);
      compared.replaceChildren(
        h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.compare),
        h("ul", { class: "mst-partings" }, ...lines.map((line) => h("li", {}, ...line))),
        h("div", { class: "mst-ways" }, ...[first, ...rest].map(column)),
      );
    },
  };
}
