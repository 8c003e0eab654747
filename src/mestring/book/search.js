// The browser's part of the book's search: Sphinx's search page asks it how words are cut and which pages come first.

const LOOKING_BACK = "course/14-mappe"; // a lesson that names the ideas of all the others

const replaced = (word, letters) =>
  Object.entries(letters).reduce((left, [letter, instead]) => left.replaceAll(letter, instead), word);

/** The same as `stem` in search.py; `rules` are written there. */
function makeStem({ endings, vowels, before, after }) {
  const enough = (left, ending) =>
    left.length > 1 &&
    [...left].some((letter) => vowels.includes(letter)) &&
    !(ending === "s" && (left.endsWith("s") || left.length < 3));
  const cut = (word) => {
    const ending = endings.find((end) => word.endsWith(end) && enough(word.slice(0, -end.length), end));
    return ending ? word.slice(0, -ending.length) : word;
  };
  return (word) => {
    let left = replaced(word.toLowerCase(), before);
    for (let shorter = cut(left); shorter !== left; shorter = cut(left)) left = shorter;
    return replaced(left, after);
  };
}

/** The words of a query; a number is written as the index has it. */
export const split = (query) =>
  (query.match(/[\p{Letter}\p{Number}_]+/gu) ?? []).map((word) => (/^\d+$/.test(word) ? `_${word}_` : word));

/** Where in a text the words are that have one of the stems, or hold it: [{ word, at }]. */
function hits(text, stems, stem) {
  const found = [...text.matchAll(/[\p{Letter}\p{Number}]+/gu)].map((match) => ({ word: match[0], at: match.index }));
  const cut = (word) => (/^\d+$/.test(word) ? `_${word}_` : stem(word));
  const whole = found.filter(({ word }) => stems.includes(cut(word)));
  return whole.length ? whole : found.filter(({ word }) => stems.some((part) => cut(word).includes(part)));
}

/**
 * Numbers to call first, then pages by their titles, the glossary's own entry, pages that say the word, the rest.
 * `named(title)`: whether the page's own title has a word that was searched for.
 */
function score([docname, title, anchor, , points], help, named) {
  if (docname === help) return 1000;
  if (anchor.startsWith("#term-")) return points === 100 ? 30 : points / 10;
  const after = docname.startsWith("exercises/") || docname === LOOKING_BACK; // after the lesson that tells it
  const kind = after ? -9 : docname.startsWith("course/") ? 3 : 0;
  return anchor ? points : points + 20 + kind + (named(title) ? 6 : 0);
}

/** What Sphinx's search page wants; where that page is, its excerpts show the words that were found. */
export function search(rules) {
  const stem = makeStem(rules);
  const page = sphinxSearch();
  if (page) showHits(page, stem);
  /** `haap` is `håp` where the index knows that word, but `troen` is not `trøn`. */
  const typed = (word) => {
    const meant = stem(replaced(word, rules.digraphs));
    const { terms = {}, titleterms = {} } = page?._index ?? {};
    return meant in terms || meant in titleterms ? meant : stem(word);
  };
  let asked = new Set(); // the stems of this query
  const named = (title) => split(title).some((word) => asked.has(stem(word)));
  return {
    split,
    Stemmer: function Stemmer() {
      asked = new Set();
      this.stemWord = (word) => {
        const cut = word.startsWith("_") ? word : typed(word);
        asked.add(cut);
        return cut;
      };
    },
    Scorer: {
      objNameMatch: 11,
      objPartialMatch: 6,
      objPrio: { 0: 15, 1: 5, 2: -5 },
      objPrioDefault: 0,
      title: 15,
      partialTitle: 7,
      term: 5,
      partialTerm: 2,
      score: (result) => score(result, rules.help, named),
    },
  };
}

// @ts-expect-error Sphinx's script declares it in the page
const sphinxSearch = () => (typeof Search === "undefined" ? null : Search);

const AROUND = 120;

function showHits(page, stem) {
  const query = page.query;
  page.query = (typed) => {
    query(typed);
    // Each link carries what is marked on its page; Sphinx would mark what was typed on whatever page comes next.
    localStorage.removeItem("sphinx_highlight_terms");
  };
  page.makeSearchSummary = (html, stems, anchor) => {
    const text = page.htmlToText(html, anchor).replace(/\s+/g, " ").trim();
    const found = hits(text, [...stems], stem);
    const summary = document.createElement("p");
    summary.className = "context";
    const from = Math.max(0, (found[0]?.at ?? 0) - AROUND);
    const to = from + 2 * AROUND;
    let done = from;
    summary.append(from ? "… " : "");
    for (const { word, at } of found.filter((hit) => hit.at >= from && hit.at + hit.word.length <= to)) {
      const mark = Object.assign(document.createElement("span"), { className: "highlighted", textContent: word });
      summary.append(text.slice(done, at), mark);
      done = at + word.length;
    }
    summary.append(text.slice(done, to), to < text.length ? " …" : "");
    queueMicrotask(() => describeLink(summary, found, anchor, html)); // Sphinx puts the excerpt below the link first
    return summary;
  };
}

/** The link marks the words it was found by, and one into the glossary says which word it leads to. */
function describeLink(summary, found, anchor, html) {
  const link = summary.parentElement?.querySelector("a");
  if (!link) return;
  const words = new Set(found.map(({ word }) => word.toLowerCase()).filter((word) => word.length > 2));
  if (words.size) link.search = new URLSearchParams({ highlight: [...words].slice(0, 8).join(" ") }).toString();
  if (!anchor.startsWith("#term-")) return;
  const term = new DOMParser().parseFromString(html, "text/html").querySelector(anchor);
  for (const extra of term?.querySelectorAll(".headerlink") ?? []) extra.remove();
  if (term) link.textContent += `: ${term.textContent.trim()}`;
}
