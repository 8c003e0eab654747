// A cell that runs again replaces what it shows. Whoever was inside it must find the page and the focus as they were.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const PATIENCE = 3000; // a widget is drawn some time after its cell has finished

/** Remembers page height and focus in a cell; the function returned puts them back. */
export function keepFocus(cell) {
  const outputs = cell.outputArea.node;
  const height = outputs.offsetHeight;
  /** @type {any} */
  const focused = outputs.contains(document.activeElement) ? document.activeElement : null;
  const index = focused && [...outputs.querySelectorAll(FOCUSABLE)].indexOf(focused);
  const caret = focused?.selectionStart;
  if (height) outputs.style.setProperty("--mst-lab-height", `${height}px`);
  outputs.classList.add("mst-lab-running");

  return () => {
    const done = () => {
      outputs.classList.remove("mst-lab-running");
      observer.disconnect();
      clearTimeout(timer);
    };
    const look = () => {
      const again = focused && [...outputs.querySelectorAll(FOCUSABLE)][index];
      if (focused && !again) return;
      if (!focused && height && !outputs.querySelector(FOCUSABLE)) return;
      const now = document.activeElement;
      const free = !now || now === document.body || now.contains(outputs); // nothing else took the focus meanwhile
      if (again && free) {
        again.focus({ preventScroll: true });
        if (caret != null) again.setSelectionRange?.(caret, caret);
      }
      done();
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(done, PATIENCE);
    observer.observe(outputs, { childList: true, subtree: true });
    look();
  };
}
