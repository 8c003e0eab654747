// What is done of each lesson and exercise, counted from the answers.
import { fullDate } from "./_dates.js";
import { fill } from "./_elements.js";
import { sheetName } from "./_gather.js";

/** `{ sheets: [{ part, number, title, answered, asked, notes, at }], unread }`: those where anything is answered. */
export function recordRows(listed, found) {
  const sheets = listed.map(({ keys, ...sheet }) => {
    const open = keys.filter(([, hidden]) => !hidden);
    const stands = ([key]) => found[key]?.at;
    const times = keys.map(stands).filter(Boolean).sort();
    const notes = keys.filter(([key, hidden]) => hidden && found[key]?.rows?.length).length;
    const answered = open.filter(([key]) => found[key]?.at && found[key].whole).length;
    return { ...sheet, asked: open.length, answered, notes, at: times.at(-1) };
  });
  const unread = Object.values(found).filter(({ problem, at }) => problem && !at).length;
  return { sheets: sheets.filter(({ at }) => at), unread };
}

/** The record as a document's blocks; see _document_html.js. */
export function recordBlocks({ title, labels, language, name, rows }) {
  const day = (at) => fullDate(new Date(at), language);
  const today = day(new Date());
  const row = (sheet) => {
    const notes = fill(sheet.notes === 1 ? labels.notes_one : labels.notes_many, { count: sheet.notes });
    const done = [
      fill(labels.done, sheet),
      ...(sheet.notes ? [notes] : []),
      fill(labels.last, { date: day(sheet.at) }),
    ];
    return [sheetName(sheet, labels), done.join(labels.and)];
  };
  const part = (kind, head) => {
    const own = rows.sheets.filter((sheet) => sheet.part === kind);
    return own.length
      ? [
          { tag: "h2", text: head },
          { tag: "dl", rows: own.map(row) },
        ]
      : [];
  };
  return [
    { tag: "h1", text: title },
    {
      tag: "p",
      text: `${labels.course}. ${name ? fill(labels.made_by, { name }) : labels.no_name}. ${fill(labels.date, { date: today })}.`,
    },
    { tag: "p", text: fill(labels.claims_file, { date: today }) },
    ...part("lesson", labels.lessons),
    ...part("exercise", labels.exercises),
    ...(rows.unread ? [{ tag: "p", look: "about", text: fill(labels.unread, { count: rows.unread }) }] : []),
  ];
}
