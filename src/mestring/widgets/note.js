// A note: a field for one's own words, and under it a way to think, which opens once something is written.
import { widget } from "./_base.js";
import { h } from "./_elements.js";
import { inWords, writingField } from "./_writing.js";

const CLICK = 400; // ms: what moves while somebody clicks is missed

export default widget(({ model, labels, language, promptId, answer, change, say }) => {
  const thoughts = model.get("thoughts");
  const field = writingField({
    model,
    labels,
    language,
    "aria-labelledby": promptId,
    ontext: (text) => change(text.trim() ? { text } : null),
  });
  const further = h(
    "details",
    { class: "mst-thoughts", hidden: !thoughts.length, open: answer() !== null },
    h("summary", {}, labels.thoughts),
    ...thoughts.map((runs) => h("p", {}, ...runs.map(([mark, words]) => (mark ? h(mark, {}, words) : words)))),
  );
  let offered = further.open || !thoughts.length; // once: who has closed it wants it closed
  let timer = 0;

  function offer() {
    if (offered || !answer() || document.activeElement === field.input) return;
    offered = true;
    if (further.open) return;
    further.open = true;
    say(labels.opened);
  }
  field.input.addEventListener("blur", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, CLICK);
  });

  return {
    element: h("div", {}, field.element, further),
    leave: () => clearTimeout(timer),
    draw: () => field.show(answer()?.text ?? ""),
  };
}, inWords);
