// The list of codes is given: which of them does each utterance have?
import { keyed, ticks } from "./_condensation_parts.js";
import { fill, h } from "./_elements.js";

export function givenCodes({ model, labels, answer, change, say }) {
  const codes = model.get("codes");
  const order = codes.map(({ id }) => id);
  const options = codes.map(({ id, name }) => [id, name]);
  const chosen = (id) => answer()?.coded?.[id] ?? [];
  const list = h("ol", { class: "mst-interview" });
  const utterances = new Map(model.get("utterances").map((one) => [one.id, one]));
  const fillList = keyed(list, (id) => {
    const { who, sentences, context } = utterances.get(id);
    const words = [h("span", { class: "mst-who" }, `${who}: `), h("span", { class: "mst-said" }, sentences.join(" "))];
    if (context) return { element: h("li", { class: "mst-context" }, ...words) };
    const boxes = ticks({
      legend: words,
      ticked(code, on) {
        const next = order.filter((one) => (one === code ? on : chosen(id).includes(one)));
        const { [id]: _, ...others } = answer()?.coded ?? {};
        const coded = next.length ? { ...others, [id]: next } : others;
        change(Object.keys(coded).length ? { coded } : null);
        say(fill(on ? labels.code_on : labels.code_off, { name: codes.find((one) => one.id === code).name }));
      },
    });
    return { element: h("li", {}, boxes.element), draw: () => boxes.draw(options, chosen(id)) };
  });
  return { element: h("div", {}, list), draw: () => void fillList([...utterances.keys()]) };
}
