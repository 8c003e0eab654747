// The work in a file and out of it: a file of our own, a table for a spreadsheet, a project for other programs. What is
// read is somebody's file: it is checked before anything is done with it, and never changes the work by itself.
import { projectFiles, readProject } from "./_condensation_refi.js";
import { sameText, wholeText } from "./_condensation_text.js";
import { unzip, zip } from "./_zip.js";

const KIND = "mestring/condensation_bench";
const LARGEST = 5_000_000; // bytes, packed or not: a hundred times what an interview with its coding takes

/** The whole work, to be opened again here. */
export const ownFile = (utterances, work) =>
  `${JSON.stringify({ kind: KIND, text: wholeText(utterances).text, work }, null, 1)}\n`;

/** A table that a Norwegian spreadsheet program opens by a double click: a row for each unit and code.
 * @param {string[]} head the names of the five columns
 * @param {{ who: string, unit: string, code: string, theme: string, text: string }[]} rows */
export function spreadsheet(head, rows) {
  // What begins like a formula is none.
  const cell = (words) => `"${words.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  const lines = [head, ...rows.map(({ who, unit, code, theme, text }) => [who, unit, code, theme, text])];
  return `\ufeff${lines.map((line) => `${line.map(cell).join(";")}\r\n`).join("")}`;
}

/** A REFI-QDA project as the bytes of its archive; see `projectFiles`. */
export const projectFile = (what, how) => zip(projectFiles(what, how));

/** What a file holds: `{ work, whole }`; `whole`: all of the work, not the coding alone. Throws an Error whose message
 * may say why not: `too_large`, `no_project`, `other_text`, `no_coding`, `unfit`; any other: it cannot be read.
 * @param {Blob} file
 * @param {(xml: string) => any} parse an XML text's root element; throws for what is none
 * @param {(work: any) => boolean} fits whether the work has the form of an answer */
export const readFile = async (file, utterances, parse, fits) => {
  if (file.size > LARGEST) throw new Error("too_large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b; // "PK"
  const work = packed ? await fromProject(bytes, utterances, parse) : fromOwn(bytes, utterances);
  if (!fits(work)) throw new Error("unfit");
  return { work, whole: !packed };
};

const decoded = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

function fromOwn(bytes, utterances) {
  const { kind, text, work } = JSON.parse(decoded(bytes));
  if (kind !== KIND) throw new Error("another kind of file");
  if (!sameText(text, wholeText(utterances).text)) throw new Error("other_text");
  return work;
}

async function fromProject(bytes, utterances, parse) {
  const files = unzip(bytes, LARGEST);
  // Programs write `sources/` and `Sources/`, and some give the project another name.
  const names = new Map([...files.keys()].map((name) => [name.toLowerCase(), name]));
  const open = async (name) => (names.has(name) ? decoded(await files.get(names.get(name))()) : "");
  const main = [...names.keys()].find((name) => /^[^/]+\.qde$/.test(name));
  if (!main) throw new Error("no_project");
  const text = await open(main);
  // A project has none, and what it could define there can be made to grow without end.
  if (/<!DOCTYPE/i.test(text)) throw new Error("it defines entities");
  const read = (path) => open(`sources/${path.replace(/^internal:\/\//, "")}`.toLowerCase());
  return readProject(parse(text), read, utterances);
}
