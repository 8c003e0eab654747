// "Gå dit": brings a part of the page into view, and puts the focus on the first control that is still open.
const CONTROLS = "input, select, textarea, button";
const ASIDE = ".mst-foot, .mst-problem, .mst-notice";

/** The cell of the widget with this answer key; where there is none, the answer cell of that name. */
export function cellOf(panel, key) {
  const code = panel.content.widgets.filter(({ model }) => model.type === "code");
  const named = ({ model }) => model.metadata.nbgrader?.grade_id === key;
  return (
    code.find(({ model }) => model.sharedModel.getSource().includes(`"${key}"`)) ?? panel.content.widgets.find(named)
  );
}

/** The first control in which nothing is chosen or written, else the first one. */
function firstOpen(root) {
  const controls = [...root.querySelectorAll(CONTROLS)].filter(
    (control) => !control.disabled && !control.closest(ASIDE) && control.checkVisibility(),
  );
  const chosen = new Set(controls.filter(({ checked }) => checked).map(({ name }) => name));
  const open = ({ type, name, tagName, value }) =>
    type === "radio" ? !chosen.has(name) : tagName === "SELECT" ? value === "" : false;
  return controls.find(open) ?? controls[0];
}

export function goTo(panel, cell) {
  if (!cell) return;
  panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
  panel.content.mode = "command";
  const control = cell.outputArea && firstOpen(cell.outputArea.node);
  const target = control ?? cell.node;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: control ? "center" : "start" });
}
