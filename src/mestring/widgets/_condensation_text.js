// The interview as one text, as it stands in a file, and where each sentence is in it.

const letters = (text) => [...text].filter((letter) => !/\s/.test(letter));

/** The interview: an utterance on each line, after who speaks.
 * @returns `text`, and `places`: where each sentence begins and ends, counted in Unicode code points from 0 (the end is
 *  the place after its last), as REFI-QDA does, and not in JavaScript's halves of them. */
export function wholeText(utterances) {
  const places = [];
  let text = "",
    at = 0;
  const write = (words) => {
    text += words;
    at += [...words].length;
  };
  for (const { id, who, sentences } of utterances) {
    write(`${text ? "\n\n" : ""}${who}:`);
    sentences.forEach((sentence, i) => {
      write(" ");
      const start = at;
      write(sentence);
      places.push({ at: id, sentence: i + 1, start, end: at });
    });
  }
  return { text: `${text}\n`, places };
}

/** Whether two texts have the same letters; programs change blanks and line ends when they save. */
export const sameText = (one, other) => letters(one).join("") === letters(other).join("");

/** How the sentences of the interview are found from places in a file's copy of it.
 * @returns a function (start, end) → the sentences of which a part is within: { at, from, to } for each utterance, and
 *  whether what is within is whole sentences */
export function sentencesAt(utterances, copy) {
  const own = wholeText(utterances);
  const before = counted(own.text);
  const sentences = own.places.map(({ at, sentence, start, end }) => ({
    at,
    sentence,
    start: before[start],
    end: before[end],
  }));
  const ours = counted(copy);
  return (start, end) => {
    const [first, last] = [start, end].map((place) => ours[Math.min(Math.max(place, 0), ours.length - 1)]);
    const within = sentences.filter((one) => one.start < last && one.end > first);
    const units = new Map();
    for (const { at, sentence } of within) units.set(at, { at, from: units.get(at)?.from ?? sentence, to: sentence });
    return { units: [...units.values()], whole: within[0]?.start === first && within.at(-1)?.end === last };
  };
}

/** How many letters stand before each place of a text: these are the same in every copy of it. */
function counted(text) {
  const before = [0];
  for (const letter of text) before.push(before.at(-1) + (/\s/.test(letter) ? 0 : 1));
  return before;
}
