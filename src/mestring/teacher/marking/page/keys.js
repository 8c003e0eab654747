// What the keys do. Single keys count only where nobody writes, and can be switched off (WCAG 2.1.4).

const WRITES = "textarea, input:not([type=radio], [type=checkbox])";
const PRESSES = "button, a, summary, [type=checkbox]"; // where Enter is the browser's

/** `on`: what is asked and done, see room.js. */
export function keys(on) {
  document.addEventListener("keydown", (event) => {
    if (!on.ready()) return;
    const letters = typed(event, on);
    const act = letters === null && action(event, on);
    if (letters === null && !act) return;
    event.preventDefault();
    const field = /** @type {HTMLElement} */ (event.target);
    if (act && field.matches(WRITES)) field.blur(); // what is typed from now on is not for this field
    if (act) on.attempt(act);
    else on.compose(letters);
  });
}

/** The letters with which a key press begins a comment: none or its own; null where it begins none. */
export function typed(event, on) {
  const { key, target, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return null;
  if (!on.single() || target.matches(WRITES) || target.closest("dialog")) return null;
  if (on.composing()) return key.length === 1 ? key : null;
  if (key === "Enter" && on.choosing()) return shiftKey || target.matches(PRESSES) ? null : "";
  if (key === "c") return on.bank() ? null : "";
  return shiftKey && /^\p{Lu}$/u.test(key) && !event.getModifierState("CapsLock") ? key : null;
}

/** What a key press does, if anything. */
export function action(event, on) {
  const { key, target, shiftKey } = event;
  const writes = target.matches(WRITES);
  const done = shiftKey ? on.doneRestMet : on.done;
  if (target.closest("dialog") && (writes || (key !== "w" && key !== "?"))) return null;
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) return done;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (writes && key === "Escape") return on.leave;
  if (writes) return key === "Enter" && target.matches("input") ? done : null;
  if (!on.single() || event.repeat) return null;
  if (key.startsWith("Arrow") && target.matches("[type=radio]")) return null; // the browser's way through a group
  if (key === "Enter") return target.matches(PRESSES) ? null : done;
  const insert = on.bank();
  if (insert && /^[1-9c-z]$/.test(key)) return () => insert(key);
  if (shiftKey && /^Digit[1-9]$/.test(event.code)) return () => on.step(Number(event.code.slice(-1)), true);
  if (/^[1-9]$/.test(key)) return () => on.step(Number(key));
  const name = key.toLowerCase();
  return on.choosing()?.[shiftKey ? `shift+${name}` : name] ?? on.letters[name] ?? null;
}
