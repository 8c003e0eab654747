// Card sort: cards into named columns, by drag, by tap or by keyboard, in one or several rounds.
import { tidy } from "./_answer.js";
import { widget } from "./_base.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

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

/** "right" when the column is one of the card's own, "wrong" when not, "" while the card lies nowhere. */
export const judged = (card, column) => (column ? (card.right.includes(column) ? "right" : "wrong") : "");

const WIDE = 640; // px from which the tray stands beside the columns; below, one card is open at a time

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const given = model.get("cards"),
    rounds = model.get("rounds");
  const own = Array.from({ length: model.get("own_cards") }, (_, i) => `own-${i + 1}`);

  let narrow = false,
    shown = 0; // the round that is worked on
  const measure = new ResizeObserver(([{ contentRect }]) => {
    const now = contentRect.width < WIDE;
    if (now === narrow) return;
    narrow = now;
    views.forEach((view) => {
      view.close();
      view.draw();
    });
  });

  // Reading and changing the answer

  const part = (name) => answer()?.[name] ?? {};
  /** Where the cards lie; a place that an older edition had and this one has not is none. */
  const placed = (round) =>
    Object.fromEntries(
      Object.entries(part("rounds")[round.id] ?? {}).filter(([, id]) =>
        columnsOf(round).some((column) => column.id === id),
      ),
    );
  const added = () => answer()?.columns ?? [];
  const columnsOf = (round) => [...round.columns, ...round.extra.filter(({ id }) => added().includes(id))];
  const cards = () => [
    ...given,
    ...own.filter((id) => id in part("cards")).map((id) => ({ id, text: part("cards")[id], mine: true })),
  ];
  const put = (values) => change(tidy({ ...answer(), ...values }));
  const without = (object, name) => Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => key !== name));
  const nameOf = (round, column) => [...round.columns, ...round.extra].find(({ id }) => id === column)?.name;

  function move(round, card, column) {
    views.forEach((view) => {
      view.checked = null;
    }); // the feedback was about how the cards lay then
    const next = column ? { ...placed(round), [card.id]: column } : without(placed(round), card.id);
    put({ rounds: { ...part("rounds"), [round.id]: next } });
    const open = cards().filter(({ id }) => !placed(round)[id]);
    const does = column ? labels.moved : labels.taken_back;
    const words = [
      fill(does, { card: card.text, column: nameOf(round, column) }),
      open.length ? fill(labels.left, { count: open.length }) : labels.all_placed,
    ];
    // the focus goes on to it, but a screen reader that has lost the card before does not say so
    if (column && open.length) words.push(fill(labels.next_card, { card: open[0].text }));
    say(words.join(" "));
  }

  const note = (round, card, words) =>
    put({
      notes: {
        ...part("notes"),
        [round.id]: words
          ? { ...part("notes")[round.id], [card.id]: words }
          : without(part("notes")[round.id], card.id),
      },
    });

  function drop(card) {
    const cleared = (rows) =>
      Object.fromEntries(Object.entries(rows).map(([round, row]) => [round, without(row, card.id)]));
    put({ cards: without(part("cards"), card.id), rounds: cleared(part("rounds")), notes: cleared(part("notes")) });
    say(fill(labels.card_removed, { card: card.text }));
  }

  // One card in one round: a button that opens the choice of columns, right where the card is

  function cardView(round, view, card) {
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
      onclick: () => open(narrow || choices.hidden), // where one card is open at a time, it stays so
    });
    const noteId = uid("note");
    const room = textField({
      labels,
      longest: 1000,
      rows: 1,
      id: noteId,
      ontext: (text) => note(round, card, text),
    });
    const noted = h(
      "div",
      { class: "mst-note" },
      h("label", { for: noteId }, round.note, unseen(`: ${card.text}`)),
      room.element,
    );
    const why = h("p", { class: "mst-why mst-judged" });
    const element = h("li", { class: "mst-item" }, button, choices, round.note ? noted : null, why);
    choices.hidden = true;

    function open(shown) {
      if (shown) view.close();
      choices.hidden = !shown;
      button.setAttribute("aria-expanded", String(shown));
      if (shown) choices.replaceChildren(...columnsOf(round).map(choice), placed(round)[card.id] ? back() : "");
    }
    const choice = ({ id, name }) =>
      h(
        "button",
        { type: "button", "aria-pressed": String(placed(round)[card.id] === id), onclick: () => choose(id) },
        name,
      );
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
      draw(text, checked) {
        card.text = text;
        if (button.textContent !== text) button.textContent = text;
        const column = placed(round)[card.id];
        noted.hidden = !column;
        const words = part("notes")[round.id]?.[card.id] ?? "";
        room.show(words);
        const state = checked && card.right ? judged(card, column) : "";
        element.classList.toggle("mst-right", state === "right");
        element.classList.toggle("mst-wrong", state === "wrong");
        why.hidden = !state;
        why.replaceChildren(...(state ? [h("strong", {}, `${labels[state]}. `), card.why] : []));
      },
    };
  }

  function area(round, view, column, title) {
    const head = h("p", { class: "mst-column-name", "aria-hidden": "true" }); // it is the group's name already
    const list = h("ul", { class: "mst-cards" });
    const element = h("div", { class: "mst-column", role: "group" }, head, list);
    element.addEventListener("dragover", (event) => {
      if (view.dragged) {
        event.preventDefault();
        element.classList.add("mst-over");
      }
    });
    element.addEventListener("dragleave", () => element.classList.remove("mst-over"));
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      element.classList.remove("mst-over");
      if (view.dragged) move(round, view.dragged, column);
    });
    return {
      element,
      list,
      draw(items) {
        head.textContent = `${title} (${items.length})`;
        element.setAttribute("aria-label", head.textContent);
        // touch the page only where something moved: focus and scroll stay where they are
        items.forEach((item, i) => {
          if (list.children[i] !== item.element) list.insertBefore(item.element, list.children[i] ?? null);
        });
      },
    };
  }

  function roundView(round, number) {
    const items = new Map(),
      areas = new Map();
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
            put({ columns: [...added(), id] });
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
          view.checked = placed(round);
          view.draw();
          say(verdict());
        },
      },
      labels.check,
      unseen(` (${model.get("title")})`),
    );
    const outcome = h("p", { class: "mst-outcome" });
    const judgeable = number === 0 && !exercise && given.some((card) => card.right);
    const step = (by, words, look) =>
      rounds[number + by]
        ? h("button", { type: "button", class: look, onclick: () => go(number + by) }, fill(words, rounds[number + by]))
        : null;
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

    const judgeables = () => given.filter((card) => card.right && placed(round)[card.id]);
    const verdict = () => {
      const known = judgeables();
      return fill(labels.score, {
        right: known.filter((card) => judged(card, placed(round)[card.id]) === "right").length,
        count: known.length,
      });
    };
    const view = {
      element,
      dragged: null,
      checked: null,
      close: () => items.forEach((item) => item.close()),
      start: () => name?.focus(),
      next: () =>
        cards()
          .map(({ id }) => items.get(id))
          .find((item) => item && !placed(round)[item.id])?.button,
      draw() {
        const listed = cards();
        for (const [id, item] of items)
          if (!listed.some((card) => card.id === id)) {
            item.element.remove();
            items.delete(id);
          }
        for (const card of listed) {
          if (!items.has(card.id))
            items.set(card.id, Object.assign(cardView(round, view, { ...card }), { id: card.id }));
          items.get(card.id).draw(card.text, view.checked && view.checked[card.id] === placed(round)[card.id]);
        }
        const lying = (column) =>
          listed.filter(({ id }) => placed(round)[id] === column).map(({ id }) => items.get(id));
        const columns = columnsOf(round);
        if (!areas.size) {
          areas.set(undefined, area(round, view, undefined, labels.tray));
          tray.append(areas.get(undefined).element);
        }
        for (const { id, name } of columns)
          if (!areas.has(id)) {
            areas.set(id, area(round, view, id, name));
            grid.append(areas.get(id).element);
          }
        for (const [id, place] of areas) {
          place.element.hidden = id !== undefined && !columns.some((column) => column.id === id);
          place.draw(lying(id));
        }
        const open = lying(undefined);
        tray.hidden = !open.length;
        if (narrow && open.length && ![...items.values()].some((item) => item.isOpen())) open[0].open(true);
        judge.hidden = !judgeables().length;
        const begun = Object.keys(placed(round)).length > 0;
        if (further) {
          further.hidden = !begun;
          further.classList.toggle("mst-main", !open.length);
        }
        extras.forEach((button, i) => {
          button.hidden = added().includes(round.extra[i].id);
        });
        outcome.textContent = view.checked ? verdict() : "";
        chart.hidden = !begun; // bars of nothing say nothing
        drawChart(chart, columns, [round]);
      },
    };
    return view;
  }

  // The chart: one bar per column (and round, where rounds share their columns), with the number beside it

  function drawChart(chart, columns, compared) {
    const rows = compared.map((round) => counts(columns, placed(round)));
    const most = Math.max(1, ...rows.flat());
    chart.replaceChildren(
      ...columns.flatMap(({ name }, c) => [
        h("span", { class: "mst-bar-name" }, name),
        h(
          "span",
          { class: "mst-bars" },
          ...rows.map((row, i) =>
            h("span", { class: `mst-bar mst-bar-${i}`, style: `--mst-part: ${row[c] / most}` }, String(row[c])),
          ),
        ),
      ]),
    );
  }

  // The rounds side by side: where did each card lie?

  const words = h("ul", { class: "mst-words" });
  const table = h("tbody");
  const comparison = h(
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

  function drawComparison() {
    const rows = cards().filter(({ id }) => rounds.every((round) => placed(round)[id]));
    comparison.hidden = rounds.length < 2 || !rows.length;
    if (comparison.hidden) return;
    const [first, last] = [rounds[0], rounds.at(-1)];
    words.replaceChildren(
      ...spread(columnsOf(first), columnsOf(last), placed(first), placed(last)).map(({ column, count, where }) =>
        h(
          "li",
          {},
          fill(labels.spread, {
            count,
            column: column.name,
            where: where.map(([to, n]) => fill(labels.count, { column: to.name, count: n })).join(", "),
          }),
        ),
      ),
    );
    table.replaceChildren(
      ...rows.map((card) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, card.text),
          ...rounds.map((round) => {
            const words = part("notes")[round.id]?.[card.id];
            return h("td", {}, nameOf(round, placed(round)[card.id]) + (words ? `: ${words}` : ""));
          }),
        ),
      ),
    );
  }

  // The student's own cards

  const field = textField({
    labels,
    longest: 200,
    draft: true,
    id: uid("card"),
    onkeydown: (event) => {
      if (event.key === "Enter") add();
    },
  });
  const mine = h("ul", { class: "mst-mine" });
  const editor = h(
    "div",
    { class: "mst-own" },
    h("label", { for: field.input.id }, labels.own_card),
    h("div", { class: "mst-row" }, field.element, h("button", { type: "button", onclick: add }, labels.add_card)),
    mine,
  );
  const fields = new Map();

  function add() {
    const free = own.find((id) => !(id in part("cards"))),
      words = field.text().trim();
    if (!words || field.excess()) return field.input.focus();
    if (!free) return say(labels.no_more_cards);
    put({ cards: { ...part("cards"), [free]: words } });
    field.show("");
    say(fill(labels.card_added, { card: words }));
    field.input.focus();
  }

  function drawOwn() {
    for (const [id, row] of fields)
      if (!(id in part("cards"))) {
        row.element.remove();
        fields.delete(id);
      }
    for (const id of own.filter((name) => name in part("cards"))) {
      if (!fields.has(id)) {
        const room = textField({
          labels,
          longest: 200,
          "aria-label": fill(labels.edit_card, { number: own.indexOf(id) + 1 }),
          // a card without words would be a button without a name: the last words stay until there are new ones
          ontext: (text) => {
            if (text.trim()) put({ cards: { ...part("cards"), [id]: text } });
          },
          onblur: () => room.show(part("cards")[id] ?? ""),
        });
        const remove = h("button", {
          type: "button",
          onclick: () => {
            drop({ id, text: part("cards")[id] });
            field.input.focus();
          },
        });
        fields.set(id, { room, remove, element: h("li", { class: "mst-row" }, room.element, remove) });
        mine.append(fields.get(id).element);
      }
      const { room, remove } = fields.get(id);
      if (document.activeElement !== room.input) room.show(part("cards")[id]);
      remove.textContent = fill(labels.remove_card, { card: part("cards")[id] });
    }
  }

  const begun = (round) => Object.keys(placed(round)).length > 0;
  function go(number) {
    shown = number;
    draw();
    views[number].start();
  }

  const views = rounds.map(roundView);
  // where one left off: the last round that was begun
  shown = Math.max(0, rounds.findLastIndex(begun));
  const sort = h(
    "div",
    { class: "mst-sort" },
    own.length ? editor : null,
    ...views.map((view) => view.element),
    rounds.length > 1 ? comparison : null,
  );
  measure.observe(sort);
  return {
    element: sort,
    leave: () => measure.disconnect(),
    draw,
  };

  function draw() {
    if (!answer()) {
      shown = 0;
      views.forEach((view) => {
        view.checked = null;
      });
    }
    drawOwn();
    views.forEach((view, i) => {
      view.element.hidden = i !== shown;
      view.draw();
    });
    drawComparison();
  }
});
