// The four explanatory models: one predicts what the arrows imply, and then sees the curves that Python has worked out.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { prediction } from "./_prediction.js";
import { arrowHead, chart, graph } from "./_rop_drawings.js";
import { steps } from "./_steps.js";
import { inWords } from "./_rop_models_words.js";

/** The predictions with one of them made, made anew, or (null) taken back; nothing empty is kept. */
export function predicted(before, model, treat, option) {
  const { [treat]: _, ...others } = before?.[model] ?? {};
  const { [model]: __, ...rest } = before ?? {};
  const own = option === null ? others : { ...others, [treat]: option };
  return Object.keys(own).length ? { ...rest, [model]: own } : rest;
}

export default widget(({ model, labels, answer, change, say }) => {
  const models = model.get("models"),
    treated = model.get("treated"),
    start = model.get("start");
  const shown = () => ({ ...start, ...answer() });
  const chosen = () => models.find(({ id }) => id === shown().model);
  /** What was predicted of a model under the treatment that is chosen. */
  const guess = (one) => shown().predicted?.[one.id]?.[shown().treat];
  const isExample = (one) => one.id === start.model && shown().treat === start.treat;
  const revealed = (one) => guess(one) !== undefined || isExample(one);
  const outcome = (one) =>
    !one.curves[shown().treat] || shown().effort ? one.predicts[shown().treat] : labels.at_rest;
  const told = (one) => (guess(one) === one.outcomes[shown().treat] ? labels.agrees : labels.differs);

  function put(part, value) {
    change({ ...shown(), [part]: value });
    if (part === "notes") return;
    say(`${chosen().name}. ${revealed(chosen()) ? outcome(chosen()) : labels.predict}`);
  }

  function predict(option) {
    const { model, treat, predicted: before } = shown();
    change({ ...shown(), predicted: predicted(before, model, treat, option) });
    if (option !== null) say(`${told(chosen())} ${outcome(chosen())}`);
  }

  // What is chosen: native radio buttons

  function choice(part, options) {
    const name = uid(part);
    const inputs = options.map(([value]) => h("input", { type: "radio", name, onchange: () => put(part, value) }));
    const label = ([, words, more], i) =>
      h("label", { class: "mst-option" }, inputs[i], h("span", {}, more ? h("strong", {}, `${words}: `) : words, more));
    return {
      element: h(
        "fieldset",
        { class: "mst-choice mst-list" },
        h("legend", {}, labels[part]),
        h("div", { class: "mst-options" }, ...options.map(label)),
      ),
      show: (chosen) =>
        inputs.forEach((input, i) => {
          input.checked = options[i][0] === chosen;
        }),
    };
  }
  const choices = {
    model: choice(
      "model",
      models.map(({ id, name, claim }) => [id, name, claim]),
    ),
    treat: choice("treat", Object.entries(labels.treatments)),
    effort: steps({
      legend: [labels.effort],
      options: labels.efforts.map((words, effort) => [effort, words]),
      picked: (effort) => put("effort", effort),
    }),
  };

  // What is drawn of a model

  const head = uid("head");
  const helped = (one) => (shown().effort && one.curves[shown().treat] ? treated[shown().treat] : []);
  /** The arrows in words, and what gets help. */
  function inWords(one) {
    const words = one.arrows.map((each) => each.words),
      nodes = helped(one).map((id) => labels.nodes[id].toLowerCase());
    return nodes.length ? [...words, fill(labels.treated, { nodes: nodes.join(` ${labels.and} `) })] : words;
  }
  const arrows = (one) => graph(one, { labels, head, words: inWords(one), helped: helped(one) });
  /** The curves and what they say; said alone where there are none. */
  function curves(one) {
    const { treat, effort } = shown();
    if (!one.curves[treat]) return [h("p", { class: "mst-na" }, outcome(one))];
    const course = effort ? one.effects[treat] : { mental: "same", substance: "same" };
    return [
      chart(one.curves[treat][effort], { labels, begins: model.get("help_begins"), course }),
      h("p", { class: "mst-predicts" }, outcome(one)),
    ];
  }

  const heading = (level, ...words) =>
    h("p", { class: "mst-part-name", role: "heading", "aria-level": String(level) }, ...words);
  const name = heading(4),
    claim = h("p"),
    drawing = h("div"),
    example = h("p", {}, labels.example),
    after = h("div");
  const asked = prediction({ labels, question: labels.predict, options: Object.entries(labels.options), predict, say });

  const cards = models.map((one) => {
    const now = h("span", { class: "mst-mark" }, labels.chosen),
      drawn = h("div"),
      mine = h("p", { class: "mst-guess" });
    const go = h(
      "button",
      {
        type: "button",
        onclick: () => {
          put("model", one.id);
          asked.ask();
        },
      },
      fill(labels.predict_here, { model: one.name }),
    );
    const element = h(
      "div",
      { class: "mst-model" },
      h("p", { class: "mst-model-name", role: "heading", "aria-level": "5" }, one.name, " ", now),
      drawn,
      mine,
      go,
    );
    return {
      element,
      draw() {
        now.hidden = one !== chosen();
        element.classList.toggle("mst-now", one === chosen());
        drawn.replaceChildren(arrows(one), ...(revealed(one) ? curves(one) : []));
        mine.textContent = guess(one)
          ? `${fill(labels.predicted, { words: labels.options[guess(one)] })} ${told(one)}`
          : "";
        go.hidden = revealed(one);
      },
    };
  });

  const notesId = uid("notes");
  const notes = textField({
    labels,
    longest: 4000,
    rows: 2,
    id: notesId,
    ontext: (text) => put("notes", text),
  });
  return {
    element: h(
      "div",
      {},
      arrowHead(head),
      h(
        "div",
        { class: "mst-explore" },
        h("div", { class: "mst-choices" }, ...Object.values(choices).map(({ element }) => element)),
        h("div", { class: "mst-picture" }, name, claim, drawing, example, asked.element, after),
      ),
      h(
        "div",
        { class: "mst-all" },
        heading(4, labels.all),
        h("div", { class: "mst-models" }, ...cards.map(({ element }) => element)),
      ),
      h("label", { for: notesId }, labels.notes),
      notes.element,
    ),
    draw() {
      const one = chosen();
      for (const [part, each] of Object.entries(choices)) each.show(shown()[part]);
      name.textContent = one.name;
      claim.textContent = one.claim;
      const picture = arrows(one);
      picture.setAttribute("aria-hidden", "true"); // the list says the same
      const list = h("ul", { class: "mst-arrows" }, ...inWords(one).map((words) => h("li", {}, words)));
      drawing.replaceChildren(picture, list);
      example.hidden = !isExample(one);
      asked.element.hidden = isExample(one);
      asked.draw({ chosen: guess(one), right: guess(one) === one.outcomes[shown().treat], told: told(one) });
      after.replaceChildren(...(revealed(one) ? curves(one) : []));
      cards.forEach((card) => card.draw());
      notes.show(answer()?.notes ?? "");
    },
  };
}, inWords);
