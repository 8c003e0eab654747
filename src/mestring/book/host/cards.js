// The front page's cards: how much of each lesson is answered in this browser, and how much is to be repeated today.
import { dayOf, dueToday } from "../../widgets/_leitner.js";

/** The words for a lesson with these keys, or "" where nothing is answered yet. */
export function progress(storage, words, page, keys) {
  const count = keys.filter((key) => (storage.read(page, key)[0]?.answer ?? null) !== null).length;
  if (!count) return "";
  return count === keys.length ? words.done : words.part.replace("{count}", count).replace("{all}", keys.length);
}

/** What the page about repetition would ask today, in words, or "" where that is nothing; `ids` are the item bank's. */
export function repetition(storage, words, { key, ids, ...rule }, day) {
  const items = ids.map((id) => ({ id, lesson: id.slice(1, 3) }));
  const count = dueToday(items, storage.read("", key)[0]?.answer, day, rule).length;
  return count ? words.due.replace("{count}", count) : "";
}

export function makeCards({ storage, words }) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll(".mst-lessons li");
  const lines = [...found].map((card) => {
    const line = document.createElement("p");
    line.className = "mst-done";
    card.append(line);
    return { line, page: card.dataset.page, keys: JSON.parse(card.dataset.keys) };
  });
  /** @type {HTMLElement} */
  const due = document.querySelector(".mst-due");
  return {
    draw() {
      if (due) {
        due.querySelector("a").textContent = repetition(storage, words, JSON.parse(due.dataset.repetition), dayOf());
        due.hidden = !due.textContent;
      }
      for (const { line, page, keys } of lines) line.textContent = progress(storage, words, page, keys);
    },
  };
}
