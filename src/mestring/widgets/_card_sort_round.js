// One round: the tray, the columns, and what one can do with them as a whole.
import { area } from "./_card_sort_area.js";
import { cardView, judged } from "./_card_sort_card.js";
import { bars } from "./_card_sort_overview.js";
import { fill, h, uid, unseen } from "./_elements.js";

export function roundView(sort, round, number) {
  const { model, labels, say, exercise, state, narrow, move, go } = sort;
  const items = new Map(),
    areas = new Map();
  const placed = () => state.placed(round);
  const tray = h("div", { class: "mst-tray" }),
    grid = h("div", { class: "mst-columns" });
  const chart = h("div", { class: "mst-chart", "aria-hidden": "true" }); // the columns' names say how many
  const extras = round.extra.map(({ id, name }) =>
    h(
      "button",
      {
        type: "button",
        class: "mst-quiet",
        onclick: () => {
          state.addColumn(id);
          say(fill(labels.column_added, { column: name }));
          (extras.find((button) => !button.hidden) ?? view.next() ?? element.querySelector(".mst-card"))?.focus();
        },
      },
      fill(labels.add_column, { column: name }),
      unseen(` (${model.get("title")})`),
    ),
  );
  const judge = h(
    "button",
    {
      type: "button",
      class: "mst-main",
      onclick: () => {
        view.checked = placed();
        view.draw();
        say(score());
      },
    },
    labels.check,
    unseen(` (${model.get("title")})`),
  );
  const outcome = h("p", { class: "mst-outcome" });
  const judgeable = number === 0 && !exercise && state.given.some((card) => card.right);
  const step = (by, words, look) => {
    const other = state.rounds[number + by];
    return other
      ? h("button", { type: "button", class: look, onclick: () => go(number + by) }, fill(words, other))
      : null;
  };
  const further = step(1, labels.further, "mst-main"),
    back = step(-1, labels.back, "mst-quiet");
  const title = uid("round"),
    prompt = uid("prompt"),
    asked = round.prompt ? `${title} ${prompt}` : title;
  const name = round.title
    ? h("p", { class: "mst-round-name", id: title, role: "heading", "aria-level": "4", tabindex: "-1" }, round.title)
    : null;
  const element = h(
    "div",
    { class: "mst-round", ...(round.title ? { role: "group", "aria-labelledby": asked } : {}) },
    name,
    round.prompt ? h("p", { id: prompt }, round.prompt) : null,
    h("div", { class: "mst-board" }, tray, grid),
    h("div", { class: "mst-extras" }, ...extras),
    judgeable ? judge : null,
    judgeable ? outcome : null,
    chart,
    h("div", { class: "mst-row" }, back, further),
  );

  const judgeables = () => state.given.filter((card) => card.right && placed()[card.id]);
  const score = () => {
    const known = judgeables();
    return fill(labels.score, {
      right: known.filter((card) => judged(card, placed()[card.id]) === "right").length,
      count: known.length,
    });
  };

  /** A view for each card that there is now, and for no other. */
  function drawCards(cards) {
    for (const [id, item] of items)
      if (!cards.some((card) => card.id === id)) {
        item.element.remove();
        items.delete(id);
      }
    for (const card of cards) {
      if (!items.has(card.id)) items.set(card.id, cardView(sort, round, view, { ...card }));
      items.get(card.id).draw(card.text, view.checked && view.checked[card.id] === placed()[card.id]);
    }
  }

  /** The tray and the columns, each with what `lying` finds there. */
  function drawAreas(columns, lying) {
    for (const { id, name } of [{ id: undefined, name: labels.tray }, ...columns])
      if (!areas.has(id)) {
        areas.set(
          id,
          area(view, name, (card) => move(round, card, id)),
        );
        (id === undefined ? tray : grid).append(areas.get(id).element);
      }
    for (const [id, place] of areas) {
      place.element.hidden = id !== undefined && !columns.some((column) => column.id === id);
      place.draw(lying(id));
    }
  }

  const view = {
    element,
    dragged: null, // a card, while it is dragged
    checked: null, // how the cards lay when the student asked what is right
    close: () => items.forEach((item) => item.close()),
    start: () => name?.focus(),
    /** The button of the first card in the tray. */
    next: () =>
      state
        .cards()
        .map(({ id }) => items.get(id) && !placed()[id] && items.get(id).button)
        .find(Boolean),
    draw() {
      const cards = state.cards(),
        columns = state.columnsOf(round);
      const lying = (column) => cards.filter(({ id }) => placed()[id] === column).map(({ id }) => items.get(id));
      drawCards(cards);
      drawAreas(columns, lying);
      const open = lying(undefined);
      tray.hidden = !open.length;
      if (narrow() && open.length && ![...items.values()].some((item) => item.isOpen())) open[0].open(true);
      judge.hidden = !judgeables().length;
      const begun = state.begun(round);
      if (further) {
        further.hidden = !begun;
        further.classList.toggle("mst-main", !open.length);
      }
      extras.forEach((button, i) => {
        button.hidden = state.added().includes(round.extra[i].id);
      });
      outcome.textContent = view.checked ? score() : "";
      chart.hidden = !begun; // bars of nothing say nothing
      chart.replaceChildren(...bars(columns, placed()));
    },
  };
  return view;
}
