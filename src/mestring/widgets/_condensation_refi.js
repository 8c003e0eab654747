// The work as a project in REFI-QDA's exchange format (.qdpx; qdasoftware.org, version 1.5), which QualCoder, NVivo,
// ATLAS.ti and MAXQDA read. Themes are codes that hold codes, condensates and syntheses their descriptions, impression
// and trail notes. Programs differ in how they count: all read LF, code points and no byte order mark in the same way.
import { sameText, sentencesAt, wholeText } from "./_condensation_text.js";

const URN = "urn:QDA-XML:project:1.0";
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;" };

const escaped = (text, which) => text.replace(NOT_XML, "").replace(which, (letter) => ESCAPES[letter]);

/** One XML element as text; what is undefined is left out. */
function xml(name, attributes, ...content) {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const words = given.map(([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\n\r\t]/g)}"`).join("");
  const inside = content.flat().join("");
  return inside ? `<${name}${words}>${inside}</${name}>` : `<${name}${words}/>`;
}

const described = (text) => (text ? [`<Description>${escaped(text, /[&<>\r]/g)}</Description>`] : []);

/** The files of a project archive: name → text.
 * @param {{ title: string, about: string, utterances: any[], work: any, notes: { name: string, text: string }[] }} what
 *  `work` is the answer, `notes` what stands beside it
 * @param {{ unnamed: string, coder: string, guid: () => string, now: Date }} how */
export function projectFiles({ title, about, utterances, work, notes }, { unnamed, coder, guid, now }) {
  const { text, places } = wholeText(utterances);
  const time = now.toISOString().replace(/\.\d+Z$/, "Z");
  const user = guid();
  const made = { creatingUser: user, creationDateTime: time };
  const files = {};
  const file = (words) => {
    const id = guid();
    files[`sources/${id}.txt`] = words;
    return { guid: id, plainTextPath: `internal://${id}.txt`, ...made };
  };

  // Readers find a code by its name: no two may have the same.
  const taken = new Set();
  const distinct = (name) => {
    let own = name || unnamed;
    for (let number = 2; taken.has(own); number++) own = `${name || unnamed} (${number})`;
    taken.add(own);
    return own;
  };
  const guids = new Map(Object.keys(work.codes ?? {}).map((code) => [code, guid()]));
  const code = ([id, { name, text: condensate }]) =>
    xml("Code", { guid: guids.get(id), name: distinct(name), isCodable: true }, described(condensate));
  const codes = Object.entries(work.codes ?? {});
  const themes = Object.entries(work.themes ?? {}).map(([id, theme]) => {
    const own = codes.filter((one) => one[1].theme === id).map(code);
    return xml("Code", { guid: guid(), name: distinct(theme.name), isCodable: false }, described(theme.text), own);
  });
  const loose = codes.filter(([, { theme }]) => !work.themes?.[theme]).map(code);

  const letters = [...text];
  const selections = Object.entries(work.units ?? {}).map(([unit, given]) => {
    const [at, from, to] = unit.split(/[:-](?=\d+(?:-\d+)?$)/);
    const place = (sentence) => places.find((one) => one.at === at && one.sentence === Number(sentence));
    const [startPosition, endPosition] = [place(from).start, place(to).end];
    const name = letters.slice(startPosition, endPosition).join("");
    const codings = given
      .filter((id) => guids.has(id))
      .map((id) => xml("Coding", { guid: guid(), ...made }, xml("CodeRef", { targetGUID: guids.get(id) })));
    return xml("PlainTextSelection", { guid: guid(), name, startPosition, endPosition, ...made }, codings);
  });
  const name = title.replace(/[\\/:*?"<>|\s]+/g, " ").trim(); // some make a file of that name
  const source = xml("TextSource", { name, ...file(text) }, selections);
  const written = notes.map((note) => ({ name: note.name, ...file(note.text) }));
  const project = xml(
    "Project",
    { name: title, origin: "Mestring", creatingUserGUID: user, creationDateTime: time, xmlns: URN },
    xml("Users", {}, xml("User", { guid: user, name: coder })),
    codes.length || themes.length ? xml("CodeBook", {}, xml("Codes", {}, themes, loose)) : "",
    xml("Sources", {}, source),
    written.length
      ? xml(
          "Notes",
          {},
          written.map((note) => xml("Note", note)),
        )
      : "",
    described(about),
    written.map((note) => xml("NoteRef", { targetGUID: note.guid })),
  );
  return { "project.qde": `<?xml version="1.0" encoding="utf-8"?>\n${project}\n`, ...files };
}

/** The work in a project file: { units, codes, themes }. Throws an Error: `other_text`, `no_coding`.
 * @param {Element} project a parsed project.qde; any object with `localName`, `children`, `textContent`, `getAttribute`
 * @param {(path: string) => Promise<string>} read a source's text */
export const readProject = async (project, read, utterances) => {
  const source = await ownSource(project, read, wholeText(utterances).text);
  if (!source) throw new Error("other_text");
  const work = { units: {}, codes: {}, themes: {} };
  const units = Object.entries(readUnits(source, utterances));
  const used = new Set(units.flatMap(([, guids]) => [...guids]));
  const ids = readCodes(child(child(project, "CodeBook"), "Codes"), used, work);
  for (const [unit, guids] of units) work.units[unit] = [...guids].flatMap((guid) => ids.get(guid) ?? []);
  if (!units.length && !ids.size) throw new Error("no_coding");
  return work;
};

const all = (element, name) => [...(element?.children ?? [])].filter(({ localName }) => localName === name);
const child = (element, name) => all(element, name)[0];
const plainGuid = (guid) => guid?.replace(/[{}]/g, "").toLowerCase();

/** The project's source with our interview's text: { element, copy }. */
async function ownSource(project, read, text) {
  for (const element of all(child(project, "Sources"), "TextSource")) {
    const path = element.getAttribute("plainTextPath");
    const copy = path ? await read(path) : (child(element, "PlainTextContent")?.textContent ?? "");
    if (sameText(copy, text)) return { element, copy };
  }
  return null;
}

/** Unit → guids of its codes. Line ends of two letters are counted as one or as two: what gives whole sentences. */
function readUnits({ element, copy }, utterances) {
  const selections = all(element, "PlainTextSelection");
  const [counted] = [copy, copy.replaceAll("\r\n", "\n")]
    .map((text) => sentencesAt(utterances, text))
    .map((find) =>
      selections.map((selection) =>
        find(...["startPosition", "endPosition"].map((name) => Number(selection.getAttribute(name)))),
      ),
    )
    .sort((a, b) => b.filter(({ whole }) => whole).length - a.filter(({ whole }) => whole).length);
  const units = {};
  selections.forEach((selection, i) => {
    const guids = all(selection, "Coding").map((coding) => child(coding, "CodeRef")?.getAttribute("targetGUID"));
    for (const { at, from, to } of counted[i].units) {
      const unit = `${at}:${from}-${to}`;
      units[unit] = new Set([...(units[unit] ?? []), ...guids.map(plainGuid)]);
    }
  });
  return units;
}

/** Fills `work.codes` and `work.themes`; guid → id. A code that holds others is a theme, and a code too if it is used. */
function readCodes(list, used, work) {
  const ids = new Map();
  const visit = (element, theme) => {
    const guid = plainGuid(element.getAttribute("guid"));
    const name = element.getAttribute("name") ?? "";
    const text = child(element, "Description")?.textContent ?? "";
    const within = all(element, "Code");
    const codable = !["false", "0"].includes(element.getAttribute("isCodable"));
    const heads = within.length > 0 || !codable;
    const own = `t${Object.keys(work.themes).length + 1}`;
    if (heads) work.themes[own] = { name, ...(text && { text }) };
    if (!heads || used.has(guid)) {
      const id = `k${ids.size + 1}`;
      ids.set(guid, id);
      const above = heads ? own : theme;
      work.codes[id] = { name, ...(above && { theme: above }), ...(text && !heads && { text }) };
    }
    for (const one of within) visit(one, own);
  };
  for (const element of all(list, "Code")) visit(element, null);
  return ids;
}
