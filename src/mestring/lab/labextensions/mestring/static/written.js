// A text field's text stands in nbgrader's answer cell too. The cell is not shown to the student: one place to write.
import { digest, isTextAnswer } from "./rules.js";
import { words } from "./words.js";

const FIELD = /\bWrittenAnswer\(\s*["'](m\d\d-[a-z0-9-]+)-text["']/g;
const MARK = "mestring"; // what the cell remembers of the text that was put into it; written.py has the same

/** The names of the answer cells that have a text field, in some sources of code. */
export const fieldsIn = (sources) =>
  new Set(sources.flatMap((text) => [...text.matchAll(FIELD)].map(([, name]) => name)));

/** The key of an answer cell's field. */
export const keyOf = (name) => `${name}-text`;

/** Whether what stands in an answer cell came from its field (or from nobody), and not from somebody's hand. */
export async function isFromField(source, metadata, text, subtle) {
  const own = source.trim();
  if (!own || own === words.stub || own === text) return true;
  return metadata[MARK]?.filled === (await digest(source, subtle));
}

/** The answer cells of a notebook that have a text field, by name. */
function fieldCells(panel) {
  const cells = panel.content.widgets;
  const code = cells.filter(({ model }) => model.type === "code").map(({ model }) => model.sharedModel.getSource());
  const fields = fieldsIn(code);
  const named = cells.filter(({ model }) => isTextAnswer(model));
  return new Map(
    named.map((cell) => [cell.model.metadata.nbgrader.grade_id, cell]).filter(([name]) => fields.has(name)),
  );
}

/** Keeps the answer cells of all notebooks level with their fields. */
export function fillAnswerCells(tracker) {
  document.addEventListener("mestring:written", async (/** @type {CustomEvent} */ { target, detail }) => {
    const panel = tracker.find(({ node }) => node.contains(/** @type {Node} */ (target)));
    const cell = panel && fieldCells(panel).get(detail.name);
    if (!cell) return;
    const { sharedModel, metadata } = cell.model;
    const source = sharedModel.getSource();
    if (!(await isFromField(source, metadata, detail.text, crypto.subtle)) || cell.isDisposed) return;
    if (source !== detail.source) sharedModel.setSource(detail.source);
    if (detail.text && metadata[MARK]?.filled !== detail.filled)
      cell.model.setMetadata(MARK, { filled: detail.filled });
    cell.addClass("mst-lab-filled");
  });
}

/** Hides the answer cells that have a field, but for one with a text of its own. */
export function hideAnswerCells(panel) {
  const hide = async () => {
    for (const cell of fieldCells(panel).values()) {
      const { sharedModel, metadata } = cell.model;
      const filled = await isFromField(sharedModel.getSource(), metadata, "", crypto.subtle);
      if (filled && !cell.isDisposed) cell.addClass("mst-lab-filled");
    }
  };
  panel.content.model.cells.changed.connect(() => void hide());
  return hide();
}

/**
 * Two windows save the same notebook: where all that a student writes is in fields, neither can take anything from the
 * other, and nobody need be asked. (JupyterLab's own margin for this counts only where a server sends no hashes.)
 */
export function saveWithoutAsking(panel, contents) {
  const { context } = panel;
  const ask = context._raiseConflict?.bind(context);
  if (!ask) return;
  const safe = () =>
    panel.content.widgets.every((cell) => !isTextAnswer(cell.model) || cell.hasClass("mst-lab-filled"));
  context._raiseConflict = async (model, options) => {
    if (!safe()) return ask(model, options);
    const saved = await contents.save(context.path, options);
    const { hash, hash_algorithm } = await contents.get(context.path, { content: false, hash: true });
    return { ...saved, hash, hash_algorithm };
  };
}
