// What is answered on other pages, in words, as `mestring.portfolio.gather` finds it in a notebook's workspace.

const isText = (value) => typeof value === "string";
const isRow = (row) => Array.isArray(row) && row.length === 2 && row.every(isText);
const usable = ({ title, prompt, rows }) => isText(title) && isText(prompt) && Array.isArray(rows) && rows.every(isRow);

/** The answers of these sheets: { key: { title, prompt, rows, at, whole } or { problem, at, whole } }. */
export function gathered(storage, sheets) {
  const found = {};
  for (const { page, keys } of sheets)
    for (const [key] of keys) {
      const there = storage.read(page, key);
      const [record, problem] = there[0] || there[1] ? there : storage.read("", key); // one answer for all pages
      const stands = { at: record?.at, whole: true }; // a page does not count what is missing
      if (problem) found[key] = { problem };
      else if (record && record.answer !== null)
        found[key] = usable(record.words ?? {}) ? { ...record.words, ...stands } : { problem: "wordless", ...stands };
    }
  return found;
}
