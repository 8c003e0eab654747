// What the keys do. Single keys count only where nobody writes, and can be switched off (WCAG 2.1.4).

/** `on`: what is asked and done, see room.js. */
export function keys(on) {
  document.addEventListener("keydown", (event) => {
    const act = on.ready() && action(event, on);
    if (!act) return;
    event.preventDefault();
    on.attempt(act);
  });
}

/** What a key press does, if anything. */
export function action(event, on) {
  const { key, target } = event;
  const writes = target.matches("textarea, input:not([type=radio], [type=checkbox])");
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) return on.done;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (writes && key === "Escape") return on.leave;
  if (writes) return key === "Enter" && target.matches("input") ? on.done : null;
  if (target.closest("dialog") && key !== "w" && key !== "?") return null;
  if (!on.single() || event.repeat) return null;
  if (key.startsWith("Arrow") && target.matches("[type=radio]")) return null; // the browser's way through a group
  if (key === "Enter") return target.matches("button, a, summary, [type=checkbox]") ? null : on.done;
  const insert = on.bank();
  if (insert && /^[1-9c-z]$/.test(key)) return () => insert(key);
  if (/^[1-9]$/.test(key)) return () => on.step(Number(key));
  return on.letters[key.toLowerCase()] ?? null;
}
