// A user's journey as a row of steps; one at a time is opened and written in, and two posters come out of them.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { journey } from "./_journey_board_answer.js";
import { postersView } from "./_journey_board_posters.js";
import { stepView } from "./_journey_board_step.js";
import { inWords } from "./_journey_board_words.js";

/** Puts what was made of the steps in their order; what has the focus is not moved, since that would lose it. */
function arrange(parent, steps, made) {
  const elements = steps.map(({ id }) => made.get(id).element);
  if (elements.every((element, i) => element === parent.children[i])) return;
  const still = elements.find((element) => element.contains(document.activeElement));
  elements.forEach((element, i) => {
    if (element !== still) parent.insertBefore(element, i < elements.indexOf(still) ? still : null);
  });
}

export default widget((tools) => {
  const { model, labels, answer, say, exercise } = tools;
  const state = journey(tools);
  const board = { ...tools, state };
  const list = h("ol", { class: "mst-journey", "aria-label": labels.board });
  const panel = h("div", { class: "mst-opened", id: uid("opened") });
  const cards = new Map(), // id of the step -> its card and its opened form
    views = new Map();
  let open = null;

  function cardView(id) {
    const title = h("span", { class: "mst-card-name" }),
      felt = h("span"),
      works = h("span", {}, labels.card_works),
      changes = h("span");
    const button = h(
      "button",
      { type: "button", "aria-controls": panel.id, onclick: () => toggle(id) },
      title,
      felt,
      works,
      changes,
    );
    return {
      element: h("li", {}, button),
      button,
      draw(step, number) {
        const count = state.changes(step).length;
        title.textContent = fill(labels.step_name, { number, title: step.title });
        felt.textContent = state.felt(id) || labels.no_feeling;
        works.hidden = !state.works(id);
        changes.hidden = !count;
        changes.textContent = fill(labels.card_changes, { count });
        button.setAttribute("aria-expanded", String(open === id));
      },
    };
  }

  function toggle(id) {
    open = open === id ? null : id;
    draw();
    if (open) views.get(open).name.focus();
  }
  function close() {
    const { button } = cards.get(open);
    toggle(open);
    button.focus();
  }
  /** An own step is taken away: the focus goes to its neighbour, or to where steps are made. */
  function gone(step) {
    const ids = state.steps().map(({ id }) => id);
    const at = ids.indexOf(step.id);
    const next = ids[at + 1] ?? ids[at - 1];
    open = null;
    (cards.get(next)?.button ?? field.input).focus();
    state.drop(step.id);
    say(fill(labels.taken_away, { step: step.title }));
  }

  const field = textField({
    labels,
    longest: model.get("longest").name,
    draft: true,
    id: uid("add"),
    onkeydown: (event) => {
      if (event.key === "Enter") add();
    },
  });
  function add() {
    const words = field.text().trim();
    field.input.focus();
    if (!words || field.excess()) return;
    if (!state.add(words)) return say(labels.no_more);
    field.show("");
    const all = state.steps().length;
    say(fill(labels.added, { step: words, number: all, all }));
  }
  const adding = h(
    "div",
    { class: "mst-add" },
    h("label", { for: field.input.id }, labels.add),
    h("div", { class: "mst-row" }, field.element, h("button", { type: "button", onclick: add }, labels.add_button)),
  );
  const left = h("p", { class: "mst-left" });
  const posters = postersView(board);

  function draw() {
    const steps = state.steps();
    for (const made of [cards, views])
      for (const [id, { element }] of made)
        if (!steps.some((step) => step.id === id)) {
          element.remove();
          made.delete(id);
        }
    if (!steps.some(({ id }) => id === open)) open = null;
    steps.forEach((step, i) => {
      if (!cards.has(step.id)) cards.set(step.id, cardView(step.id));
      cards.get(step.id).draw(step, i + 1);
      if (!views.has(step.id)) views.set(step.id, stepView(board, step, { close, gone }));
      const view = views.get(step.id);
      view.element.classList.toggle("mst-shut", open !== step.id); // not `hidden`: paper has them all
      view.draw(step, i + 1);
    });
    arrange(list, steps, cards);
    arrange(panel, steps, views);
    list.hidden = !steps.length;
    panel.classList.toggle("mst-shut", !open);
    const missing = state.missing(labels);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = missing.length ? fill(labels.missing, { what: missing.join(", ") }) : labels.complete;
    posters.draw();
  }

  return {
    element: h("div", {}, list, panel, model.get("own_steps") ? adding : null, exercise ? left : null, posters.element),
    draw,
  };
}, inWords);
