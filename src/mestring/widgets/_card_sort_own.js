// The student's own cards: written, changed and removed.
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

const LONGEST = 200;

export function ownCards({ labels, say, state }) {
  const field = textField({
    labels,
    longest: LONGEST,
    draft: true,
    id: uid("card"),
    onkeydown: (event) => {
      if (event.key === "Enter") add();
    },
  });
  const list = h("ul", { class: "mst-mine" });
  const rows = new Map();

  function add() {
    const free = state.own.find((id) => !(id in state.texts())),
      words = field.text().trim();
    if (!words || field.excess()) return field.input.focus();
    if (!free) return say(labels.no_more_cards);
    state.write(free, words);
    field.show("");
    say(fill(labels.card_added, { card: words }));
    field.input.focus();
  }

  function row(id) {
    const text = () => state.texts()[id];
    const room = textField({
      labels,
      longest: LONGEST,
      "aria-label": fill(labels.edit_card, { number: state.own.indexOf(id) + 1 }),
      // a card without words would be a button without a name: the last words stay until there are new ones
      ontext: (words) => {
        if (words.trim()) state.write(id, words);
      },
      onblur: () => room.show(text() ?? ""),
    });
    const remove = h("button", {
      type: "button",
      onclick: () => {
        const card = text();
        state.drop(id);
        say(fill(labels.card_removed, { card }));
        field.input.focus();
      },
    });
    return {
      element: h("li", { class: "mst-row" }, room.element, remove),
      draw() {
        if (document.activeElement !== room.input) room.show(text());
        remove.textContent = fill(labels.remove_card, { card: text() });
      },
    };
  }

  return {
    element: h(
      "div",
      { class: "mst-own" },
      h("label", { for: field.input.id }, labels.own_card),
      h("div", { class: "mst-row" }, field.element, h("button", { type: "button", onclick: add }, labels.add_card)),
      list,
    ),
    draw() {
      for (const [id, { element }] of rows)
        if (!(id in state.texts())) {
          element.remove();
          rows.delete(id);
        }
      for (const id of state.own.filter((name) => name in state.texts())) {
        if (!rows.has(id)) {
          rows.set(id, row(id));
          list.append(rows.get(id).element);
        }
        rows.get(id).draw();
      }
    },
  };
}
