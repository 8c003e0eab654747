// Why an answer is not kept, and what can be done about it.
import { h } from "./_elements.js";

/** `{ element, draw(words, kept, excess) }`; no words where nothing is wrong. */
export function problemView({ model, labels, keeping, take }) {
  const element = h("div", { class: "mst-problem", role: "alert" });
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);

  function choices(kept, excess) {
    if (kept.problem === "off" || excess) return [];
    if (kept.problem !== "conflict" || keeping.waited())
      return [
        button(labels.retry, () => {
          keeping.send();
          keeping.ask("retry");
        }),
      ];
    return [
      button(labels.show_other, () => take(model.get("kept").other)),
      button(labels.keep_mine, () => keeping.ask("keep")),
    ];
  }

  return {
    element,
    draw(words, kept, excess) {
      const shown = words && words + (kept.problem ?? "");
      if (element.dataset.shown === shown) return; // a redraw would take the focus from its buttons
      element.dataset.shown = shown;
      // the number changes with each key: the field itself says it, after a pause
      element.setAttribute("aria-live", excess ? "off" : "assertive");
      element.replaceChildren(...(words ? [h("span", { class: "mst-words" }, words), ...choices(kept, excess)] : []));
    },
  };
}
