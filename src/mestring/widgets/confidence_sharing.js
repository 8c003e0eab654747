// Confidence sharing: a box that nobody has ticked beforehand, and the very numbers that would go with the hand-in.
import { same } from "./_answer.js";
import { widget } from "./_base.js";
import { paired } from "./_confidence_survey_answer.js";
import { h, uid } from "./_elements.js";

export default widget(({ model, labels, answer, change, say }) => {
  const items = model.get("items");
  const now = () => paired(model.get("borrowed"));
  const told = uid("told");
  const box = h("input", {
    type: "checkbox",
    "aria-describedby": told,
    onchange: () => {
      change(box.checked ? now() : null);
      say(box.checked ? labels.ticked : labels.not_ticked);
    },
  });
  const state = h("p", { class: "mst-how", id: told });
  const body = h("tbody");
  const head = h("caption", {});
  const table = h(
    "table",
    {},
    head,
    h(
      "thead",
      {},
      h("tr", {}, ...[labels.item, labels.before, labels.after].map((words) => h("th", { scope: "col" }, words))),
    ),
    body,
  );
  const renew = h(
    "button",
    {
      type: "button",
      onclick: () => {
        change(now());
        say(labels.renewed);
        box.focus();
      },
    },
    labels.renew,
  );
  const changed = h("div", { class: "mst-changed" }, h("p", {}, labels.changed), renew);

  function draw() {
    const shared = answer();
    const numbers = shared ?? now();
    box.checked = shared !== null;
    box.disabled = numbers === null;
    state.textContent = numbers === null ? labels.nothing : shared ? labels.ticked : labels.not_ticked;
    changed.hidden = !(shared && now() && !same(shared, now()));
    table.hidden = numbers === null;
    head.textContent = shared ? labels.goes : labels.would_go;
    const rows = items.filter(({ id }) => numbers?.before[id] !== undefined);
    body.replaceChildren(
      ...rows.map(({ id, text }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, text),
          h("td", {}, String(numbers.before[id])),
          h("td", {}, String(numbers.after[id])),
        ),
      ),
    );
  }
  model.on("change:borrowed", draw);

  return {
    element: h(
      "div",
      {},
      h("ul", {}, ...labels.terms.map((words) => h("li", {}, words))),
      table,
      changed,
      h("label", { class: "mst-tick-box" }, box, h("span", {}, labels.tick)),
      state,
    ),
    draw,
    leave: () => model.off("change:borrowed", draw),
  };
});
