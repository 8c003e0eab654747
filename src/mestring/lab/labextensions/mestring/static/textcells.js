// Text answers open on one click or tap (students do not know about double-clicking) or Enter, and close when left.
import { isTextAnswer } from "./rules.js";
import { words } from "./words.js";

export function openTextAnswersOnClick(panel) {
  const notebook = panel.content;
  const answerAt = (node) => {
    const cell = notebook.widgets.find((widget) => widget.node.contains(node));
    return cell && isTextAnswer(cell.model) ? cell : null;
  };

  notebook.node.addEventListener("click", (event) => {
    if (!event.target.closest(".jp-MarkdownOutput") || event.target.closest("a, button, summary")) return;
    if (getSelection().isCollapsed) open(answerAt(event.target));
  });

  const open = (cell) => {
    if (!cell?.rendered) return;
    notebook.activeCellIndex = notebook.widgets.indexOf(cell);
    notebook.mode = "edit"; // opens the cell and puts the cursor in it
    placeCursor(cell);
    cell.editor.focus(); // at once: a cell that the focus has left closes
  };

  // Enter opens. Tab goes on to what comes next, as in every form; JupyterLab would indent, and trap the keyboard.
  const keys = (event) => {
    const opens = event.key === "Enter" && event.target.matches(".jp-MarkdownOutput");
    const goesOn = event.key === "Tab" && event.target.closest(".cm-content");
    if (!(opens || goesOn) || !answerAt(event.target)) return;
    event.stopPropagation();
    if (!opens) return;
    event.preventDefault();
    open(answerAt(event.target));
  };
  addEventListener("keydown", keys, true);

  // A cell that closes while the pointer is down would move what is being clicked on.
  let pressed = false;
  const press = (event) => (pressed = event.type === "pointerdown");
  for (const type of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(type, press, true);
  panel.disposed.connect(() => {
    removeEventListener("keydown", keys, true);
    for (const type of ["pointerdown", "pointerup", "pointercancel"]) removeEventListener(type, press, true);
  });

  notebook.node.addEventListener("focusout", (event) => {
    const cell = answerAt(event.target);
    if (!cell) return;
    if (pressed) addEventListener("pointerup", () => setTimeout(close, 0, cell), { once: true });
    else setTimeout(close, 0, cell);
  });
}

/** At the end of what is written; the text that only says "write here" is selected, so that writing replaces it. */
function placeCursor({ editor, model }) {
  const source = model.sharedModel.getSource();
  const end = editor.getPositionAt(source.length);
  editor.setSelection({ start: source.trim() === words.stub ? { line: 0, column: 0 } : end, end });
}

/** Shows the text as it reads. Going to another window does not close it, and an empty answer stays a field. */
function close(cell) {
  if (cell.isDisposed || cell.node.contains(document.activeElement)) return;
  if (cell.model.sharedModel.getSource().trim()) cell.rendered = true;
}
