// One card in one round: a button that opens the choice of columns, right where the card is.
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** "right" when the column is one of the card's own, "wrong" when not, "" while the card lies nowhere. */
export const judged = (card, column) => (column ? (card.right.includes(column) ? "right" : "wrong") : "");

/** `view` is the round's: it closes the other cards, names the next and knows which card is dragged. */
export function cardView({ labels, state, narrow, move }, round, view, card) {
  const lies = () => state.placed(round)[card.id];
  const choices = h("div", {
    class: "mst-choices",
    role: "group",
    "aria-label": fill(labels.where, { card: card.text }),
  });
  const button = h("button", {
    type: "button",
    class: "mst-card",
    draggable: "true",
    "aria-expanded": "false",
    onclick: () => open(narrow() || choices.hidden), // where one card is open at a time, it stays so
  });
  const noteId = uid("note");
  const room = textField({
    labels,
    longest: 1000,
    rows: 1,
    id: noteId,
    ontext: (text) => state.note(round, card, text),
  });
  const noted = h(
    "div",
    { class: "mst-note" },
    h("label", { for: noteId }, round.note, unseen(` (${card.text})`)),
    room.element,
  );
  const why = h("p", { class: "mst-why mst-judged" });
  const element = h("li", { class: "mst-item" }, button, choices, round.note ? noted : null, why);
  choices.hidden = true;

  function open(shown) {
    if (shown) view.close();
    choices.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (shown) choices.replaceChildren(...state.columnsOf(round).map(choice), lies() ? back() : "");
  }
  const choice = ({ id, name }) =>
    h("button", { type: "button", "aria-pressed": String(lies() === id), onclick: () => choose(id) }, name);
  const back = () => h("button", { type: "button", onclick: () => choose(undefined) }, labels.take_back);
  function choose(column) {
    open(false);
    move(round, card, column);
    (column ? (view.next() ?? button) : button).focus(); // straight on to the next card
  }

  button.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", card.text);
    event.dataTransfer.effectAllowed = "move";
    view.dragged = card;
  });
  button.addEventListener("dragend", () => {
    view.dragged = null;
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !choices.hidden) {
      open(false);
      button.focus();
    }
  });
  return {
    element,
    button,
    open,
    close: () => open(false),
    isOpen: () => !choices.hidden,
    /** `checked`: it lies as it lay when the student asked what is right. */
    draw(text, checked) {
      card.text = text;
      if (button.textContent !== text) button.textContent = text;
      noted.hidden = !lies();
      room.show(state.noteOn(round, card));
      const found = checked && card.right ? judged(card, lies()) : "";
      element.classList.toggle("mst-right", found === "right");
      element.classList.toggle("mst-wrong", found === "wrong");
      why.hidden = !found;
      why.replaceChildren(...(found ? [h("strong", {}, `${labels[found]}. `), card.why] : []));
    },
  };
}
