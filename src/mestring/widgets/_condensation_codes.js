// The codes of step 2: made, renamed, merged, split and removed.
import { naming, openers, ticks } from "./_condensation_parts.js";
import { unitsOf } from "./_condensation_since.js";
import { merged, renamed, split, withCode, withoutCode } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";

export function codeList(bench) {
  const { labels } = bench;
  const list = openers({
    head: (id) =>
      fill(labels.code_head, { name: bench.called("codes", id), count: bench.count(unitsOf(bench.work(), id)) }),
    panel,
  });
  const fresh = naming({
    labels,
    words: labels.new_code,
    button: labels.make_code,
    named(name) {
      const [work] = withCode(bench.work(), name);
      bench.move(work, fill(labels.code_made, { name }));
      fresh.show("");
      fresh.input.focus();
    },
  });

  function panel(id) {
    const name = () => bench.called("codes", id);
    const rename = naming({
      labels,
      words: labels.rename,
      button: labels.rename_do,
      value: name(),
      named(words) {
        bench.move(renamed(bench.work(), id, words), fill(labels.did.renamed, [name(), words]));
      },
    });

    const into = h("select", { id: uid("into") });
    const merge = h(
      "div",
      {},
      h("label", { for: into.id }, labels.merge),
      h(
        "div",
        { class: "mst-row" },
        into,
        h("button", { type: "button", onclick: () => join(into.value) }, labels.merge_do),
      ),
    );
    function join(other) {
      const words = fill(labels.did.merged, [name(), bench.called("codes", other)]);
      const work = merged(bench.work(), id, other);
      list.close(id);
      bench.move(work, [words, bench.sinceWords(other, work)].filter(Boolean).join(" "));
      list.focus(other);
    }

    let picked = [];
    const parted = ticks({
      legend: labels.split,
      ticked(unit, on) {
        picked = on ? [...picked, unit] : picked.filter((one) => one !== unit);
      },
    });
    const splitName = naming({
      labels,
      words: labels.split_name,
      button: labels.split_do,
      named(words) {
        if (!picked.length) return bench.say(labels.split_none);
        const done = fill(labels.did.split, [name(), words]);
        const work = split(bench.work(), id, picked, words);
        picked = [];
        splitName.show("");
        bench.move(work, [done, bench.sinceWords(id, work)].filter(Boolean).join(" "));
      },
    });
    const splitting = h(
      "details",
      { class: "mst-split" },
      h("summary", {}, labels.split_open),
      parted.element,
      splitName.element,
    );

    const remove = h(
      "button",
      {
        type: "button",
        onclick() {
          const words = fill(labels.did.removed, [name()]);
          bench.move(withoutCode(bench.work(), id), words);
          fresh.input.focus();
        },
      },
      labels.remove_code,
    );
    let shown = name();
    return {
      element: h("div", {}, rename.element, merge, splitting, h("div", { class: "mst-row" }, remove)),
      draw() {
        const others = bench.codes().filter(([other]) => other !== id);
        const units = bench.inOrder(unitsOf(bench.work(), id));
        if (name() !== shown) rename.show(name());
        shown = name();
        merge.hidden = !others.length;
        const chosen = into.value;
        into.replaceChildren(...others.map(([value, words]) => h("option", { value }, words)));
        if (others.some(([value]) => value === chosen)) into.value = chosen;
        splitting.hidden = units.length < 2;
        picked = picked.filter((unit) => units.includes(unit));
        parted.draw(
          units.map((unit) => [unit, bench.quote(unit)]),
          picked,
        );
      },
    };
  }

  const title = h("p", { class: "mst-part-name", role: "heading", "aria-level": "5", tabindex: "-1" }, labels.codes);
  const early = h("p");
  return {
    element: h("div", { class: "mst-codes" }, title, early, fresh.element, list.element),
    start: () => title.focus(),
    draw() {
      const ids = Object.keys(bench.work().codes ?? {});
      bench.drawEarly(early);
      list.draw(ids);
    },
  };
}
