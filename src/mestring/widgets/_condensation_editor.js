// Where a unit is marked: its sentences, its codes, and a new code when none of them fits.
import { naming, ticks } from "./_condensation_parts.js";
import { run, untouched } from "./_condensation_run.js";
import { unitName, unitPlace, withCode, withoutUnit, withUnit } from "./_condensation_work.js";
import { fill, h } from "./_elements.js";

/** `close(unit)` shuts the place again; the focus goes to the unit, or to the utterance. */
export function unitEditor(bench, { close }) {
  const { labels, say } = bench;
  let one = null; // the utterance
  let unit = null; // the unit that is changed; null: a new one, which is not marked yet
  let range = [1, 1];
  let codes = [];

  const name = h("p", { class: "mst-part-name", role: "heading", "aria-level": "5" });
  const sentences = ticks({
    legend: labels.which_sentences,
    ticked(number, on) {
      const before = range;
      range = run(range, number, on) ?? range;
      const told = range === before ? labels.one_sentence : bench.placeWords(range);
      settle();
      say(told);
    },
  });
  const chosen = ticks({
    legend: labels.which_codes,
    ticked(code, on) {
      codes = on ? [...codes, code] : codes.filter((other) => other !== code);
      settle(fill(on ? labels.code_on : labels.code_off, { name: bench.called("codes", code) }), on ? code : null);
    },
  });
  const fresh = naming({
    labels,
    words: labels.new_code,
    button: labels.make_and_tick,
    named(words) {
      const [work, code] = withCode(bench.work(), words);
      codes = [...codes, code];
      const done = fill(labels.code_made, { name: words });
      bench.move(unit ? withUnit(work, unit, codes) : work, done);
      fresh.show("");
      fresh.input.focus();
    },
  });
  const mark = h("button", { type: "button", class: "mst-main", onclick: finish });
  const remove = h("button", { type: "button", onclick: take }, labels.remove_unit);
  const leave = h("button", { type: "button", onclick: () => close(unit) }, labels.close);
  const element = h(
    "div",
    {
      class: "mst-editor",
      hidden: true,
      onkeydown(event) {
        if (event.key !== "Escape") return;
        close(unit);
      },
    },
    name,
    sentences.element,
    chosen.element,
    fresh.element,
    h("div", { class: "mst-row" }, mark, remove, leave),
  );

  /** What was changed in a unit that is marked stands at once; in a new one it waits for the button. */
  function settle(words = null, code = null) {
    const next = unitName(one.id, ...range);
    if (!unit) return draw();
    const was = unit;
    unit = next;
    const done = words ?? fill(labels.unit_changed, { place: bench.placeWords(range) });
    bench.move(
      withUnit(bench.work(), next, codes, was),
      [done, code && bench.sinceWords(code)].filter(Boolean).join(" "),
    );
  }
  function finish() {
    if (unit) return close(unit);
    const next = unitName(one.id, ...range);
    const names = codes.map((code) => bench.called("codes", code)).join(", ");
    const work = withUnit(bench.work(), next, [...new Set([...(bench.work().units?.[next] ?? []), ...codes])]);
    const done = names ? fill(labels.unit_marked, { names }) : labels.unit_marked_bare;
    close(null);
    bench.move(work, done);
  }
  function take() {
    const gone = unit;
    close(null);
    bench.move(withoutUnit(bench.work(), gone), labels.unit_removed);
  }
  function draw() {
    const work = bench.work();
    if (unit && !work.units?.[unit]) one = unit = null; // undone, or deleted in another window
    element.hidden = !one;
    if (!one) return;
    if (unit) codes = work.units[unit];
    codes = codes.filter((code) => work.codes?.[code]);
    const all = one.sentences.map((words, i) => [i + 1, words]);
    name.textContent = unit ? labels.change_unit : labels.new_unit;
    sentences.draw(
      all.length > 1 ? all : [],
      all.map(([number]) => number).filter((number) => range[0] <= number && number <= range[1]),
    );
    chosen.draw(bench.codes(), codes);
    mark.textContent = unit ? labels.done : labels.mark_unit;
    remove.hidden = !unit;
    leave.hidden = Boolean(unit);
  }
  return {
    element,
    draw,
    at: () => one?.id,
    unit: () => unit,
    edit(utterance, old) {
      [one, unit, codes] = [utterance, old, []];
      if (!old) range = untouched(one.sentences.length, bench.unitsAt(one.id));
      else {
        const { from, to } = unitPlace(old);
        range = [from, to];
      }
      fresh.show("");
    },
    leave() {
      one = unit = null;
      draw();
    },
  };
}
