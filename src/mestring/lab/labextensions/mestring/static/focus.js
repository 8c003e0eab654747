// A cell that runs again replaces what it shows. Whoever was inside it must find the page and the focus as they were.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const WRITTEN = "textarea, input[type=text]";
const LOOKS = ["font", "color", "background", "border", "borderRadius", "padding", "boxSizing"];
const PATIENCE = 3000; // a widget is drawn some time after its cell has finished

/** A field in the place of one that goes, so that no key is lost until there is a new one. */
function standIn(field, outputs) {
  const [box, frame] = [field, outputs].map((node) => node.getBoundingClientRect());
  const inPlace = field.cloneNode();
  inPlace.removeAttribute("id");
  inPlace.setAttribute("aria-label", field.labels?.[0]?.textContent ?? field.ariaLabel ?? "");
  inPlace.toggleAttribute("data-lm-suppress-shortcuts", true);
  inPlace.value = field.value;
  for (const look of LOOKS) inPlace.style[look] = getComputedStyle(field)[look];
  const place = { left: box.left - frame.left, top: box.top - frame.top, width: box.width, height: box.height };
  for (const [name, pixels] of Object.entries(place)) inPlace.style[name] = `${pixels}px`;
  Object.assign(inPlace.style, { position: "absolute", zIndex: 1, margin: 0 });
  const { selectionStart, selectionEnd } = field;
  outputs.append(inPlace);
  inPlace.focus({ preventScroll: true });
  inPlace.setSelectionRange(selectionStart, selectionEnd);
  return inPlace;
}

/** What was typed in the meantime goes on in the new field, unless somebody else's text stands there now. */
function handOver(inPlace, before, field) {
  const { value, selectionStart, selectionEnd } = inPlace;
  if (value !== before && field.value === before) {
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(selectionStart, selectionEnd);
  inPlace.remove();
}

/** Whether one would take the second for the first, come back: pressing Enter on another button is no way back. */
const isAgain = (before, now) =>
  now?.localName === before.localName && now.textContent === before.textContent && now.checkVisibility();

/**
 * Remembers page height and focus in a cell; the function returned puts them back. What had the focus may not come back
 * (a card that was under way): then the exercise as a whole has it.
 */
export function keepFocus(cell) {
  const outputs = cell.outputArea.node;
  const height = outputs.offsetHeight;
  const inside = outputs.contains(document.activeElement);
  const focused = inside ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
  const index = focused && [...outputs.querySelectorAll(FOCUSABLE)].indexOf(focused);
  if (height) outputs.style.setProperty("--mst-lab-height", `${height}px`);
  outputs.classList.add("mst-lab-running");
  const before = focused?.value;
  const inPlace = focused?.matches(WRITTEN) ? standIn(focused, outputs) : null;

  return () => {
    const done = () => {
      outputs.classList.remove("mst-lab-running");
      observer.disconnect();
      clearTimeout(timer);
    };
    const look = () => {
      const found = [...outputs.querySelectorAll(FOCUSABLE)].filter((node) => node !== inPlace);
      let again = focused && found[index];
      if (focused && !isAgain(focused, again)) again = inPlace ? null : outputs.querySelector(".mst");
      if (focused && !again) return;
      if (!focused && height && !found.length) return;
      const now = document.activeElement;
      const free = !now || [document.body, inPlace].includes(now) || now.contains(outputs); // nothing else took the focus
      if (again && free) again.focus({ preventScroll: true });
      if (again && inPlace) handOver(inPlace, before, again);
      done();
    };
    const observer = new MutationObserver(look);
    const timer = inPlace ? 0 : setTimeout(done, PATIENCE); // what is typed in the stand-in is never left there
    observer.observe(outputs, { childList: true, subtree: true });
    look();
  };
}
