// A goal: its name, its rulers at each moment, and in words where it stands.
import { RULERS } from "./_borghild_scale_answer.js";
import { rulerView } from "./_borghild_scale_ruler.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

/** `removed` is called when the goal is gone. */
export function goalView(scale, goal, letter, removed) {
  const { labels, say, state } = scale;
  const parts = state.moments.map((moment) => momentView(scale, goal, moment));
  const legend = h("legend", { class: "mst-goal-name" });
  const name = textField({ labels, longest: 120, id: uid("goal"), ontext: (text) => state.name(goal, text) });
  const remove = h("button", {
    type: "button",
    onclick: () => {
      state.remove(goal);
      say(labels.goal_removed);
      removed();
    },
  });
  const given = goal in state.given;
  const element = h(
    "fieldset",
    { class: "mst-goal" },
    legend,
    given
      ? null
      : h(
          "div",
          { class: "mst-own" },
          h("label", { for: name.input.id }, fill(labels.goal_name, { number: goal.slice(4) })),
          name.element,
        ),
    ...parts.map((part) => part.element),
    given ? null : remove,
  );
  return {
    element,
    letter,
    draw() {
      legend.replaceChildren(
        h("span", { class: "mst-letter", "aria-hidden": "true" }, letter),
        " ",
        state.nameOf(goal),
      );
      name.show(state.goals()[goal]?.name ?? "");
      remove.hidden = !(goal in state.goals());
      remove.textContent = fill(labels.remove_goal, { goal: state.nameOf(goal) });
      parts.forEach((part) => part.draw());
    },
  };
}

function momentView(scale, goal, moment) {
  const { labels, exercise, state } = scale;
  const rulers = RULERS.map((name) => rulerView(scale, goal, moment, name));
  const place = h("p", { class: "mst-place" });
  const element = h(
    "fieldset",
    { class: "mst-moment" },
    state.moments.length > 1 ? h("legend", {}, labels[moment]) : null,
    ...rulers.map((ruler) => ruler.element),
    place,
  );
  return {
    element,
    draw() {
      rulers.forEach((ruler) => ruler.draw());
      const quadrant = state.whole(goal, moment) ? state.quadrant(goal, moment) : null;
      place.hidden = !quadrant;
      place.replaceChildren(
        ...(quadrant ? [h("strong", {}, `${quadrant.name}. `), exercise ? "" : quadrant.words] : []),
      );
      // "after" comes when there is a "before" to compare with
      element.hidden = moment === "after" && !state.whole(goal, "before") && !state.goals()[goal]?.after;
    },
  };
}
