// Whose case or way is it? One button for each; only asked where there are several.
import { h } from "./_elements.js";

/** `{ element, draw(which) }`; `chosen(which)` is told the number of the button that was pressed. */
export function whoseView({ labels }, names, chosen) {
  const buttons = names.map((name, i) => h("button", { type: "button", onclick: () => chosen(i) }, name));
  return {
    element:
      names.length > 1
        ? h(
            "div",
            { class: "mst-whose", role: "group", "aria-label": labels.whose },
            h("span", { "aria-hidden": "true" }, labels.whose),
            ...buttons,
          )
        : null,
    draw: (which) => buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === which))),
  };
}
