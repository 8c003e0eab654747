// Where each card lies, in words, as Python's `describe`.
export function inWords({ model, answer }) {
  const given = answer() ?? {};
  const own = Object.entries(given.cards ?? {}).map(([id, text]) => ({ id, text }));
  return model.get("rounds").flatMap(({ id: round, title, columns, extra }) => {
    const names = Object.fromEntries([...columns, ...extra].map(({ id, name }) => [id, name]));
    const placed = given.rounds?.[round] ?? {};
    return [...model.get("cards"), ...own]
      .filter(({ id }) => id in placed)
      .map(({ id, text }) => [
        title ? `${title}: ${text}` : text,
        [names[placed[id]], given.notes?.[round]?.[id]].filter(Boolean).join(" – "),
      ]);
  });
}
