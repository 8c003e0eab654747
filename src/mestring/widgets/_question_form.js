// Is a question open? By its form alone: the rules, and what they say, stand in `text/questions_nb.yml`.

/** A text's words in lower case; a comma is one, too. */
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+|,/gu) ?? [];

/** A phrase of the rules as the words that may stand in each place: "kan/vil du" is [["kan", "vil"], ["du"]]. */
const phraseOf = (phrase, groups) => phrase.match(/…|,|[^\s,…]+/g).map((word) => groups[word] ?? word.split("/"));

const isOne = (allowed, word) =>
  allowed.some((each) => {
    if (each === "ORD") return word !== ",";
    return each.endsWith("-") ? word.startsWith(each.slice(0, -1)) : each === word;
  });

/** Whether the phrase stands at word `at`; `toTheEnd`: and nothing after it. */
function stands(phrase, words, at, toTheEnd) {
  const [first, ...rest] = phrase;
  if (!first) return !toTheEnd || at === words.length;
  if (first[0] === "…") return words.slice(at).some((_, more) => stands(rest, words, at + more, toTheEnd));
  return at < words.length && isOne(first, words[at]) && stands(rest, words, at + 1, toTheEnd);
}

function fits(rule, groups, words) {
  const some = (phrases, find) => (phrases ?? []).some((phrase) => find(phraseOf(phrase, groups)));
  const anywhere = (toTheEnd) => (phrase) => words.some((_, at) => stands(phrase, words, at, toTheEnd));
  const found =
    some(rule.starts, (phrase) => stands(phrase, words, 0, false)) ||
    some(rule.has, anywhere(false)) ||
    some(rule.ends, anywhere(true));
  return found && !some(rule.but, anywhere(false));
}

/**
 * What the rules say of a question: `{ rule, several }`; `rule` is null where none fits. Of several questions the last
 * is looked at, for that is the one that is answered.
 */
export function formOf(text, { skip, words: groups, rules }) {
  const sentences = text.match(/[^.!?]+[.!?]*/g) ?? [];
  const questions = sentences.filter((sentence) => sentence.includes("?"));
  const words = wordsOf(questions.at(-1) ?? sentences.at(-1) ?? "");
  while (words.length && (words[0] === "," || skip.includes(words[0]))) words.shift();
  return { rule: rules.find((rule) => fits(rule, groups, words)) ?? null, several: questions.length > 1 };
}
