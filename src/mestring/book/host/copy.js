// "Ta en kopi" and "Hent inn": every answer of the book as the zip that `run.py backup` makes and `run.py restore`
// takes, so that a copy goes both ways.
import { same } from "../../widgets/_answer.js";
import { fill, h } from "../../widgets/_elements.js";
import { unzip, zip } from "../../widgets/_zip.js";
import { answerFile } from "./hand_in.js";

const ELSEWHERE = "nettside"; // answers on pages that no notebook has
const MOST_BYTES = 256 * 1024; // of one answer, as in `answers.py`
const KEPT =
  /^mitt\/(?:course\/svar|\.privat(?:\/notater\/(?<noted>[\w/-]+))?|exercises\/(?<exercise>[\w-]+)\/svar|nettside\/(?<page>[\w/-]+))\/(?<key>(?:m\d\d|note)-[a-z0-9-]+)\.json$/;

const className = (stem) => stem.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
const stemOf = (name) => name.replace(/(?!^)[A-Z]/g, "_$&").toLowerCase();

function folderOf(page, key, secret) {
  const exercise = page.match(/^exercises\/([\w-]+)\//)?.[1];
  if (key.startsWith("note-")) return `.privat/notater/${page}`; // to a section, whose id is no answer's name
  if (secret || !page) return ".privat"; // what is one answer for the whole course is nobody else's
  if (exercise) return `exercises/${exercise}/svar`;
  return page.startsWith("course/") ? "course/svar" : `${ELSEWHERE}/${page}`;
}

function fileOf([page, record]) {
  const { key, widget, missing, private: secret } = record; // a lesson's page does not know what is missing
  return [
    `mitt/${folderOf(page, key, secret)}/${key}.json`,
    answerFile({ key, widget: className(widget), missing, record }),
  ];
}

/** The zip of these answers, [page, record] each. */
export const copyOf = (answers) => zip(Object.fromEntries(answers.map(fileOf)));

/**
 * What is in a copy, [page, record] each. `lessons` are the lessons' pages, `wholeCourse` the widgets with one answer for
 * all pages. Throws for what is no archive.
 */
export async function answersIn(bytes, { lessons, wholeCourse }) {
  const found = [];
  for (const [name, open] of unzip(bytes, MOST_BYTES)) {
    const { exercise, page, noted, key } = name.match(KEPT)?.groups ?? {};
    const file = key ? JSON.parse(new TextDecoder().decode(await open())) : null;
    const usable =
      file?.version === 1 && file.key === key && (file.answer ?? null) !== null && !Number.isNaN(Date.parse(file.at));
    if (!usable || !Number.isInteger(file.revision)) continue;
    const lesson = wholeCourse.includes(file.widget) ? "" : lessons.find((one) => one.includes(`/${key.slice(1, 3)}-`));
    const { answer, revision, at, missing, words } = file;
    const record = { key, widget: stemOf(file.widget), revision, at, answer, missing, words };
    const secret = name.startsWith("mitt/.privat/") ? { private: true } : {};
    found.push([
      page ?? noted ?? (exercise ? `exercises/${exercise}/${exercise}` : (lesson ?? "")),
      { ...record, ...secret },
    ]);
  }
  return found;
}

/** Keeps these answers; one that is here already and newer stays. Returns how many were `taken` and how many `stayed`. */
export function takeIn(storage, answers) {
  const count = { taken: 0, stayed: 0 };
  for (const [page, record] of answers) {
    const [there, problem] = storage.read(page, record.key);
    if (there && same(there.answer, record.answer)) continue;
    if (problem === "newer_version" || (there && Date.parse(there.at) >= Date.parse(record.at))) count.stayed++;
    else {
      storage.write(page, { ...record, revision: Math.max(record.revision, (there?.revision ?? 0) + 1) });
      count.taken++;
    }
  }
  return count;
}

/** The two buttons; `say(words)` tells how it went, `changed()` is called when answers were taken in. */
export function makeCopy({ storage, words, about, say, changed }) {
  function take() {
    const data = new Blob([copyOf(storage.all())], { type: "application/zip" });
    const name = `mestring-svar-${new Date().toISOString().slice(0, 10)}.zip`;
    const link = h("a", { href: URL.createObjectURL(data), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(fill(words.copied, { name }));
  }

  async function fetched(file) {
    let told = words.copy_unreadable;
    try {
      const answers = await answersIn(new Uint8Array(await file.arrayBuffer()), about);
      told = words.copy_full;
      const { taken, stayed } = takeIn(storage, answers);
      told = fill(words.taken_in, { taken }) + (stayed ? ` ${fill(words.stayed, { stayed })}` : "");
    } catch {
      // the words say it
    }
    changed();
    say(told);
  }

  const field = h("input", { type: "file", accept: ".zip", hidden: true, onchange: () => field.files[0] && chosen() });
  function chosen() {
    void fetched(field.files[0]);
    field.value = ""; // the same file may be chosen again
  }
  const button = (name, onclick) => h("button", { type: "button", class: "mst-book-button", onclick }, name);
  return {
    take: button(words.copy, take),
    fetch: h(
      "span",
      {},
      button(words.take_in, () => field.click()),
      field,
    ),
  };
}
