// "Sjekk": runs the visible checks and lists in Norwegian what is answered and what is missing.
import { element, openDialog } from "./dialog.js";
import { lastHeading, readVerdict, summary, textVerdict } from "./verdicts.js";
import { words } from "./words.js";

export function addCheckButton(panel, lab, runner) {
  const hasChecks = panel.content.widgets.some(({ model }) => model.metadata.nbgrader?.grade);
  if (!hasChecks) return;
  const button = element("button", "mst-lab-check", words.check);
  button.type = "button";
  button.title = words.checkTip;
  button.addEventListener("click", () => void check(panel, runner));
  beTabStop(button);
  const widget = new lab.Widget();
  widget.node.append(button);
  panel.toolbar.insertItem(0, "mestring-check", widget);
}

/**
 * JupyterLab's toolbar is one stop for the Tab key, its buttons are found with the arrow keys, and whoever enters is
 * sent to the button used last. Students should meet ours by Tab alone.
 */
function beTabStop(button) {
  const keep = () => {
    if (button.tabIndex !== 0) button.tabIndex = 0;
  };
  new MutationObserver(keep).observe(button, { attributeFilter: ["tabindex"] });
  button.addEventListener("focusin", (event) => event.stopPropagation());
}

async function check(panel, runner) {
  const { dialog, status, list } = openVerdicts();
  const blocked = runner.blocked();
  if (blocked.length) {
    status.textContent = blocked.join(" ");
    return;
  }
  await runner.ready();
  const verdicts = [];
  for (const { cell, kind } of await runner.cells("check", "changed-check", "text")) {
    const index = panel.content.widgets.indexOf(cell);
    const title = headingAbove(panel, index) || words.task(verdicts.length + 1);
    const verdict = { title, ...(await verdictOf(cell, kind, runner)) };
    verdicts.push(verdict);
    // A check stands below the widget it is about.
    list.append(entry(verdict, () => goTo(panel, kind === "text" ? index : index - 1, dialog)));
  }
  status.textContent = summary(verdicts);
}

async function verdictOf(cell, kind, runner) {
  if (kind === "changed-check") return { state: "changed", said: words.changedTitle, text: words.checkChanged };
  const source = cell.model.sharedModel.getSource();
  return kind === "text" ? textVerdict(source) : readVerdict(await runner.ask(source));
}

/** What the task is called: the last heading above its check. */
function headingAbove(panel, index) {
  const above = panel.content.widgets.slice(0, index).filter(({ model }) => model.type === "markdown");
  return lastHeading(above.map(({ model }) => model.sharedModel.getSource()));
}

function openVerdicts() {
  const status = element("p", "mst-lab-summary", words.checking);
  status.setAttribute("role", "status");
  const list = element("ul", "mst-lab-verdicts");
  return { dialog: openDialog(words.checkTitle, status, list), status, list };
}

function entry({ state, title, said, text }, go) {
  const item = element("li", `mst-lab-${state}`);
  const link = element("button", "", words.goTo);
  link.type = "button";
  link.setAttribute("aria-label", `${words.goTo}: ${title}`);
  link.addEventListener("click", go);
  const head = element("p");
  head.append(element("strong", "", title), " ", element("span", "mst-lab-state", said));
  item.append(head, element("p", "mst-lab-text", text), link);
  return item;
}

/** Closes the dialog and brings a cell into view, focus included. */
function goTo(panel, index, dialog) {
  dialog.close();
  panel.content.activeCellIndex = Math.max(0, index);
  panel.content.mode = "command";
  const { node } = panel.content.activeCell;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "start" });
}
