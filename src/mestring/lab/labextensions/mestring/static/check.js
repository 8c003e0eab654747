// "Sjekk": runs the visible checks and lists in Norwegian what is answered and what is missing.
import { element, openDialog } from "./dialog.js";
import { cellOf, goTo } from "./goto.js";
import { byPart, isDone, lastHeading, readVerdict, summary, textVerdict } from "./verdicts.js";
import { words } from "./words.js";
import { keyOf } from "./written.js";

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
    const part = headingAbove(panel, index) || words.task(verdicts.length + 1);
    const field = kind === "text" && cellOf(panel, keyOf(cell.model.metadata.nbgrader.grade_id));
    const above = panel.content.widgets[Math.max(0, index - 1)]; // a check stands below the widget it is about
    const place = field || (kind === "text" ? cell : above);
    verdicts.push({ part, place, ...(await verdictOf(cell, field ? "field" : kind, runner)) });
  }
  const parts = byPart(verdicts);
  list.append(...parts.map((part) => entry(part, () => leaveFor(panel, part.place, dialog))));
  status.textContent = summary(parts);
  status.classList.toggle("mst-lab-all-done", parts.length > 0 && parts.every(isDone));
  list.querySelector("button")?.focus();
}

async function verdictOf(cell, kind, runner) {
  if (kind === "changed-check") return { state: "changed", said: words.checkChanged };
  const source = cell.model.sharedModel.getSource();
  if (kind === "text") return textVerdict(source);
  const key = JSON.stringify(keyOf(cell.model.metadata.nbgrader.grade_id));
  const asked = kind === "field" ? `from mestring import check\ncheck.answered_by(${key})` : source;
  return readVerdict(await runner.ask(asked));
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

function entry({ state, part, said }, go) {
  const item = element("li", isDone({ state }) ? "mst-lab-done" : "");
  const line = element("p");
  line.append(element("strong", "", part), ` ${said}`);
  item.append(line);
  if (isDone({ state })) return item;
  const link = element("button", "", words.goThere);
  link.type = "button";
  link.setAttribute("aria-label", `${words.goThere}: ${part}`);
  link.addEventListener("click", go);
  item.append(link);
  return item;
}

function leaveFor(panel, cell, dialog) {
  dialog.addEventListener("close", () => goTo(panel, cell), { once: true }); // the focus has gone back by then
  dialog.close();
}
