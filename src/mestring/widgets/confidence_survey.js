// Confidence survey: the same items first and last in the course; the last time both are shown side by side.
import { widget } from "./_base.js";
import { paired, scored } from "./_confidence_survey_answer.js";
import { comparisonView } from "./_confidence_survey_comparison.js";
import { itemView } from "./_confidence_survey_item.js";
import { fill, h } from "./_elements.js";
import { inWords } from "./_confidence_survey_words.js";

export default widget(({ model, labels, answer, change, say }) => {
  const items = model.get("items"),
    moment = model.get("moment"),
    last = moment === "after";
  const given = () => answer()?.[moment] ?? {};
  const rows = items.map((item, i) =>
    itemView({
      labels,
      item,
      number: i + 1,
      onscore: (score) => change(scored(answer(), moment, item.id, score)),
    }),
  );
  const count = h("p", { class: "mst-left" });
  const alone = h("p", { class: "mst-alone" }, labels.no_before);
  let asked = false; // the first numbers would colour the others, so they come when they are wished for, or at the end

  const title = h("p", { class: "mst-side", role: "heading", "aria-level": "4", tabindex: "-1" }, labels.side_by_side);
  const comparison = comparisonView({ labels, items });
  const reading = h("p", { class: "mst-side", role: "heading", "aria-level": "4" }, labels.reading);
  const limits = h("ul", { class: "mst-limits" }, ...labels.limits.map((words) => h("li", {}, words)));
  const both = h("div", { class: "mst-both" }, title, comparison.element, reading, limits);
  const button = h(
    "button",
    {
      type: "button",
      onclick: () => {
        asked = true;
        draw();
        title.focus();
      },
    },
    labels.compare,
  );

  function draw() {
    rows.forEach((row, i) => row.draw(given()[items[i].id]));
    const number = Object.keys(given()).length;
    count.textContent = fill(labels.given, { given: number, all: items.length });
    count.hidden = !number;
    alone.hidden = !last || Boolean(answer()?.before);
    const pairs = last && paired(answer());
    if (!pairs) asked = false;
    const shown = Boolean(pairs) && (asked || number === items.length);
    if (shown && both.hidden && !asked && both.dataset.drawn) say(labels.compared);
    both.hidden = !shown;
    both.dataset.drawn = "yes";
    button.hidden = !pairs || shown;
    if (shown) comparison.draw(answer());
  }

  return {
    element: h(
      "div",
      {},
      alone,
      h("p", { class: "mst-scale" }, labels.scale_words),
      ...rows.map(({ element }) => element),
      count,
      button,
      both,
    ),
    draw,
  };
}, inWords);
