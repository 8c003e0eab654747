// Ways side by side, when one is walked to its end.
import { same } from "./_answer.js";
import { parting, walked } from "./_branching_answer.js";
import { fill, h } from "./_elements.js";

/** `{ element, draw(who) }`; `who` stands first. Ways that the lesson gives are compared, too. */
export function comparisonView({ model, labels, state }) {
  const { nodes, walkers, path } = state;
  const given = model.get("given");
  const several = walkers.length + given.length > 1;
  const compared = h("div", { class: "mst-compared" });
  const later = h(
    "p",
    { class: "mst-later" },
    fill(labels.compare_later, { names: [...walkers, ...given].map(({ name }) => name).join(", ") }),
  );

  function column({ name, path: way }) {
    return h(
      "div",
      { class: "mst-way" },
      h("p", { class: "mst-way-name", role: "heading", "aria-level": "5" }, name),
      h(
        "ol",
        {},
        ...walked(nodes, way).map((node) => {
          const choice = state.choiceAt(node, way);
          return h(
            "li",
            {},
            h("strong", {}, node.title),
            ". ",
            choice ? h("span", { class: "mst-way-choice" }, `${choice.text} `) : null,
            choice?.comment ? h("span", { class: "mst-comment" }, choice.comment) : null,
            !choice && node.choices.length ? h("span", { class: "mst-comment" }, labels.under_way) : null,
          );
        }),
      ),
    );
  }

  /** Where two ways part; null where one is under way and has not parted yet. */
  function told(one, other) {
    const node = parting(nodes, one.path, other.path);
    if (node) return fill(labels.parting, { one: one.name, other: other.name, node: node.title });
    return same(one.path, other.path) ? fill(labels.alike, { one: one.name, other: other.name }) : null;
  }

  return {
    element: h("div", {}, later, compared),
    draw(who) {
      const ready = several && walkers.some(state.finished);
      compared.hidden = !ready;
      later.hidden = ready || !several;
      if (!ready) return;
      const others = walkers.filter((other) => other !== who && Object.keys(path(other)).length);
      const [first, ...rest] = [...[who, ...others].map((one) => ({ name: one.name, path: path(one) })), ...given];
      const lines = rest.map((other) => told(first, other)).filter(Boolean);
      compared.replaceChildren(
        h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.compare),
        h("ul", { class: "mst-partings" }, ...lines.map((line) => h("li", {}, line))),
        h("div", { class: "mst-ways" }, ...[first, ...rest].map(column)),
      );
    },
  };
}
