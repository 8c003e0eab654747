// A case: its text, the steps that have come, and the markers' ways.
import { fill, h, uid } from "./_elements.js";
import { wayView } from "./_tension_field_drawing.js";
import { lineView } from "./_tension_field_line.js";

/** `opened`: the steps that were asked for, by case; `shown()`: whether this is the case that is worked on. */
export function caseView(tension, one) {
  const { labels, say, state, opened, shown, redraw } = tension;
  const several = state.cases.length > 1;
  const reached = () => Math.max(opened.get(one) ?? 0, state.reached(one));
  const story = h("p", { class: "mst-text", id: uid("text") }, one.text);

  function stepView(text, step) {
    const lines = state.linesOf(one).map((field) => lineView(tension, one, field, step));
    const name = h(
      "p",
      { class: "mst-step-name", role: "heading", "aria-level": several ? "5" : "4", id: uid("step"), tabindex: "-1" },
      step ? fill(labels.new, { number: step }) : labels.first,
    );
    const told = step ? h("p", { class: "mst-text", id: uid("text") }, text) : story;
    const next = h(
      "button",
      { type: "button", class: "mst-next mst-main", onclick: () => open(step + 1) },
      labels.next,
    );
    const later = h("p", { class: "mst-later" }, labels.next_later);
    const element = h(
      "div",
      { class: "mst-step", role: "group", "aria-labelledby": `${name.id} ${told.id}` }, // heard when one tabs past
      name,
      step ? told : null,
      ...lines.map((line) => line.element),
      next,
      later,
    );
    return {
      element,
      name,
      draw() {
        element.hidden = step > reached();
        lines.forEach((line) => line.draw());
        const more = step < one.steps.length && step === reached();
        next.hidden = !more || !state.placed(one, step);
        later.hidden = !more || state.placed(one, step);
      },
    };
  }

  const steps = ["", ...one.steps].map(stepView);
  function open(step) {
    opened.set(one, step);
    redraw();
    say(labels.arrived);
    steps[step].name.focus();
  }
  const ways = h("div", { class: "mst-ways" }),
    wayName = h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.way);
  const element = h(
    "div",
    { class: "mst-case" },
    several ? h("p", { class: "mst-case-name", role: "heading", "aria-level": "4" }, one.title) : null,
    story,
    ...steps.map((step) => step.element),
    wayName,
    ways,
  );
  return {
    element,
    draw() {
      element.hidden = !shown(one);
      steps.forEach((step) => step.draw());
      ways.replaceChildren(...state.linesOf(one).map((field) => wayView(tension, one, field)));
      wayName.hidden = !ways.firstElementChild;
    },
  };
}
