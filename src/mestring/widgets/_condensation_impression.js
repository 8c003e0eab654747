// Step 1: the whole text is read, and what it is about is written down: an impression, and preliminary themes.
import { reading } from "./_condensation_interview.js";
import { keyed, naming } from "./_condensation_parts.js";
import { withImpression, withoutPreliminary, withPreliminary } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

export function impression(bench) {
  const { labels } = bench;
  const field = textField({
    labels,
    longest: 4000,
    rows: 3,
    id: uid("impression"),
    ontext: (text) => bench.move(withImpression(bench.work(), text), labels.typed_impression, "impression"),
  });
  const list = h("ul", { class: "mst-preliminary" });
  const fillList = keyed(list, (id) => {
    const words = h("span");
    const remove = h("button", {
      type: "button",
      class: "mst-quiet",
      onclick() {
        const done = fill(labels.preliminary_removed, { name: bench.work().preliminary[id] });
        bench.move(withoutPreliminary(bench.work(), id), done);
        fresh.input.focus();
      },
    });
    return {
      element: h("li", {}, words, " ", remove),
      draw() {
        const name = bench.work().preliminary[id];
        words.textContent = name;
        remove.textContent = fill(labels.remove_preliminary, { name });
      },
    };
  });
  const fresh = naming({
    labels,
    words: labels.new_preliminary,
    button: labels.add_preliminary,
    named(name) {
      bench.move(withPreliminary(bench.work(), name), fill(labels.preliminary_added, { name }));
      fresh.show("");
      fresh.input.focus();
    },
  });
  return {
    element: h(
      "div",
      {},
      reading(bench),
      h("label", { for: field.input.id }, labels.impression),
      field.element,
      fresh.element,
      list,
    ),
    draw() {
      field.show(bench.work().impression ?? "");
      fillList(Object.keys(bench.work().preliminary ?? {}));
    },
  };
}
