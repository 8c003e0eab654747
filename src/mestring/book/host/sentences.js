// What of a page is read aloud: the sentences that one sees, the pictures' words, and the reader's own answers.

const SILENT =
  "script, style, template, noscript, button.mst-quiet, .headerlink, .mst-note-line, .mst-foot, .mst-printed, " +
  ".mst-unseen, .mst-heard, .mst-field-heard, .mst-book-answers-line, .mst-book-ask, .mst-as-notebook, details.hide, " +
  "[aria-hidden=true], svg, select, textarea";
const SENTENCE = /[^.!?…]+[.!?…]*[»”")\]]*\s*/g;

/** "nb" or "en": the book's language. */
export const pageLanguage = () => coded(globalThis.document?.documentElement.lang);

/** Where the sentences of a text begin and end.
 *  @returns {[number, number][]} */
export function sentencesOf(text, Segmenter = Intl.Segmenter) {
  const found = Segmenter
    ? [...new Segmenter(pageLanguage(), { granularity: "sentence" }).segment(text)].map(({ segment, index }) => [
        segment,
        index,
      ])
    : [...text.matchAll(SENTENCE)].map((match) => [match[0], match.index]);
  return found.map(([segment, index]) => [Number(index), Number(index) + String(segment).length]);
}

/** The parts of a sentence in one language each: [from, to, language]. `runs` are [from, to, language] of a text. */
export function inLanguages([from, to], runs) {
  const parts = [];
  for (const [start, end, lang] of runs) {
    const [a, b] = [Math.max(from, start), Math.min(to, end)];
    if (a >= b) continue;
    const last = parts.at(-1);
    if (last?.[2] === lang) last[1] = b;
    else parts.push([a, b, lang]);
  }
  return parts;
}

const coded = (lang) => (lang?.toLowerCase().startsWith("en") ? "en" : "nb");
const langOf = (element) => coded(element.closest("[lang]")?.lang);
const seen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

function blockOf(element) {
  let block = element;
  while (/^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block;
}

/** An answer's rows of [asked, answered] in words; `yours` comes before them, where the first does not say so itself. */
export function answerLines(rows, yours) {
  const lines = rows.map((row) => row.join(": "));
  return !lines.length || lines[0].startsWith(yours) ? lines : [yours, ...lines];
}

/** What a widget's own answer is, as such rows; its host knows. */
function answerOf(widget) {
  const detail = { rows: [] };
  widget.dispatchEvent(new CustomEvent("mestring:words", { detail, bubbles: true }));
  return detail.rows;
}

/** [{ text, lang, block, range }] of what is seen in `root`, in order; what is told in other words has no range. */
export function piecesOf(root, words) {
  const pieces = [];
  let block = null,
    nodes = [];

  function flush() {
    const text = nodes.map((node) => node.data).join("");
    let at = 0;
    const spans = nodes.map((node) => {
      const from = at;
      at += node.data.length;
      return [node, from, at];
    });
    const runs = spans.map(([node, from, to]) => [from, to, langOf(node.parentElement)]);
    const point = (index) => {
      const [node, from] = spans.find(([, , to]) => index < to);
      return { node, offset: index - from };
    };
    for (const sentence of sentencesOf(text)) {
      for (const [from, to, lang] of inLanguages(sentence, runs)) {
        const said = text.slice(from, to).replace(/\s+/g, " ").trim();
        if (!/[\p{L}\p{N}]/u.test(said)) continue;
        const range = document.createRange();
        const [first, last] = [point(from), point(to - 1)];
        range.setStart(first.node, first.offset);
        range.setEnd(last.node, last.offset + 1);
        pieces.push({ text: said, lang, block, range });
      }
    }
    nodes = [];
  }
  const tell = (text, element) => {
    flush();
    for (const [from, to] of sentencesOf(text)) {
      pieces.push({ text: text.slice(from, to).trim(), lang: langOf(element), block: element, range: null });
    }
  };

  function walk(node) {
    if (node instanceof Text) {
      const its = blockOf(node.parentElement);
      if (its !== block) flush();
      block = its;
      nodes.push(node);
      return;
    }
    if (!(node instanceof Element) || !seen(node)) return;
    const told = node.getAttribute(node.localName === "img" ? "alt" : "aria-label");
    if ((node.localName === "img" || node.matches("svg[role=img]")) && told) return tell(told, blockOf(node));
    if (node.matches(SILENT)) return;
    const folded = node.matches("details:not([open])") && node.querySelector("summary");
    if (folded) {
      walk(folded);
      return tell(words.folded, folded);
    }
    node.childNodes.forEach(walk);
    if (!node.matches(".mst")) return;
    for (const said of answerLines(answerOf(node), words.your_answer)) tell(said, node);
  }
  walk(root);
  flush();
  return pieces.filter(({ text }) => text);
}
