// Choice table: one native list of choices in each cell; on a narrow page each row is a block of its own.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { inWords } from "./_choice_table_words.js";

/** The cells (row -> column -> option) with one of them changed, without empty parts; null when nothing is left. */
export function changed(cells, row, column, option) {
  const { [column]: _, ...others } = cells?.[row] ?? {};
  const { [row]: __, ...rest } = cells ?? {};
  const now = option ? { ...others, [column]: option } : others;
  const next = Object.keys(now).length ? { ...rest, [row]: now } : rest;
  return Object.keys(next).length ? { cells: next } : null;
}

/** Chooses in a list, and returns the list that stands there then. Orca reads out every list in which a script chooses,
 * wherever the focus is, so one without the focus gives its place to a new one, which comes in silence. */
function choose(list, value) {
  if (list.value === value) return list;
  const next = list === document.activeElement ? list : list.cloneNode(true);
  next.value = value;
  if (next !== list) list.replaceWith(next);
  return next;
}

export default widget(({ model, labels, answer, change }) => {
  const rows = model.get("rows"),
    columns = model.get("columns"),
    options = model.get("options");
  const chosen = (row, column) => answer()?.cells?.[row.id]?.[column.id] ?? "";
  const heads = columns.map((column) =>
    h("th", { id: uid("column"), scope: "col", role: "columnheader" }, column.text),
  );
  const drawn = [];

  function cell(row, head, column, title) {
    let list = h(
      "select",
      { "aria-labelledby": `${title} ${head.id}` },
      h("option", { value: "" }, labels.choose),
      ...options.map(({ id, text }) => h("option", { value: id }, text)),
    );
    // the words for paper, where a list of choices shows cut off
    const words = h("span", { class: "mst-chosen", "aria-hidden": "true" });
    drawn.push(() => {
      list = choose(list, chosen(row, column));
      list.classList.toggle("mst-open", !list.value);
      words.textContent = list.value ? list.selectedOptions[0].textContent : labels.unanswered;
    });
    return h(
      "td",
      { role: "cell", onchange: () => change(changed(answer()?.cells, row.id, column.id, list.value)) },
      h("span", { class: "mst-asked", "aria-hidden": "true" }, column.text),
      list,
      words,
    );
  }

  function line(row) {
    const title = uid("row");
    return h(
      "tr",
      { role: "row" },
      h("th", { id: title, scope: "row", role: "rowheader" }, row.text),
      ...columns.map((column, i) => cell(row, heads[i], column, title)),
    );
  }

  const left = h("p", { class: "mst-left" });
  return {
    // roles, because a table that is shown as blocks would else be no table to a screen reader
    element: h(
      "div",
      {},
      h(
        "table",
        { role: "table" },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("td", { role: "cell" }), ...heads)),
        h("tbody", { role: "rowgroup" }, ...rows.map(line)),
      ),
      left,
    ),
    draw() {
      drawn.forEach((draw) => draw());
      const open = rows
        .map((row) => [row, columns.filter((column) => !chosen(row, column)).length])
        .filter(([, count]) => count);
      left.hidden = !answer(); // nothing is missing before one has begun
      left.textContent = open.length
        ? fill(labels.missing, {
            what: open.map(([{ text }, count]) => fill(labels.open_in_row, { row: text, count })).join(", "),
          })
        : labels.complete;
    },
  };
}, inWords);
