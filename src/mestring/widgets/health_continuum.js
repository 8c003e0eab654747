// The health continuum: stressors and resources are weighed, and somebody places a marker between the two poles.
import { tidy } from "./_answer.js";
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { listed, weighing } from "./_weighing.js";
import { weighedWords } from "./_weighing_words.js";

/** How the student's own items stand in the answer. */
function ownItems(model) {
  const numbers = Array.from({ length: model.get("most_own") }, (_, i) => `own-${i + 1}`);
  return {
    part: "own",
    ids: () => numbers,
    group: (_, kept) => kept.kind,
    text: (kept) => kept.text ?? "",
    make: (text, kind) => ({ text, kind }),
  };
}

/** The answer in words, as Python's `describe`. */
function inWords(tools) {
  const { model, labels, answer } = tools;
  const { place, why } = answer() ?? {};
  return [
    ...weighedWords(tools, ownItems(model)),
    ...(place === undefined ? [] : [[labels.place, labels.places[place]]]),
    ...(why === undefined ? [] : [[labels.why, why]]),
  ];
}

export default widget((tools) => {
  const { model, labels, answer, change, exercise } = tools;
  const weighed = weighing(tools, ownItems(model));
  const { groups, items, weight } = weighed;

  function sentence(group) {
    const taken = items(group).filter(({ id }) => weight("before", id));
    const words = taken.map(({ id, text }) =>
      fill(labels.item, { item: text, amount: labels.weights[weight("before", id)] }),
    );
    return taken.length ? [fill(group.sentence, { items: listed(words, labels.and) })] : [];
  }
  const story = h("ul", { class: "mst-sentences" });

  // The marker: nothing is added up, so a person says where it stands, and why

  const name = uid("place");
  const places = model.get("places").map((place) =>
    h("input", {
      type: "radio",
      name,
      value: place,
      "aria-label": labels.places[place],
      onchange: () => change({ ...answer(), place }),
    }),
  );
  const stands = h("p", { class: "mst-stands", "aria-hidden": "true" }); // the marker in words, as the buttons are named
  const line = h(
    "fieldset",
    { class: "mst-line" },
    h("legend", {}, labels.place),
    h(
      "div",
      { class: "mst-places" },
      ...places.map((input) => h("label", { class: "mst-place" }, input, h("span", { "aria-hidden": "true" }))),
    ),
    h("p", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, labels.low), h("span", {}, labels.high)),
    stands,
  );
  const reason = textField({
    labels,
    longest: 1000,
    rows: 3,
    id: uid("why"),
    ontext: (text) => change(tidy({ ...answer(), why: text.trim() ? text : null })),
  });

  const left = h("p", { class: "mst-left" });
  return {
    element: h(
      "div",
      {},
      weighed.element,
      story,
      line,
      h("label", { for: reason.input.id }, labels.why),
      reason.element,
      exercise ? left : null,
    ),
    draw() {
      weighed.draw();
      story.replaceChildren(...groups.flatMap(sentence).map((words) => h("li", {}, words)));
      const place = answer()?.place;
      places.forEach((input, i) => {
        input.checked = i === place;
      });
      stands.textContent = place === undefined ? "" : fill(labels.stands, { place: labels.places[place] });
      reason.show(answer()?.why ?? "");
      left.hidden = !answer(); // nothing is missing before one has begun
      const open = ["place", "why"].filter((part) => !(part in (answer() ?? {})));
      left.textContent = weighed.left(...open.map((part) => labels[part]));
    },
  };
}, inWords);
