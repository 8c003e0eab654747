// The front page's cards: how much of each lesson is answered in this browser.

/** The words for a lesson with these keys, or "" where nothing is answered yet. */
export function progress(storage, words, page, keys) {
  const count = keys.filter((key) => (storage.read(page, key)[0]?.answer ?? null) !== null).length;
  if (!count) return "";
  return count === keys.length ? words.done : words.part.replace("{count}", count).replace("{all}", keys.length);
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
  return {
    draw() {
      for (const { line, page, keys } of lines) line.textContent = progress(storage, words, page, keys);
    },
  };
}
