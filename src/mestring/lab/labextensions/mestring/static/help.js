// "Hjelp": what the buttons do, and what to do when something is wrong.
import { element, openDialog } from "./dialog.js";
import { words } from "./words.js";

export function openHelp() {
  const list = element("dl", "mst-lab-help");
  for (const [term, explanation] of words.helpOn) list.append(element("dt", "", term), element("dd", "", explanation));
  openDialog(words.help, list);
}
