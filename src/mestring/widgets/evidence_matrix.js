// Studies and themes as a table: a cell opens what was found there; cells answer questions.
import { tidy } from "./_answer.js";
import { widget } from "./_base.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";
import { inWords } from "./_evidence_matrix_words.js";

/** The cells of a question with one more, or one less; in the order of the table. */
export function toggled(chosen, cell, order) {
  const next = chosen.includes(cell) ? chosen.filter((one) => one !== cell) : [...chosen, cell];
  return order.filter((one) => next.includes(one));
}

export default widget(({ model, labels, answer, change, say }) => {
  const studies = model.get("studies"),
    themes = model.get("themes"),
    findings = model.get("findings"),
    questions = model.get("questions");
  const cells = studies.flatMap((study) =>
    themes.map((theme) => ({
      id: `${study.id}/${theme.id}`,
      study,
      theme,
      name: fill(labels.cell, { study: study.text, theme: theme.text }),
      found: findings[`${study.id}/${theme.id}`],
    })),
  );
  const order = cells.map(({ id }) => id);
  const chosen = (question) => answer()?.asks?.[question.id] ?? [];
  let open = null;

  // The table, and which part of it is shown

  const filters = ["theme", "study"].map((kind) => {
    const id = uid(kind);
    const options = kind === "theme" ? themes : studies;
    const select = h(
      "select",
      { id, onchange: () => draw() },
      h("option", { value: "" }, labels.all),
      ...options.map((one) => h("option", { value: one.id }, one.text)),
    );
    return { kind, select, element: h("div", {}, h("label", { for: id }, labels[kind]), select) };
  });
  const wanted = (one, kind) => {
    const { value } = filters.find((filter) => filter.kind === kind).select;
    return !value || value === one.id;
  };
  const panel = h("div", { class: "mst-opened", id: uid("opened") });
  const buttons = new Map(
    cells.map((cell) => [
      cell,
      h(
        "button",
        { type: "button", class: cell.found ? "" : "mst-empty", "aria-controls": panel.id, onclick: () => show(cell) },
        h("span", {}, cell.found ? labels.found : labels.nothing),
        unseen(cell.name),
        h("span", { class: "mst-marks" }),
      ),
    ]),
  );
  const heads = themes.map((theme) => h("th", { scope: "col" }, theme.text));
  const rows = studies.map((study) => {
    const own = cells.filter((cell) => cell.study === study);
    const places = own.map((cell) => h("td", {}, buttons.get(cell)));
    return { study, places, element: h("tr", {}, h("th", { scope: "row" }, study.text), ...places) };
  });
  const table = h(
    "div",
    { class: "mst-scroll", role: "region", "aria-label": labels.table, tabindex: "0" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, h("td", {}, unseen(labels.study)), ...heads)),
      h("tbody", {}, ...rows.map((row) => row.element)),
    ),
  );

  // The cell that is open

  const name = h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" });
  const words = h("p"),
    place = h("p", { class: "mst-place" });
  const ticks = questions.map((question, i) => {
    const box = h("input", {
      type: "checkbox",
      onchange() {
        change(
          tidy({ ...answer(), asks: { ...answer()?.asks, [question.id]: toggled(chosen(question), open.id, order) } }),
        );
      },
    });
    const number = questions.length > 1 ? `${i + 1}: ` : "";
    return { question, box, element: h("label", { class: "mst-tick" }, box, h("span", {}, number, question.text)) };
  });
  const choose = h(
    "fieldset",
    { class: "mst-answers" },
    h("legend", {}, labels.answers),
    ...ticks.map((tick) => tick.element),
  );
  const close = h(
    "button",
    {
      type: "button",
      onclick() {
        const button = buttons.get(open);
        show(open);
        button.focus();
      },
    },
    labels.close,
  );
  panel.append(name, words, place, questions.length ? choose : "", close);
  function show(cell) {
    open = open === cell ? null : cell;
    draw();
    if (open) say(`${cell.name}. ${words.textContent} ${place.textContent}`);
  }

  // What was chosen, and what a gap may mean

  const picked = questions.map((question) => ({ question, cells: h("span") }));
  const list = h(
    questions.length > 1 ? "ol" : "ul",
    { class: "mst-picked" },
    ...picked.map((one) => h("li", {}, h("strong", {}, one.question.text), " ", one.cells)),
  );
  const gap = model.get("gap");
  const gapId = uid("gap");
  const thought = textField({
    labels,
    longest: 4000,
    rows: 3,
    id: gapId,
    ontext: (text) => change(tidy({ ...answer(), gap: text || null })),
  });

  function draw() {
    for (const [i, head] of heads.entries()) head.hidden = !wanted(themes[i], "theme");
    for (const row of rows) {
      row.element.hidden = !wanted(row.study, "study");
      row.places.forEach((td, i) => {
        td.hidden = !wanted(themes[i], "theme");
      });
    }
    if (open && !(wanted(open.study, "study") && wanted(open.theme, "theme"))) open = null;
    for (const [cell, button] of buttons) {
      button.setAttribute("aria-expanded", String(cell === open));
      const numbers = questions.flatMap((question, i) => (chosen(question).includes(cell.id) ? [i + 1] : []));
      const marks = numbers.map((number) => (questions.length > 1 ? ` ✓${number}` : " ✓")).join("");
      button.querySelector(".mst-marks").replaceChildren(marks, ...(marks ? [unseen(labels.ticked)] : []));
    }
    panel.hidden = !open;
    if (open) {
      name.textContent = open.name;
      words.textContent = open.found?.text ?? labels.empty;
      place.textContent = open.found?.place ?? "";
      for (const { question, box } of ticks) box.checked = chosen(question).includes(open.id);
    }
    for (const one of picked) {
      const names = cells.filter(({ id }) => chosen(one.question).includes(id)).map((cell) => cell.name);
      one.cells.textContent = names.join(" · ") || labels.none_chosen;
    }
    thought.show(answer()?.gap ?? "");
  }

  return {
    element: h(
      "div",
      {},
      questions.length ? list : null,
      h("div", { class: "mst-filters" }, ...filters.map((filter) => filter.element)),
      table,
      panel,
      ...(gap ? [h("label", { for: gapId }, gap), thought.element] : []),
    ),
    draw,
  };
}, inWords);
