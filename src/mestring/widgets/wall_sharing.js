// Wall sharing: a box for each text that the class may see without a name. None is ticked beforehand.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";

export default widget(({ model, labels, answer, change, say }) => {
  const shown = () => answer()?.shown ?? [];
  const rows = model.get("texts").map(({ id, title }) => {
    const state = h("p", { class: "mst-how", id: uid("told") });
    const box = h("input", {
      type: "checkbox",
      "aria-describedby": state.id,
      onchange: () => {
        const others = shown().filter((one) => one !== id);
        const next = box.checked ? [...others, id] : others;
        change(next.length ? { shown: next } : null);
        draw();
        say(state.textContent);
      },
    });
    const label = h("label", { class: "mst-tick-box" }, box, h("span", {}, fill(labels.tick, { title })));
    return { id, box, state, element: h("div", {}, label, state) };
  });

  function draw() {
    for (const { id, box, state } of rows) {
      box.checked = shown().includes(id);
      const words = box.checked ? labels.ticked : labels.not_ticked;
      if (state.textContent !== words) state.textContent = words;
    }
  }

  return {
    element: h(
      "div",
      {},
      h("ul", {}, ...labels.terms.map((words) => h("li", {}, words))),
      ...rows.map(({ element }) => element),
    ),
    draw,
  };
});
