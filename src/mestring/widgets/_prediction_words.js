// What was predicted, in words, as Python's `describe`.
export const inWords = ({ model, labels, answer }) =>
  model
    .get("options")
    .filter(({ id }) => id === answer()?.choice)
    .map(({ text }) => [labels.predict, text]);
