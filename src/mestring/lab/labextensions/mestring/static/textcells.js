// Text answers open on one click or tap (students do not know about double-clicking) and close when left.
import { isTextAnswer } from "./rules.js";

export function openTextAnswersOnClick(panel) {
  const notebook = panel.content;
  const answerAt = (node) => {
    const cell = notebook.widgets.find((widget) => widget.node.contains(node));
    return cell && isTextAnswer({ type: cell.model.type, metadata: cell.model.metadata }) ? cell : null;
  };

  notebook.node.addEventListener("click", (event) => {
    const cell = answerAt(event.target);
    if (!cell?.rendered || event.target.closest("a, button, summary") || !getSelection().isCollapsed) return;
    if (!event.target.closest(".jp-MarkdownOutput")) return;
    notebook.activeCellIndex = notebook.widgets.indexOf(cell);
    notebook.mode = "edit"; // opens the cell and puts the cursor in it
    cell.editor?.setCursorPosition(cell.editor.getPositionAt(cell.model.sharedModel.getSource().length));
  });

  notebook.node.addEventListener("focusout", (event) => {
    const cell = answerAt(event.target);
    if (!cell) return;
    setTimeout(() => {
      // Switching to another window leaves the focus where it was; an empty answer stays open: a field to write in.
      const left = !cell.isDisposed && !cell.node.contains(document.activeElement);
      if (left && cell.model.sharedModel.getSource().trim()) cell.rendered = true;
    });
  });
}
