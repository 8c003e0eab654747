// What was answered to each question, in words, as Python's `describe`.
export const inWords = ({ model, labels, answer }) =>
  model.get("questions").map(({ id, text, options }) => {
    const chosen = options.filter((option) => answer()?.[id]?.includes(option.id)).map((option) => option.text);
    return [text, chosen.join(" · ") || labels.unanswered];
  });
