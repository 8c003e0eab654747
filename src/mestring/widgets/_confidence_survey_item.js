// One item: a number from 0 to 10.
import { fill } from "./_elements.js";
import { ruler } from "./_ruler.js";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** `{ element, draw(score) }`; `onscore(score)` is given undefined when the number is taken away. */
export function itemView({ labels, item, number, onscore }) {
  const ends = { 0: labels.low, 5: labels.middle, 10: labels.high };
  const { element, show } = ruler({
    scores: SCORES,
    legend: fill(labels.item, { number, text: item.text }),
    ends: Object.entries(ends).map(([score, words]) => [Number(score), words, words]),
    clear: { words: labels.clear, name: fill(labels.clear_item, { number, text: item.text }) },
    set: onscore,
  });
  return {
    element,
    draw: (score) => show(score, score === undefined ? labels.no_score : fill(labels.score, { score })),
  };
}
