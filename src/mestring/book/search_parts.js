// The parts of the search's index: each has the words that begin with some letters, and is fetched when a query asks for
// one of them. A page that was opened from a disk may fetch scripts, so they are scripts.

/** The page names them: `fetchFor(stems)` fetches those that may have the stems, `fetchAll()` all. */
export function indexParts() {
  const parts = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script[data-words]"))];
  const asked = new Map(); // part -> the promise of it

  const begin = (part) =>
    new Promise((onload, refuse) => {
      const onerror = () => {
        asked.delete(part); // the next query tries again
        refuse(new Error("unfetched"));
      };
      const src = part.dataset.script;
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
  const fetchPart = (part) => {
    if (!asked.has(part)) asked.set(part, begin(part));
    return asked.get(part);
  };
  return {
    fetchAll: () => Promise.all(parts.map(fetchPart)),
    fetchFor(stems) {
      const holds = ({ dataset }) => stems.some(([letter]) => dataset.words.includes(letter));
      return Promise.all(parts.filter(holds).map(fetchPart));
    },
  };
}
