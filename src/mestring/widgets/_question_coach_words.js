// The questions in words, as Python's `describe`.
export const inWords = ({ model, answer }) =>
  model
    .get("situations")
    .filter(({ id }) => answer()?.questions?.[id])
    .map(({ id, text }) => [text, answer().questions[id]]);
