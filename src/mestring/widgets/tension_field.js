// Tension fields: a marker between two poles, placed for a case and moved as new information arrives.
import { widget } from "./_base.js";
import { fill, h } from "./_elements.js";
import { placing } from "./_tension_field_answer.js";
import { caseView } from "./_tension_field_case.js";
import { caseComparison } from "./_tension_field_drawing.js";
import { whoseView } from "./_whose.js";
import { inWords } from "./_tension_field_words.js";

export default widget((tools) => {
  const { labels, answer, say, exercise } = tools;
  const state = placing(tools);
  const { cases, fields } = state;
  let current = cases[0];
  const opened = new Map(); // case -> the step that was asked for and has no marker yet
  const tension = { ...tools, state, opened, shown: (one) => one === current, redraw: () => draw() };
  const views = cases.map((one) => caseView(tension, one));

  const whose = whoseView(
    tension,
    cases.map(({ title }) => title),
    (which) => {
      current = cases[which];
      draw();
      say(fill(labels.case_shown, { case: current.title }));
    },
  );

  const figures = h("div", { class: "mst-ways" });
  const compared = h(
    "div",
    { class: "mst-compared" },
    h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.compare),
    figures,
  );
  const later = h("p", { class: "mst-later" }, labels.compare_later);
  const left = h("p", { class: "mst-left" });

  function draw() {
    if (!answer()) opened.clear();
    whose.draw(cases.indexOf(current));
    views.forEach((view) => view.draw());
    figures.replaceChildren(...fields.map((field) => caseComparison(tension, field)));
    compared.hidden = !figures.firstElementChild;
    later.hidden = cases.length < 2 || !compared.hidden;
    const open = cases.filter((one) => !state.done(one)).map(({ title }) => title);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = open.length ? fill(labels.missing, { what: open.join(", ") }) : labels.complete;
  }

  return {
    element: h("div", {}, whose.element, ...views.map((view) => view.element), later, compared, exercise ? left : null),
    draw,
  };
}, inWords);
