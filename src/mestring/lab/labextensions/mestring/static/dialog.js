// A dialog of ours: a title, room for content, and a button that closes it.
import { words } from "./words.js";

export function element(name, className = "", text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** Opens a dialog that holds `content`; it is removed when it closes, and the focus goes back to where it was. */
export function openDialog(heading, ...content) {
  const dialog = element("dialog", "mst-lab-dialog");
  const title = element("h1", "", heading);
  title.id = "mst-lab-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = element("button", "mst-lab-close", words.close);
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, ...content, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
