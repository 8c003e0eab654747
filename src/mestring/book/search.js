// The browser's part of the book's search: Sphinx's search page asks it how words are cut and which pages come first.
import { indexParts } from "./search_parts.js";

const replaced = (word, letters) =>
  Object.entries(letters).reduce((left, [letter, instead]) => left.replaceAll(letter, instead), word);

/** The same as `stem` in search.py; `rules` are written there. Where there is another stemmer, that one cuts. */
function makeStem({ endings, vowels, before, after }, stemmer) {
  if (stemmer) return (word) => stemmer(replaced(word.toLowerCase(), before));
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

/** The words of a query; numbers, and the word that turns it around, are written as the index has them. */
export const split = (query) =>
  (query.match(/[\p{Letter}\p{Number}_]+/gu) ?? []).map((word) =>
    /^(\d+|ikkj?e|not)$/i.test(word) ? `_${word.toLowerCase()}_` : word,
  );

/** Where in a text the words are that have one of the stems, or hold it: [{ word, at }]. */
function hits(text, stems, stem) {
  const found = [...text.matchAll(/[\p{Letter}\p{Number}]+/gu)].map((match) => ({ word: match[0], at: match.index }));
  const cut = (word) => (/^\d+$/.test(word) ? `_${word}_` : stem(word));
  const whole = found.filter(({ word }) => stems.includes(cut(word)));
  const parts = stems.filter((part) => part.length > 2);
  return whole.length ? whole : found.filter(({ word }) => parts.some((part) => cut(word).includes(part)));
}

/** A page without what nobody who searches sees, and with room between the words of what stands in boxes of its own. */
export const readable = (html) =>
  html
    .replace(/<noscript>[\s\S]*?<\/noscript>|<a [^>]*\bmst-other-edition\b[\s\S]*?<\/a>/g, "")
    .replace(/<\/(?:p|li|d[td]|t[dh]|h\d|div|button)>/g, "$& ");

/** The stems that the index has for one of a query: itself, else all that it is a part of, else what it begins with. */
function known(stem, terms) {
  if (Object.hasOwn(terms, stem)) return [stem];
  const longer = stem.length > 2 ? Object.keys(terms).filter((term) => term.includes(stem)) : [];
  if (longer.length) return longer;
  const start = [...stem]
    .map((_, at) => stem.slice(0, -at))
    .find((part) => part.length > 4 && Object.hasOwn(terms, part));
  return start ? [start] : [];
}

/** page -> how well it answers to one stem, from 1 down to 0: the index has the pages of a word in order. */
function answering(stem, terms) {
  const found = new Map();
  for (const term of known(stem, terms)) {
    terms[term].forEach((page, place) => {
      found.set(page, Math.max(found.get(page) ?? 0, 1 - place / terms[term].length));
    });
  }
  return found;
}

/**
 * page -> what part of the query asks for just this page: the glossary's lesson for a term, the numbers to call. Several
 * words that stand for one thing are no chance: they ask whatever else was typed.
 */
function asked(stems, asks) {
  const found = new Map();
  for (const [words, page] of Object.entries(asks)) {
    const part = words.split(" ");
    if (part.every((word) => stems.includes(word)))
      found.set(page, Math.max(found.get(page) ?? 0, part.length > 1 ? 1 : 1 / stems.length));
  }
  return found;
}

/** [[page, points], …]: the pages that say all words of the query, or most of them where none says all. */
export function pagesFor(stems, { docnames, terms, asks }) {
  // A rare word says more of what is looked for.
  const each = stems
    .map((stem) => answering(stem, terms))
    .map((pages) => ({ pages, rare: docnames.length / (pages.size || 1) }));
  const whole = each.reduce((sum, { rare }) => sum + Math.log(1 + rare), 0);
  const meant = asked(stems, asks);
  const said = (page) => each.filter(({ pages }) => pages.has(page)).length;
  const fit = (page) =>
    each.reduce((sum, { pages, rare }) => sum + (pages.get(page) ?? 0) * Math.log(1 + rare), 0) / whole;
  const all = [...new Set([...each.flatMap(({ pages }) => [...pages.keys()]), ...meant.keys()])];
  const most = Math.max(0, ...all.map(said));
  return all
    .filter((page) => said(page) === most || meant.has(page))
    .map((page) => [page, PAGE + fit(page) + 2 * (meant.get(page) ?? 0)]);
}

// Pages come before headings and the glossary's lines; the line of just the word that was typed after its lesson, and
// before both a page that has just this title.
const [PAGE, TITLE, LINE, HEADING] = [20, 22, 21, 10];

/** Points of one of Sphinx's own hits: a title (16 where it is all of the query), a line of the glossary (then 100). */
function score([, , anchor, , points]) {
  if (anchor.startsWith("#term-")) return points === 100 ? LINE : points / 100;
  if (anchor) return HEADING + points / 100;
  return points === 16 ? TITLE : points;
}

/** What Sphinx's search page wants; where that page is, its excerpts show the words that were found. */
export function search(rules, stemmer = null) {
  const stem = makeStem(rules, stemmer);
  const page = sphinxSearch();
  const known = (word) => word in (page?._index?.terms ?? {});
  const spellings = (word) => (word.startsWith("_") ? [word] : [stem(replaced(word, rules.digraphs)), stem(word)]);
  /** `haap` is `håp` where the index knows that word, but `troen` is not `trøn`. */
  const stemWord = (word) => spellings(word).find(known) ?? spellings(word).at(-1);
  const parts = page && indexParts();

  /** The words of a query are in the index; one that it does not have may be a part of any. */
  async function have(query) {
    const words = split(query.toLowerCase()).filter((word) => !stopWords().includes(word));
    await parts.fetchFor(words.flatMap(spellings));
    if (!words.map(stemWord).every(known)) await parts.fetchAll();
  }
  if (page) showHits(page, stem, have, rules.unfetched);
  return {
    split,
    Stemmer: function Stemmer() {
      this.stemWord = stemWord;
    },
    Scorer: { title: 15, score },
  };
}

// @ts-expect-error Sphinx's script declares it in the page
const sphinxSearch = () => (typeof Search === "undefined" ? null : Search);
// @ts-expect-error and this one, too
const stopWords = () => stopwords;

const AROUND = 120;

function showHits(page, stem, have, unfetched) {
  const query = page.query;
  page.performTermsSearch = (stems) => {
    const { docnames, titles, filenames } = page._index;
    return pagesFor([...stems], page._index).map(([at, points]) => [
      docnames[at],
      titles[at],
      "",
      null,
      points,
      filenames[at],
    ]);
  };
  page.query = async (typed) => {
    try {
      await have(typed);
    } catch (error) {
      if (error.message !== "unfetched") throw error;
      page.stopPulse();
      page.status.textContent = unfetched; // the theme shows no title
      return;
    }
    query(typed);
    // Each link carries what is marked on its page; Sphinx would mark what was typed on whatever page comes next.
    localStorage.removeItem("sphinx_highlight_terms");
  };
  page.makeSearchSummary = (html, stems, anchor) => {
    const text = page.htmlToText(readable(html), anchor).replace(/\s+/g, " ").trim();
    const found = hits(text, [...stems], stem);
    const summary = document.createElement("p");
    summary.className = "context";
    const first = found[0]?.at ?? 0;
    const from = first < 2 * AROUND ? 0 : first - AROUND;
    const to = from + (from ? 2 : 4) * AROUND; // a page's first words tell what it is about
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
