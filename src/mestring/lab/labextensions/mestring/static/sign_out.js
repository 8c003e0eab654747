// "Logg ut", where the course runs on a Hub: first everything is saved, then the Hub is told.
import { element, openDialog } from "./dialog.js";
import { save } from "./widget_events.js";
import { words } from "./words.js";

const COMMAND = "mestring:sign-out";
const LET_GO = 300; // ms in which a text that has just lost the focus is on its way to be kept

/** The command, whose button stands last in a notebook's toolbar; `go` leaves the page. */
export function addSignOut({ app, tracker, go }) {
  app.commands.addCommand(COMMAND, {
    label: words.signOut,
    caption: words.signOutTip,
    execute: () => signOut(tracker, go),
  });
}

export function addSignOutButton(panel, { commands, Button }) {
  panel.toolbar.addItem("mestring-sign-out", new Button({ commands, id: COMMAND }));
}

/** Whoever has something that cannot be saved is asked first. */
export async function signOut(tracker, go, ask = askAnyway) {
  await new Promise((over) => setTimeout(over, LET_GO));
  const contexts = [];
  tracker.forEach(({ context }) => contexts.push(context));
  const saved = await Promise.all(contexts.map(save));
  if (saved.every(Boolean)) go();
  else ask(go);
}

function askAnyway(go) {
  const leave = element("button", "mst-lab-copy", words.signOutAnyway);
  leave.type = "button";
  leave.addEventListener("click", go);
  const row = element("p");
  row.append(leave);
  openDialog(words.signOut, element("p", "", words.signOutUnsaved), row);
}
