// "5 minutter i dag": what is due of the whole item bank, one card at a time, and how much sits.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { dayOf, dueToday, itemsRead, untilNext } from "./_leitner.js";
import { makeMemory } from "./_memory.js";

export default widget(({ model, labels, answer, change, say }) => {
  const all = model.get("items");
  const intervals = model.get("intervals");
  const memory = makeMemory({ model, labels, answer, change, say });
  const lessons = [...new Set(all.map(({ lesson }) => lesson))].sort();
  const read = () => answer()?.read ?? "";
  const items = () => itemsRead(all, answer());
  const due = () => dueToday(all, answer(), dayOf(), { intervals, count: model.get("count") });

  let queue = [], // what is asked in this sitting
    at = -1,
    card = null,
    known = false; // whether there was an answer when it was drawn last

  const today = h("p", { class: "mst-today", tabindex: "-1" });
  const begin = h("button", { type: "button", class: "mst-main", onclick: start }, labels.begin);
  const next = h("button", { type: "button", class: "mst-main", onclick: go });
  const stage = h("div", { class: "mst-stage" });
  const boxes = h("ol", { class: "mst-boxes" });
  const sits = h("summary");
  const sitting = h("ul", { class: "mst-sitting" });
  const about = h("details", {}, sits, boxes, sitting);
  const until = h(
    "select",
    { id: uid("read"), onchange: come },
    h("option", { value: "" }, labels.no_lesson),
    ...lessons.map((lesson) => h("option", { value: lesson }, fill(labels.lesson, { number: lesson }))),
  );
  const waits = `${intervals.slice(1, -1).join(", ")} ${labels.and_then} ${intervals.at(-1)}`;

  function come() {
    const { read: _, ...rest } = answer() ?? {};
    const next = until.value ? { ...rest, read: until.value } : rest;
    change(Object.keys(next).length ? next : null);
  }
  function start() {
    memory.open();
    queue = due();
    at = -1;
    go();
  }
  function go() {
    at += 1;
    card = at < queue.length ? memory.draw(queue[at], at + 1, queue.length) : null;
    stage.replaceChildren(...(card ? [card.element] : []));
    draw();
    const target = card?.element ?? today;
    target.setAttribute("tabindex", "-1");
    target.focus();
  }

  function todayIn() {
    if (!items().length) return labels.nothing_read;
    const count = due().length;
    if (count) return fill(count === 1 ? labels.today_one : labels.today_some, { count });
    const days = untilNext(items(), memory.records(), dayOf(), intervals);
    const when = days <= 1 ? labels.next_tomorrow : fill(labels.next_in_days, { days });
    return days === null ? labels.today_none : `${labels.today_none} ${when}`;
  }

  function drawBoxes() {
    const records = memory.records();
    const kept = items().filter(({ id }) => records[id]);
    const rows = intervals.map((days, i) => {
      const inside = kept.filter(({ id }) => records[id].box === i + 1);
      const name = i + 1 === intervals.length ? labels.box_last : labels.box;
      const words = fill(name, { number: i + 1, days: days === 1 ? labels.day : fill(labels.days, { count: days }) });
      return [words, inside];
    });
    const fresh = items().length - kept.length;
    const row = (words, count) =>
      h(
        "li",
        {},
        h("span", {}, `${words}: ${count}`),
        h("progress", { value: count, max: items().length || 1, "aria-hidden": "true" }), // the words say it
      );
    boxes.replaceChildren(row(labels.fresh, fresh), ...rows.map(([words, inside]) => row(words, inside.length)));
    const last = rows.at(-1)[1];
    about.hidden = !items().length;
    sits.textContent = fill(labels.sits, { count: last.length, all: items().length });
    sitting.replaceChildren(...last.map(({ text }) => h("li", {}, text)));
  }

  /** The list of lessons on the same page says it too. */
  function tell() {
    const count = String(due().length);
    if (element.dataset.due === count) return;
    element.dataset.due = count;
    document.dispatchEvent(new CustomEvent("mestring:due", { detail: element }));
  }

  function draw() {
    tell();
    if (known && !answer()) {
      card = null; // deleted: nothing is under way any more
      stage.replaceChildren();
    }
    known = answer() !== null;
    card?.draw();
    const answered = card !== null && memory.answered(queue[at]);
    begin.hidden = card !== null || !due().length;
    next.hidden = !answered;
    next.textContent = at + 1 < queue.length ? labels.next : labels.finish;
    today.textContent = card ? "" : todayIn();
    until.value = read();
    drawBoxes();
  }
  const freshen = () => document.hidden || draw(); // a page may stand open over midnight
  document.addEventListener("visibilitychange", freshen);

  const element = h(
    "div",
    {},
    today,
    begin,
    stage,
    next,
    h("p", { class: "mst-rule" }, fill(labels.rule, { waits })),
    h("p", { class: "mst-until" }, h("label", { for: until.id }, labels.read), " ", until),
    about,
  );
  return {
    element,
    draw,
    leave: () => document.removeEventListener("visibilitychange", freshen),
  };
});
