// A card sort's answer: what stands in it, and what each move makes of it.
import { tidy } from "./_answer.js";

const without = (object, name) => Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => key !== name));

/** The cards, the rounds and where the cards lie in them. */
export function sorting({ model, answer, change }) {
  const given = model.get("cards"),
    rounds = model.get("rounds");
  const own = Array.from({ length: model.get("own_cards") }, (_, i) => `own-${i + 1}`);

  const part = (name) => answer()?.[name] ?? {};
  const put = (values) => change(tidy({ ...answer(), ...values }));
  const added = () => answer()?.columns ?? [];
  const columnsOf = (round) => [...round.columns, ...round.extra.filter(({ id }) => added().includes(id))];
  /** Where the cards lie; a place that an older edition had and this one has not is none. */
  const placed = (round) =>
    Object.fromEntries(
      Object.entries(part("rounds")[round.id] ?? {}).filter(([, id]) =>
        columnsOf(round).some((column) => column.id === id),
      ),
    );
  const texts = () => part("cards");

  return {
    given,
    rounds,
    /** The ids of the cards that the student may write. */
    own,
    /** The columns that were added. */
    added,
    columnsOf,
    placed,
    begun: (round) => Object.keys(placed(round)).length > 0,
    nameOf: (round, column) => [...round.columns, ...round.extra].find(({ id }) => id === column)?.name,
    /** The student's own cards: id -> words. */
    texts,
    cards: () => [...given, ...own.filter((id) => id in texts()).map((id) => ({ id, text: texts()[id] }))],
    noteOn: (round, card) => part("notes")[round.id]?.[card.id] ?? "",

    /** Lay a card in a column, or back where no column is given. */
    lay(round, card, column) {
      const next = column ? { ...placed(round), [card.id]: column } : without(placed(round), card.id);
      put({ rounds: { ...part("rounds"), [round.id]: next } });
    },
    note(round, card, words) {
      const notes = part("notes")[round.id];
      put({
        notes: { ...part("notes"), [round.id]: words ? { ...notes, [card.id]: words } : without(notes, card.id) },
      });
    },
    addColumn: (id) => put({ columns: [...added(), id] }),
    write: (id, text) => put({ cards: { ...texts(), [id]: text } }),
    drop(id) {
      const cleared = (rows) =>
        Object.fromEntries(Object.entries(rows).map(([round, row]) => [round, without(row, id)]));
      put({ cards: without(texts(), id), rounds: cleared(part("rounds")), notes: cleared(part("notes")) });
    },
  };
}
