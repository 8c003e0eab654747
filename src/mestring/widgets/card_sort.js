// Card sort: cards into named columns, by drag, by tap or by keyboard, in one or several rounds.
import { widget } from "./_base.js";
import { sorting } from "./_card_sort_answer.js";
import { comparisonView } from "./_card_sort_overview.js";
import { ownCards } from "./_card_sort_own.js";
import { roundView } from "./_card_sort_round.js";
import { fill, h } from "./_elements.js";
import { inWords } from "./_card_sort_words.js";

const WIDE = 640; // px from which the tray stands beside the columns; below, one card is open at a time

export default widget((tools) => {
  const { labels, answer, say } = tools;
  const state = sorting(tools);
  const { rounds } = state;
  let narrow = false;
  let shown = Math.max(0, rounds.findLastIndex(state.begun)); // where one left off: the last round that was begun

  const uncheck = () =>
    views.forEach((view) => {
      view.checked = null;
    });

  function move(round, card, column) {
    uncheck(); // the feedback was about how the cards lay then
    state.lay(round, card, column);
    const open = state.cards().filter(({ id }) => !state.placed(round)[id]);
    const does = column ? labels.moved : labels.taken_back;
    const words = [
      fill(does, { card: card.text, column: state.nameOf(round, column) }),
      open.length ? fill(labels.left, { count: open.length }) : labels.all_placed,
    ];
    // the focus goes on to it, but a screen reader that has lost the card before does not say so
    if (column && open.length) words.push(fill(labels.next_card, { card: open[0].text }));
    say(words.join(" "));
  }

  function go(number) {
    shown = number;
    draw();
    views[number].start();
  }

  const sort = { ...tools, state, move, go, narrow: () => narrow };
  const views = rounds.map((round, number) => roundView(sort, round, number));
  const mine = state.own.length ? ownCards(sort) : null;
  const comparison = rounds.length > 1 ? comparisonView(sort) : null;
  const element = h("div", {}, mine?.element, ...views.map((view) => view.element), comparison?.element);

  const measure = new ResizeObserver(([{ contentRect }]) => {
    const now = contentRect.width < WIDE;
    if (now === narrow) return;
    narrow = now;
    views.forEach((view) => {
      view.close();
      view.draw();
    });
  });
  measure.observe(element);
  return { element, leave: () => measure.disconnect(), draw };

  function draw() {
    if (!answer()) {
      shown = 0;
      uncheck();
    }
    mine?.draw();
    views.forEach((view, i) => {
      view.element.hidden = i !== shown;
      view.draw();
    });
    comparison?.draw();
  }
}, inWords);
