// What is chosen for the portfolio: the pieces in the course's order, each with the student's own words about it.
import { same, tidy } from "./_answer.js";
import { sheetName } from "./_gather.js";

/** `found()`: what is answered in the course; see `gathering`. */
export function choosing({ model, labels, answer, change, exercise, found }) {
  const items = () => answer()?.items ?? {};
  const put = (next) => change(tidy({ ...answer(), items: next }));
  const sheets = () => model.get("sheets").map((sheet) => ({ ...sheet, name: sheetName(sheet, labels) }));
  const readable = ([key]) => found()[key]?.rows?.length > 0;

  /** The pieces that a sheet offers: two of the same title are told apart by what they ask. */
  function offered(sheet) {
    const pieces = sheet.keys.filter(readable).map(([key, hidden]) => ({ key, hidden, sheet, ...found()[key] }));
    const alone = ({ title }) => pieces.filter((piece) => piece.title === title).length === 1;
    return pieces.map((piece) => ({ ...piece, name: alone(piece) ? piece.title : piece.prompt || piece.title }));
  }
  const written = ({ title, prompt, rows, drawing }) => ({ title, prompt, rows, ...(drawing ? { drawing } : {}) });
  const copyOf = (piece) => ({ sheet: piece.sheet.name, at: piece.at, ...written(piece) });

  return {
    sheets,
    offered,
    all: () => sheets().flatMap(offered),
    count: () => Object.keys(items()).length,
    full: () => Object.keys(items()).length >= model.get("most"),
    has: ({ key }) => key in items(),
    comment: (key) => items()[key]?.comment ?? "",
    intro: () => answer()?.intro ?? "",
    take: (piece) => put({ ...items(), [piece.key]: exercise ? { copy: copyOf(piece) } : { comment: "" } }),
    leave(key) {
      const { [key]: _, ...rest } = items();
      put(rest);
    },
    write: (key, comment) => put({ ...items(), [key]: { ...items()[key], comment } }),
    introduce: (intro) => change(tidy({ ...answer(), intro: intro || null })),
    /** The answer has become another since it was chosen to be handed in. */
    changed: (piece) => exercise && !same(written(items()[piece.key].copy), written(piece)),
    renew: (piece) => put({ ...items(), [piece.key]: { ...items()[piece.key], copy: copyOf(piece) } }),
    /** What is chosen and stands no longer among the answers, by key. */
    gone() {
      const there = new Set(sheets().flatMap((sheet) => offered(sheet).map(({ key }) => key)));
      return Object.keys(items()).filter((key) => !there.has(key));
    },
    /** The pieces of the document: in a hand-in the copies, else the answers as they stand now. */
    pieces() {
      const now = sheets()
        .flatMap(offered)
        .filter(({ key }) => key in items());
      const about = (key) => ({ comment: items()[key].comment ?? "" });
      if (!exercise) return now.map((piece) => ({ ...copyOf(piece), hidden: piece.hidden, ...about(piece.key) }));
      const order = model.get("sheets").flatMap(({ keys }) => keys.map(([key]) => key));
      const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
      const keys = Object.keys(items()).sort((one, other) => place(one) - place(other));
      return keys.map((key) => ({ ...items()[key].copy, hidden: false, ...about(key) }));
    },
    /** What is answered and cannot be shown: [sheet, why]. */
    problems: () =>
      sheets().flatMap((sheet) =>
        sheet.keys.map(([key]) => [sheet.name, found()[key]?.problem]).filter(([, problem]) => problem),
      ),
  };
}
