// Which keys go on to the next step. A clicker for presentations sends PageDown and PageUp.

const MOVES = { PageDown: 1, ArrowRight: 1, " ": 1, PageUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=slider]";

/** How many steps a key goes on; 0 where it is a field's, a widget's or a button's own. A clicker's keys mean nothing to
 * a widget's buttons and choices, and go on from there too. */
export function moveOf({ key, target, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey }) {
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || target.closest(FIELD)) return 0;
  const others = target.closest(".mst") ? !key.startsWith("Page") : key === " " && target.closest("button, a, summary");
  return others ? 0 : (MOVES[key] ?? 0);
}
