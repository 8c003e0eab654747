// What is set in each case and what it comes to, in words, as Python's `describe`.
import { fill } from "./_elements.js";
import { inWords } from "./_risk_lens_number.js";
import { peopleWords, reckoned, settled } from "./_risk_lens_words.js";

export function described({ model, labels, answer, exercise }) {
  const cases = model.get("cases");
  const given = (one) => answer()?.cases?.[one.id] ?? {};
  const said = (one, part) => {
    const value = given(one)[part];
    if (value === undefined) return labels.unanswered;
    const options = one[`${part}s`];
    return options
      ? options.find(({ id }) => id === value).text
      : fill(labels.units[part], { number: inWords(labels, value) });
  };
  const asked = (one, part) => (cases.length > 1 ? `${one.title}: ${one.asks[part]}` : one.asks[part]);
  function result(one) {
    const open = one.open.some((part) => given(one)[part] === undefined);
    if (open || (one.guess && exercise)) return "";
    const { shares, possible } = reckoned(settled(one, given(one)));
    if (!possible) return labels.impossible;
    const [before, after] = shares.map((share) => peopleWords(labels, share, 100));
    return fill(labels.from_to, { before, after });
  }
  return [
    ...cases.flatMap((one) => one.open.map((part) => [asked(one, part), said(one, part)])),
    ...cases.map((one) => [labels.result, result(one)]).filter(([, told]) => told),
  ];
}
