// What became of the cards: how many lie in each column, and the rounds side by side.
import { fill, h } from "./_elements.js";

/** How many cards lie in each column, in the columns' order. */
export const counts = (columns, placed) =>
  columns.map((column) => Object.values(placed).filter((id) => id === column.id).length);

/** For each column of the first round that holds cards: how many, and how they are spread in the second round. */
export function spread(columns, later, placed, placedLater) {
  const both = Object.keys(placed).filter((card) => placedLater[card]);
  return columns
    .map((column) => {
      const cards = both.filter((card) => placed[card] === column.id);
      return {
        column,
        count: cards.length,
        where: later.map((to) => [to, cards.filter((card) => placedLater[card] === to.id).length]).filter(([, n]) => n),
      };
    })
    .filter(({ count }) => count);
}

/** One bar for each column, with the number beside it. */
export function bars(columns, placed) {
  const row = counts(columns, placed);
  const most = Math.max(1, ...row);
  return columns.flatMap(({ name }, i) => [
    h("span", { class: "mst-bar-name" }, name),
    h("span", { class: "mst-bar", style: `--mst-part: ${row[i] / most}` }, String(row[i])),
  ]);
}

/** Where did each card lie in each of the rounds? */
export function comparisonView({ labels, state }) {
  const { rounds } = state;
  const words = h("ul", { class: "mst-words" });
  const table = h("tbody");
  const element = h(
    "div",
    { class: "mst-comparison", tabindex: "0", role: "group", "aria-label": labels.comparison },
    words,
    h(
      "table",
      {},
      h("caption", {}, labels.comparison),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, labels.card),
          ...rounds.map((round) => h("th", { scope: "col" }, round.title)),
        ),
      ),
      table,
    ),
  );
  const line = ({ column, count, where }) =>
    fill(labels.spread, {
      count,
      column: column.name,
      where: where.map(([to, n]) => fill(labels.count, { column: to.name, count: n })).join(", "),
    });
  function cell(card, round) {
    const note = state.noteOn(round, card);
    return h("td", {}, state.nameOf(round, state.placed(round)[card.id]) + (note ? `: ${note}` : ""));
  }
  return {
    element,
    draw() {
      const whole = state.cards().filter(({ id }) => rounds.every((round) => state.placed(round)[id]));
      element.hidden = !whole.length;
      if (element.hidden) return;
      const [first, last] = [rounds[0], rounds.at(-1)];
      const [from, to] = [first, last].map(state.columnsOf);
      words.replaceChildren(
        ...spread(from, to, state.placed(first), state.placed(last)).map((row) => h("li", {}, line(row))),
      );
      table.replaceChildren(
        ...whole.map((card) =>
          h("tr", {}, h("th", { scope: "row" }, card.text), ...rounds.map((round) => cell(card, round))),
        ),
      );
    },
  };
}
