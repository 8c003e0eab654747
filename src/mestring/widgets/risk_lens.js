// Risk lens: what a base rate and a ratio make of a hundred people, or of a thousand.
import { widget } from "./_base.js";
import { fill, h } from "./_elements.js";
import { caseView } from "./_risk_lens_case.js";
import { described } from "./_risk_lens_described.js";
import { whoseView } from "./_whose.js";

export default widget((tools) => {
  const { model, labels, answer, say, exercise } = tools;
  const cases = model.get("cases");
  let current = 0,
    of = 100;
  const resize = (size) => {
    of = size;
    draw();
    say(views[current].told());
  };
  const views = cases.map((one) => caseView(tools, one, { several: cases.length > 1, howMany: () => of, resize }));
  const whose = whoseView(
    tools,
    cases.map(({ title }) => title),
    (which) => {
      current = which;
      draw();
      say(fill(labels.case_shown, { case: cases[which].title }));
    },
  );
  const left = h("p", { class: "mst-left" });

  function draw() {
    whose.draw(current);
    views.forEach((view, i) => {
      view.element.hidden = i !== current;
      view.draw();
    });
    const open = cases
      .map((one) => [one, one.open.filter((part) => answer()?.cases?.[one.id]?.[part] === undefined)])
      .filter(([, parts]) => parts.length);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = open.length
      ? fill(labels.missing, {
          what: open.map(([one, [part]]) => (cases.length > 1 ? one.title : one.asks[part])).join(", "),
        })
      : labels.complete;
  }
  return {
    element: h("div", {}, whose.element, ...views.map(({ element }) => element), exercise ? left : null),
    draw,
  };
}, described);
