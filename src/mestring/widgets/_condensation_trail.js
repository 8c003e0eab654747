// The audit trail: the decisions in order, each with the reason that the student gives.
import { keyed } from "./_condensation_parts.js";
import { withReason } from "./_condensation_work.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** The newest decision stands open, so that its reason is near; those before it are folded away. */
export function trail(bench) {
  const { labels } = bench;
  const decision = (id) => {
    const words = h("span");
    const label = h("label", {}, words, unseen(` ${labels.why}`));
    const field = textField({
      labels,
      longest: 500,
      rows: 1,
      id: uid("why"),
      placeholder: labels.why,
      ontext: (text) => bench.move(withReason(bench.work(), id, text), labels.typed_why, `why ${id}`),
    });
    label.setAttribute("for", field.input.id);
    return {
      element: h("li", {}, label, field.element),
      draw() {
        const { do: kind, names, why } = bench.work().trail[id];
        const told = fill(labels.did[kind] ?? "", names ?? []);
        if (words.textContent !== told) words.textContent = told;
        field.show(why ?? "");
      },
    };
  };
  const newest = h("ul");
  const before = h("ol", { reversed: true });
  const fillNewest = keyed(newest, decision);
  const fillBefore = keyed(before, decision);
  const head = h("summary");
  const folded = h("details", { ontoggle: () => draw() }, head, before);
  const element = h(
    "div",
    { class: "mst-trail" },
    h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.trail),
    h("p", {}, labels.trail_help),
    newest,
    folded,
  );
  function draw() {
    const ids = Object.keys(bench.work().trail ?? {}).toReversed();
    element.hidden = !ids.length;
    folded.hidden = ids.length < 2;
    head.textContent = fill(labels.trail_before, { count: ids.length - 1 });
    fillNewest(ids.slice(0, 1));
    fillBefore(folded.open ? ids.slice(1) : []);
  }
  return { element, draw };
}
