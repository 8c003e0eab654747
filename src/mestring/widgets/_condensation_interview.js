// The interview: each utterance is a button that opens the place where units are marked and coded.
import { unitEditor } from "./_condensation_editor.js";
import { keyed } from "./_condensation_parts.js";
import { h } from "./_elements.js";

/** The text to read, as it stands in step 1. */
export const reading = (bench) =>
  h(
    "ol",
    { class: "mst-interview" },
    ...bench.utterances.map((one) =>
      h("li", {}, h("p", { class: "mst-who" }, one.who), h("p", {}, one.sentences.join(" "))),
    ),
  );

/** The text in which units are marked. */
export function marking(bench) {
  const { labels, utterances } = bench;
  const editor = unitEditor(bench, {
    close(unit) {
      const row = rows.find(({ one }) => one.id === editor.at());
      editor.leave();
      draw();
      (row?.chips().get(unit)?.button ?? row?.button)?.focus();
    },
  });
  const rows = utterances.map((one) => {
    const sentences = one.sentences.map((words) => h("span", {}, words));
    const button = h(
      "button",
      { type: "button", class: "mst-utterance", onclick: () => open(one, null) },
      h("span", { class: "mst-who" }, `${one.who}: `),
      ...sentences.flatMap((span) => [span, " "]),
    );
    const list = h("ul", { class: "mst-units", "aria-label": labels.units_here });
    let chips = new Map();
    const fillChips = keyed(list, (unit) => {
      const chip = h("button", { type: "button", class: "mst-unit", onclick: () => open(one, unit) });
      return {
        button: chip,
        element: h("li", {}, chip),
        draw() {
          const words = bench.unitWords(unit);
          if (chip.textContent !== words) chip.textContent = words;
          chip.setAttribute("aria-expanded", String(editor.unit() === unit));
        },
      };
    });
    return {
      one,
      button,
      chips: () => chips,
      element: h("li", {}, button, list),
      draw() {
        const units = bench.unitsAt(one.id);
        const used = (number) => units.some(({ from, to }) => from <= number && number <= to);
        sentences.forEach((span, i) => span.classList.toggle("mst-marked", used(i + 1)));
        button.setAttribute("aria-expanded", String(editor.at() === one.id && !editor.unit()));
        list.hidden = !units.length;
        chips = fillChips(units.map(({ unit }) => unit));
      },
    };
  });

  function open(one, unit) {
    const again = editor.at() === one.id && editor.unit() === unit;
    if (again) editor.leave();
    else {
      rows.find((row) => row.one === one).element.append(editor.element);
      editor.edit(one, unit);
    }
    draw();
  }
  function draw() {
    editor.draw();
    for (const row of rows) row.draw();
  }
  return { element: h("ol", { class: "mst-interview" }, ...rows.map((row) => row.element)), draw };
}
