// JupyterLab shows "Error displaying widget: model not found" where a widget has no running code behind it, and
// ignores the readable HTML in the same output. Here that HTML is shown until the widget is alive.
import { words } from "./words.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";

export function showWordsForDeadWidgets(panel, lab) {
  const notebook = panel.content;
  let planned = false;
  const refresh = () => {
    planned = false;
    for (const cell of notebook.widgets) if (cell.outputArea) refreshCell(cell.outputArea, lab);
  };
  // New outputs, widgets that come or go, and (by its class) an output area whose cell has finished.
  const matters = ({ type, target }) => target.closest?.(type === "childList" ? ".jp-Cell" : ".jp-OutputArea");
  const observer = new MutationObserver((changes) => {
    if (planned || !changes.some(matters)) return;
    planned = true;
    requestAnimationFrame(refresh);
  });
  observer.observe(notebook.node, { childList: true, subtree: true, attributeFilter: ["class"] });
  panel.disposed.connect(() => observer.disconnect());
}

function refreshCell(area, lab) {
  const running = area.node.classList.contains("mst-lab-running");
  area.widgets.forEach((child, index) => {
    const data = area.model.get(index)?.data ?? {};
    const view = child.node.querySelector(":scope > .jp-OutputArea-output");
    if (!(WIDGET in data)) return;
    // A living widget is an element; "Loading widget..." and every error are bare text. In a notebook that JupyterLab
    // does not trust there is nothing at all, unless the output has HTML.
    const dead = !view || (!view.firstElementChild && view.textContent !== "");
    const shown = child.node.querySelector(":scope > .mst-lab-words");
    view?.classList.toggle("mst-lab-dead", dead);
    if (!dead) shown?.remove();
    else if (!shown && !running) child.node.append(inWords(data["text/html"], lab));
  });
}

function inWords(html, lab) {
  const node = document.createElement("div");
  node.className = "mst-lab-words jp-RenderedHTMLCommon";
  if (html) node.innerHTML = lab.sanitizer.sanitize(Array.isArray(html) ? html.join("") : html);
  else node.textContent = words.notRunning;
  return node;
}
