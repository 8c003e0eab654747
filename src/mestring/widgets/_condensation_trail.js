// The audit trail: the decisions in order, each with the reason that the student gives.
import { keyed } from "./_condensation_parts.js";
import { withReason } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

export function trail(bench) {
  const { labels } = bench;
  const list = h("ol", { class: "mst-decisions" });
  const fillList = keyed(list, (id) => {
    const words = h("label");
    const field = textField({
      labels,
      longest: 500,
      rows: 1,
      id: uid("why"),
      placeholder: labels.why,
      ontext: (text) => bench.move(withReason(bench.work(), id, text), labels.typed_why, `why ${id}`),
    });
    words.setAttribute("for", field.input.id);
    return {
      element: h("li", {}, words, field.element),
      draw() {
        const { do: kind, names, why } = bench.work().trail[id];
        const told = fill(labels.did[kind] ?? "", names ?? []);
        if (words.textContent !== told) words.textContent = told;
        field.show(why ?? "");
      },
    };
  });
  const head = h("summary");
  const element = h(
    "details",
    { class: "mst-trail", ontoggle: () => draw() },
    head,
    h("p", {}, labels.trail_help),
    list,
  );
  function draw() {
    const ids = Object.keys(bench.work().trail ?? {});
    element.hidden = !ids.length;
    head.textContent = fill(labels.trail_head, { count: ids.length });
    if (element.open) fillList(ids.toReversed());
  }
  return { element, draw };
}
