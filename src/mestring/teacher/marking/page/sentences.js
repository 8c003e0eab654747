// The sentences of an answer, and which of them are chosen. All of it lies in the page: where the answer is shown
// anew, none is chosen.

const BLOCKS = "p, li, dt, dd, th, td, caption, figcaption, pre, blockquote, h1, h2, h3, h4, h5, h6, div";
const segmenter = new Intl.Segmenter("nb", { granularity: "sentence" });

/** [start, end] of each sentence of a text, without the white space around it. */
export function sentences(text) {
  const found = [];
  const parts = segmenter.segment(text.replace(/\s/g, " ")); // a line's end is no sentence's
  for (const { segment, index } of parts) {
    const [start, end] = [index + segment.search(/\S/), index + segment.trimEnd().length];
    if (!segment.trim()) continue;
    const last = found.at(-1);
    if (last && goesOn(text.slice(...last), segment.trim())) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** What the browser takes for an end and is none: «Går det?» spurte jeg; kl. 14. */
function goesOn(before, after) {
  return /^\p{Ll}/u.test(after) || (/(^|\s)(kl|nr|s)\.$/.test(before) && /^\d/.test(after));
}

/** Put every sentence of an element into spans; `data-sentence` is its number. */
export function divide(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blocks = new Map(); // the texts of each block
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest(".note, .notes")) continue;
    const block = text.parentElement.closest(BLOCKS);
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }
  let number = 0;
  for (const texts of blocks.values()) {
    const found = sentences(texts.map((text) => text.data).join(""));
    let from = 0;
    for (const text of texts) {
      const length = text.data.length;
      found.toReversed().forEach(([start, end], index) => {
        if (start < from + length && end > from) {
          wrap(text, Math.max(start - from, 0), Math.min(end - from, length), number + found.length - 1 - index);
        }
      });
      from += length;
    }
    number += found.length;
  }
}

function wrap(text, start, end, number) {
  const piece = text.splitText(start);
  piece.splitText(end - start);
  const span = document.createElement("span");
  span.className = "sentence";
  span.dataset.sentence = number;
  piece.replaceWith(span);
  span.append(piece);
}

const spans = (root) => /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(".sentence")));
const numberOf = (span) => Number(span.dataset.sentence);

/** How many there are. */
export const count = (root) => Math.max(-1, ...spans(root).map(numberOf)) + 1;

/** The first and the last that is chosen; null where none is. */
export function chosen(root) {
  const numbers = spans(root)
    .filter((span) => span.classList.contains("chosen"))
    .map(numberOf);
  return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : null;
}

/** Choose all from the first to the last; none where both are null. */
export function choose(root, first, last) {
  for (const span of spans(root)) {
    const number = numberOf(span);
    span.classList.toggle("chosen", first !== null && first <= number && number <= last);
  }
  root.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
}

/** The words of each. */
export function texts(root) {
  const found = Array.from({ length: count(root) }, () => "");
  for (const span of spans(root)) found[numberOf(span)] += span.textContent;
  return found.map((text) => text.replace(/\s+/g, " "));
}

/** Where to begin for the sentences up to `last` to stand in the whole only once: at `first`, or before it. */
export function beginning(texts, first, last) {
  const letters = (some) => some.join("").replace(/\s/g, "");
  const whole = letters(texts);
  const twice = (words) => whole.indexOf(words) !== whole.lastIndexOf(words);
  let begin = first;
  while (begin > 0 && twice(letters(texts.slice(begin, last + 1)))) begin -= 1;
  return begin;
}
