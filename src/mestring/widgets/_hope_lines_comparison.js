// The drawing beside an earlier one of the student's own and beside somebody else's, and all of them as a table.
import { h } from "./_elements.js";
import { LINES } from "./_hope_lines_answer.js";
import { chart } from "./_hope_lines_chart.js";

export function comparison({ model, labels, say, state, redraw }) {
  const { phases } = state;
  const reading = model.get("reading");
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);

  const earlier = chart({ labels, phases, name: labels.earlier });
  const keep = button(labels.keep, () => {
    state.keep();
    say(labels.put_aside);
    forget.focus();
  });
  const forget = button(labels.forget, () => {
    state.forget();
    say(labels.forgotten);
    keep.focus();
  });

  let open = false;
  const other = reading.lines ? chart({ labels, phases, name: reading.title }) : null;
  const show = button(labels.other, () => {
    open = !open;
    redraw();
  });
  const told = h("div", {}, other?.element, h("p", {}, reading.text ?? ""));
  other?.draw(reading.lines);

  const cells = h("tbody");
  const head = h("tr");
  const table = h(
    "details",
    { class: "mst-table" },
    h("summary", {}, labels.table),
    h(
      "div",
      { tabindex: "0", role: "region", "aria-label": labels.table },
      h("table", {}, h("thead", {}, head), cells),
    ),
  );
  function tabulate() {
    const drawings = [
      [labels.own, state.drawn()],
      ...(state.earlier() ? [[labels.earlier, state.earlier()]] : []),
      ...(open ? [[reading.title, reading.lines]] : []),
    ];
    const several = drawings.length > 1;
    head.replaceChildren(
      h("th", { scope: "col" }, labels.phase),
      ...drawings.flatMap(([name]) =>
        LINES.map((line) =>
          h("th", { scope: "col" }, several ? `${name}: ${labels.lines[line].toLowerCase()}` : labels.lines[line]),
        ),
      ),
    );
    cells.replaceChildren(
      ...phases.map(({ id, title }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, title),
          ...drawings.flatMap(([, lines]) =>
            LINES.map((line) => h("td", {}, labels.levels[lines[id]?.[line]] ?? labels.unset)),
          ),
        ),
      ),
    );
  }

  return {
    element: h(
      "div",
      { class: "mst-compared" },
      h("div", {}, keep, earlier.element, forget),
      h("div", {}, other ? show : null, told),
      table,
    ),
    draw() {
      const aside = state.earlier() !== undefined;
      keep.hidden = aside || !state.done();
      forget.hidden = earlier.element.hidden = !aside;
      if (aside) earlier.draw(state.earlier());
      if (!state.done()) open = false;
      show.hidden = !state.done();
      show.setAttribute("aria-expanded", String(open));
      told.hidden = !open;
      tabulate();
    },
  };
}
