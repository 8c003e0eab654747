// What a screen reader is told after a move.
import { h } from "./_elements.js";

const SETTLED = 400; // ms: what is said while the focus moves or a list changes, a screen reader may drop

/** `{ element, say(words), leave() }`: of what comes close together only the last is said; "" takes it all back. */
export function sayingView() {
  const element = h("p", { class: "mst-heard", role: "status" });
  let coming = 0;
  function settle(words) {
    element.textContent = words;
    delete element.dataset.coming;
  }
  return {
    element,
    say(words) {
      clearTimeout(coming);
      if (!words) return settle("");
      element.dataset.coming = "";
      coming = setTimeout(settle, SETTLED, words);
    },
    leave: () => clearTimeout(coming),
  };
}
