// What the widgets share where things are weighed with words: groups of items, and items of one's own.
import { fill, h, uid } from "./_elements.js";
import { weights } from "./_weighing_answer.js";
import { itemsView } from "./_weighing_items.js";
import { ownItemView } from "./_weighing_own.js";

/** "A", "A og B", "A, B og C" */
export const listed = (words, and) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}` : words.join("");

/** What can be weighed, once or before and after. `own` says how the student's items stand in the answer:
 * { part, ids(group), group(id, kept), text(kept), make(text, group) }. */
export function weighing(tools, own) {
  const { model, labels, say } = tools;
  const state = weights(tools, own);
  const { groups, moments } = state;
  const shared = { ...tools, state, removed };

  function removed(group, { id, text }) {
    state.remove(id);
    say(fill(labels.removed, { item: text }));
    editors.get(group.id).focus();
  }

  const lists = new Map(
    moments.map((moment) => [moment, new Map(groups.map((group) => [group.id, itemsView(shared, moment, group)]))]),
  );
  const editors = new Map(
    groups.map((group) => [
      group.id,
      // straight on to weighing it
      ownItemView(shared, group, (id) => lists.get("before").get(group.id).view(id).focus()),
    ]),
  );

  // A moment: all the groups

  const views = moments.map((moment) => {
    const after = moment === "after";
    const title = h(
      "p",
      { class: "mst-moment-name", id: uid("moment"), role: "heading", "aria-level": "4", tabindex: "-1" },
      after ? fill(labels.after_action, { action: model.get("action") }) : labels.before,
    );
    const copy = h(
      "button",
      {
        type: "button",
        onclick: () => {
          state.copy();
          say(labels.copied);
          title.focus();
        },
      },
      labels.copy,
    );
    const several = moments.length > 1;
    const groupNames = groups.map((group) =>
      h(
        "p",
        { class: "mst-group-name", id: uid("group"), role: "heading", "aria-level": several ? "5" : "4" },
        group.name,
        group.question ? ". " : null,
        group.question ? h("span", {}, group.question) : null,
      ),
    );
    // groups with names: who tabs from control to control hears which moment and which part it is about
    const element = h(
      "div",
      { class: "mst-moment", ...(several ? { role: "group", "aria-labelledby": title.id } : {}) },
      several ? title : null,
      h(
        "div",
        { class: "mst-groups" },
        ...groups.map((group, i) =>
          h(
            "div",
            { class: `mst-group mst-group-${group.id}`, role: "group", "aria-labelledby": groupNames[i].id },
            groupNames[i],
            lists.get(moment).get(group.id).element,
            after ? null : editors.get(group.id).element,
          ),
        ),
      ),
      after ? copy : null,
    );
    return {
      element,
      draw() {
        lists.get(moment).forEach((view) => view.draw());
        element.hidden = after && !state.ready(); // it comes when there is a "before" to compare with
        copy.hidden = !state.open("after").length;
      },
    };
  });
  const later = h("p", { class: "mst-later" }, fill(labels.after_later, { action: model.get("action") }));
  const missing = () =>
    moments.flatMap((moment) =>
      state.open(moment).map(({ text }) => (moments.length > 1 ? `${labels[moment]}, ${text}` : text)),
    );

  return {
    groups,
    moments,
    items: state.items,
    weight: state.weight,
    /** What is not answered, in words; `more` is what the widget asks beside the weights. */
    left(...more) {
      const what = [...missing(), ...more];
      return what.length || !state.all().length
        ? fill(labels.missing, { what: what.join(", ") || labels.own })
        : labels.complete;
    },
    element: h("div", { class: "mst-weighing" }, ...views.map((view) => view.element), later),
    draw() {
      views.forEach((view) => view.draw());
      editors.forEach((view) => view.draw());
      later.hidden = moments.length < 2 || state.ready();
    },
  };
}
