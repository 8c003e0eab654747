// Tells the style sheet and screen readers what each cell is.
import { markBoxes } from "./boxes.js";
import { isOurs, isTextAnswer } from "./rules.js";
import { words } from "./words.js";

export function nameCells(panel) {
  const notebook = panel.content;
  panel.toolbar.node.setAttribute("aria-label", words.buttons);
  notebook.node.setAttribute("aria-label", words.content);
  const toolbar = new MutationObserver(() => nameMoreButtons(panel));
  toolbar.observe(panel.toolbar.node, { childList: true, subtree: true, attributeFilter: ["aria-pressed"] });
  let planned = false;
  const name = () => {
    planned = false;
    for (const cell of notebook.widgets) {
      const answer = isTextAnswer(cell.model);
      cell.toggleClass("mst-lab-ours", isOurs(cell.model));
      cell.toggleClass("mst-lab-answer", answer);
      // JupyterLab calls the notebook a feed, but its cells no articles: then their names go unheard.
      cell.node.setAttribute("role", "article");
      cell.node.querySelector(".jp-collapseHeadingButton:not([aria-label])")?.setAttribute("aria-label", words.fold);
      const writing = answer ? words.yourAnswer : cell.model.type === "code" ? words.code : words.text;
      if (cell.model.type === "markdown" && !answer) markBoxes(cell.node);
      if (cell.model.type === "markdown") cell.node.setAttribute("aria-label", writing);
      // JupyterLab lets Tab stop at one cell only, the active one; whoever cannot click must get to every answer.
      if (answer) cell.node.querySelector(".jp-MarkdownOutput")?.setAttribute("tabindex", "0");
      for (const editor of cell.node.querySelectorAll(".cm-content")) {
        if (editor.getAttribute("aria-label") !== writing) editor.setAttribute("aria-label", writing);
      }
    }
  };
  const plan = () => {
    if (!planned) requestAnimationFrame(name);
    planned = true;
  };
  notebook.model.cells.changed.connect(plan);
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(/** @type {Element} */ (target).closest?.(".cm-editor, .jp-OutputArea"))))
      plan(); // editors come late
  });
  observer.observe(notebook.node, { childList: true, subtree: true });
  panel.disposed.connect(() => [observer, toolbar].forEach((each) => each.disconnect()));
  name();
  nameMoreButtons(panel);
}

/** The button for what a narrow toolbar has no room for: English only, and "pressed", which its role does not allow. */
function nameMoreButtons(panel) {
  const opener = panel.toolbar.node.querySelector(".jp-Toolbar-responsive-opener .jp-ToolbarButtonComponent");
  if (opener?.getAttribute("aria-label") !== words.moreButtons) opener?.setAttribute("aria-label", words.moreButtons);
  if (opener && opener.title !== words.moreButtons) opener.title = words.moreButtons;
  opener?.removeAttribute("aria-pressed");
  for (const popup of document.querySelectorAll(".jp-Toolbar-responsive-popup"))
    popup.setAttribute("aria-label", words.moreButtons);
}
