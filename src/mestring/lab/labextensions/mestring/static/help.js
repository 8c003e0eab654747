// "Hjelp": what the buttons do, and what to do when something is wrong.
import { copyButtons } from "./copies.js";
import { element, openDialog } from "./dialog.js";
import { words } from "./words.js";

/** `request` asks the server for the copy of all answers; `hub`: whether the course runs on a Hub. */
export function openHelp(request, hub) {
  const list = element("dl", "mst-lab-help");
  for (const [term, explanation] of [...words.helpOn, ...(hub ? words.helpOnHub : words.helpHere)])
    list.append(element("dt", "", term), element("dd", "", explanation));
  openDialog(words.help, copyButtons(request), list);
}
