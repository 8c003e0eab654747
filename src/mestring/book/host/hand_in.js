// The files of a hand-in, as `handing_in.py` packs them in a notebook: the released notebook with the written answers
// in their cells, and a file in svar/ for each answer.
import { asMarkdown } from "./as_markdown.js";
import { sha256 } from "./sha256.js";

const ANSWER_VERSION = 1;

function withText(cell, text) {
  const source = asMarkdown(text);
  return { ...cell, source, metadata: { ...cell.metadata, mestring: { filled: sha256(source) } } };
}

/** As `answers.py` writes it. `widget` is the name of its class. */
export function answerFile({ key, widget, missing, record: { answer, revision, at, words } }) {
  const about = { version: ANSWER_VERSION, key, widget, answer, revision, at: at.replace(/\.\d+Z$/, "Z"), missing };
  return JSON.stringify({ ...about, words }, null, 1); // words that are not there are not written
}

/**
 * `kept`: the answers that are kept, as { key, widget, cell, missing, record }; `cell` is the name of the answer cell
 * that a written answer stands in. Returns {file name: text}.
 */
export function handInFiles({ name, notebook }, kept) {
  const texts = new Map(kept.map(({ cell, record }) => [cell, record.answer?.text]).filter(([cell]) => cell));
  const cells = notebook.cells.map((cell) => {
    const text = texts.get(cell.metadata.nbgrader?.grade_id);
    return cell.metadata.nbgrader?.solution && text?.trim() ? withText(cell, text) : cell;
  });
  const files = kept.map((one) => [`svar/${one.key}.json`, answerFile(one)]);
  const sorted = files.sort(([one], [other]) => (one < other ? -1 : 1));
  return { [`${name}.ipynb`]: JSON.stringify({ ...notebook, cells }, null, 1), ...Object.fromEntries(sorted) };
}
