// "Ta en kopi" and "Hent inn en kopi": all answers as one file, which the book on the web gives and takes, too.
import { element } from "./dialog.js";
import { words } from "./words.js";

function button(name, onclick) {
  const made = element("button", "mst-lab-copy", name);
  made.type = "button";
  made.addEventListener("click", onclick);
  return made;
}

function saveAs(blob) {
  const name = `mestring-svar-${new Date().toISOString().slice(0, 10)}.zip`;
  const link = Object.assign(element("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return words.copies.given(name);
}

/** What became of a copy that was taken in, in words. */
export function outcome({ trouble, taken, stayed, unread }) {
  if (trouble) return words.copies.troubles[trouble];
  return [words.copies.taken(taken), stayed && words.copies.stayed(stayed), unread && words.copies.unread(unread)]
    .filter(Boolean)
    .join(" ");
}

/** The part of a dialog with the two buttons; `request(init)` asks the server (`copy_handler.py`). */
export function copyButtons(request) {
  const status = element("p");
  status.setAttribute("role", "status");
  const field = Object.assign(element("input"), { type: "file", accept: ".zip", hidden: true });
  const tell = async (action) => {
    status.textContent = words.copies.working;
    status.textContent = await action().catch(() => words.copies.troubles.other);
  };
  const give = async () => saveAs(await (await request({ method: "GET" })).blob());
  const takeIn = async (file) => {
    const told = await (await request({ method: "POST", body: await file.arrayBuffer() })).json();
    window.dispatchEvent(new Event("focus")); // what is open looks at its answer, as when one comes back to the window
    return outcome(told);
  };
  field.addEventListener("change", () => {
    const [file] = field.files;
    if (file) void tell(() => takeIn(file));
    field.value = ""; // the same file may be chosen again
  });
  const row = element("p");
  row.append(
    button(words.copies.give, () => void tell(give)),
    button(words.copies.takeIn, () => field.click()),
    field,
  );
  const section = element("section");
  section.append(element("h2", "", words.copies.title), element("p", "", words.copies.about), row, status);
  return section;
}
