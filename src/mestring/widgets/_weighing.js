// What the widgets share where things are weighed with words: groups of items, and items of one's own.
import { tidy } from "./_answer.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** "A", "A og B", "A, B og C" */
export const listed = (words, and) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}` : words.join("");

/** What can be weighed, once or before and after. `own` says how the student's items stand in the answer:
 * { part, ids(group), group(id, kept), text(kept), make(text, group) }; `told(moment)` is said after a weight. */
export function weighing({ model, labels, answer, change, say }, own, told) {
  const groups = model.get("groups"),
    moments = model.get("moments"),
    weights = model.get("weights");

  // Reading and changing the answer

  const part = (name) => answer()?.[name] ?? {};
  const mine = (group) =>
    own.ids(group.id).filter((id) => id in part(own.part) && own.group(id, part(own.part)[id]) === group.id);
  const items = (group) => [...group.items, ...mine(group).map((id) => ({ id, text: own.text(part(own.part)[id]) }))];
  const all = () => groups.flatMap(items);
  const open = (moment) => all().filter(({ id }) => !(id in part(moment)));
  const put = (name, values) => change({ ...answer(), [name]: { ...part(name), ...values } });
  const without = (name, id) => Object.fromEntries(Object.entries(part(name)).filter(([key]) => key !== id));

  function remove(group, { id, text }) {
    change(tidy(Object.fromEntries([...moments, own.part].map((name) => [name, without(name, id)]))));
    say(fill(labels.removed, { item: text }));
    editors.get(group.id).field.input.focus();
  }

  // One item at one moment: native radio buttons with words, because "nothing chosen" is a state of its own

  function row(moment, group, id) {
    const changeable = moment === "before" && own.ids(group.id).includes(id);
    const name = uid("weight"),
      words = h("legend", { class: changeable ? "mst-unseen" : "mst-item" });
    const inputs = weights.map((weight) =>
      h("input", {
        type: "radio",
        name,
        value: weight,
        "aria-label": labels.weights[weight],
        onchange: () => {
          put(moment, { [id]: weight });
          if (told) say(told(moment));
        },
      }),
    );
    const field = textField({
      labels,
      longest: 200,
      onblur: () => field.show(own.text(part(own.part)[id] ?? "")),
      // an item without words would be a question without a name: the last words stay until there are new ones
      ontext: (text) => {
        if (text.trim()) put(own.part, { [id]: own.make(text, group.id) });
      },
    });
    const whose = unseen("");
    const gone = h(
      "button",
      {
        type: "button",
        onclick: () =>
          remove(
            group,
            items(group).find((item) => item.id === id),
          ),
      },
      labels.remove,
      whose,
    );
    const element = h(
      "fieldset",
      { class: "mst-weigh" },
      words,
      changeable ? h("div", { class: "mst-row" }, field.element, gone) : null,
      h(
        "div",
        { class: "mst-weights" },
        ...inputs.map((input, i) =>
          h("label", { class: "mst-weight" }, input, h("span", { "aria-hidden": "true" }, labels.weights[weights[i]])),
        ),
      ),
    );
    return {
      element,
      inputs,
      draw(text) {
        words.textContent = text;
        inputs.forEach((input, i) => {
          input.checked = part(moment)[id] === weights[i];
        });
        if (document.activeElement !== field.input) field.show(text);
        field.input.setAttribute("aria-label", fill(labels.edit, { item: text }));
        whose.textContent = ` «${text}»`;
      },
    };
  }

  const rows = new Map();
  function rowOf(moment, group, id) {
    const slot = `${moment} ${id}`;
    if (!rows.has(slot)) rows.set(slot, row(moment, group, id));
    return rows.get(slot);
  }

  function list(moment, group) {
    const element = h("div", { class: "mst-list" });
    return {
      element,
      draw() {
        const wanted = items(group).map((item) => [rowOf(moment, group, item.id), item.text]);
        for (const child of [...element.children]) if (!wanted.some(([view]) => view.element === child)) child.remove();
        wanted.forEach(([view, text], i) => {
          view.draw(text);
          if (element.children[i] !== view.element) element.insertBefore(view.element, element.children[i] ?? null);
        });
      },
    };
  }

  // Items of one's own

  const editors = new Map(groups.map((group) => [group.id, editor(group)]));
  function editor(group) {
    const free = () => own.ids(group.id).find((id) => !(id in part(own.part)));
    const add = () => {
      const id = free(),
        text = field.text().trim();
      if (!text || field.excess()) return field.input.focus();
      put(own.part, { [id]: own.make(text, group.id) });
      field.show("");
      say(fill(labels.added, { item: text }));
      rowOf("before", group, id).inputs[0].focus(); // straight on to weighing it
    };
    const field = textField({
      labels,
      longest: 200,
      draft: true,
      id: uid("own"),
      onkeydown: (event) => {
        if (event.key === "Enter") add();
      },
    });
    const element = h(
      "div",
      { class: "mst-own" },
      h("label", { for: field.input.id }, group.own ?? labels.own, unseen(` (${group.name})`)),
      h(
        "div",
        { class: "mst-row" },
        field.element,
        h("button", { type: "button", onclick: add }, labels.add, unseen(` (${group.name})`)),
      ),
    );
    return {
      element,
      field,
      draw: () => {
        element.hidden = !free();
      },
    };
  }

  // A moment: all the groups

  const views = moments.map((moment) => {
    const lists = groups.map((group) => list(moment, group));
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
          put(
            "after",
            Object.fromEntries(
              open("after")
                .map(({ id }) => [id, part("before")[id]])
                .filter(([, weight]) => weight !== undefined),
            ),
          );
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
            lists[i].element,
            after ? null : editors.get(group.id).element,
          ),
        ),
      ),
      after ? copy : null,
    );
    return {
      element,
      draw() {
        lists.forEach((view) => view.draw());
        // "after" comes when there is a "before" to compare with
        element.hidden = after && !ready();
        copy.hidden = !open("after").length;
      },
    };
  });
  const ready = () => (all().length && !open("before").length) || Object.keys(part("after")).length > 0;
  const later = h("p", { class: "mst-later" }, fill(labels.after_later, { action: model.get("action") }));
  const missing = () =>
    moments.flatMap((moment) =>
      open(moment).map(({ text }) => (moments.length > 1 ? `${labels[moment]}, ${text}` : text)),
    );

  return {
    groups,
    moments,
    items,
    weight: (moment, id) => part(moment)[id],
    left: () =>
      missing().length || !all().length
        ? fill(labels.missing, { what: missing().join(", ") || labels.own })
        : labels.complete,
    element: h("div", { class: "mst-weighing" }, ...views.map((view) => view.element), later),
    draw() {
      views.forEach((view) => view.draw());
      editors.forEach((view) => view.draw());
      later.hidden = moments.length < 2 || ready();
    },
  };
}
