// Until the course's cells have run, a calm box of about the exercise's height stands where each exercise will be: the
// page says that something comes, and does not jump when it does.
import { element } from "./dialog.js";
import { workspaceOf } from "./paths.js";
import { isFigure, isOurs, onlyImports } from "./rules.js";
import { SHOWS_LIST, startList } from "./start_list.js";
import { openNotebook } from "./widget_events.js";
import { words } from "./words.js";

const USUAL = 320; // px, where this exercise was never shown in this browser
const PATIENCE = 5000; // ms that a widget may take from its cell's end until it is drawn
const SETTLED = 1000; // ms from there until its styles and numbers are there too

const remembered = (cell) => `mestring:height ${cell.model.id}`;

export class Waiting {
  constructor(panel, lab) {
    this.panel = panel;
    this.lab = lab;
    this.boxes = new Map();
    this.status = element("p", "mst-lab-heard");
    this.status.setAttribute("role", "status");
    panel.node.append(this.status);
  }

  /** Puts the boxes in place; what is shown already stays. */
  begin(cells) {
    for (const cell of cells) {
      const { model } = cell;
      const source = model.sharedModel.getSource();
      const shows = isOurs(model) && !model.metadata.nbgrader?.grade && !onlyImports(source);
      if (!shows || this.boxes.has(cell) || cell.outputArea.node.offsetHeight > 0) continue;
      const box = this.box(source);
      box.style.minHeight = `${Number(localStorage.getItem(remembered(cell))) || USUAL}px`;
      cell.node.append(box);
      this.boxes.set(cell, box);
    }
    if (this.boxes.size) this.status.textContent = words.pageGettingReady;
  }

  /** What stands where this code's output will be. */
  box(source) {
    const list = this.lab.student && SHOWS_LIST.test(source);
    const box = element("div", "mst-lab-waiting");
    box.append(element("p", "", list ? words.listGettingReady : isFigure(source) ? words.drawing : words.gettingReady));
    if (list) {
      const { path } = this.panel.context;
      const open = (other) => openNotebook(this.lab.documents, (workspaceOf(path) ?? "") + other);
      box.append(startList(this.lab.course, path, open));
    }
    return box;
  }

  /** Takes a cell's box away once something stands in its place. */
  end(cell) {
    const box = this.boxes.get(cell);
    const outputs = cell.outputArea.node;
    const look = () => {
      if (!outputs.querySelector(".mst, img, svg, table, p, pre")) return;
      gone();
    };
    const gone = () => {
      observer.disconnect();
      clearTimeout(timer);
      const focused = box?.contains(document.activeElement) && document.activeElement.textContent;
      box?.remove();
      const links = focused ? [...outputs.querySelectorAll("a")] : [];
      links.find(({ textContent }) => textContent === focused)?.focus({ preventScroll: true });
      this.boxes.delete(cell);
      setTimeout(() => {
        if (outputs.offsetHeight) localStorage.setItem(remembered(cell), String(outputs.offsetHeight));
      }, SETTLED);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(gone, PATIENCE);
    observer.observe(outputs, { childList: true, subtree: true });
    look();
  }

  /** All is there, or will not come. */
  over() {
    this.status.textContent = "";
  }

  /** Nothing will run here. */
  cancel() {
    for (const box of this.boxes.values()) box.remove();
    this.boxes.clear();
    this.over();
  }
}
