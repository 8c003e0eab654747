// Which cells may run by themselves. Pure: no JupyterLab, no page, so that `node --test` can prove it.
//
// A notebook without outputs is trusted by JupyterLab whoever wrote it, so a tag alone must never start code:
// a hostile hand-in would run on the teacher's machine. Only sources that were shipped with the course run.

const OUR_TAG = "mestring";

/** A folder part with one of these names holds other people's work: nothing there starts by itself. */
const HANDED_IN = [
  "submitted",
  "autograded",
  "feedback",
  "grading",
  "intake",
  "inbound",
  "outbound",
  "collected",
  "downloaded",
  "submissions",
  "innlevert",
  "innlevering",
  "innleveringer",
];

const HANDED_IN_FOLDER = new RegExp(`^(${HANDED_IN.join("|")})([^a-zæøå].*)?$`, "i"); // also "Innlevert 2026"

/** Whether a file (path with / or \\) lies in such a folder. */
export function isHandedIn(path) {
  return path
    .normalize("NFC")
    .split(/[/\\:]/)
    .slice(0, -1)
    .some((folder) => HANDED_IN_FOLDER.test(folder.trim()));
}

/** The sha256 of a cell's source in hexadecimal, as the manifest has it. */
export async function digest(source, subtle) {
  const bytes = await subtle.digest("SHA-256", new TextEncoder().encode(source));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** All digests of a manifest: {notebook: {cell id: digest}}. */
export function knownDigests(manifest) {
  return new Set(Object.values(manifest).flatMap((cells) => Object.values(cells)));
}

/** Whether a cell claims to be ours; only `kindOf` tells whether it is. */
export function isOurs({ type, metadata }) {
  return type === "code" && (metadata.tags ?? []).includes(OUR_TAG);
}

/** Whether a cell only imports, also over several lines, and so shows nothing. */
export function onlyImports(source) {
  return /^\s*((from|import)\s.*\s*|#.*\s*)*$/.test(source.replace(/^(from .*)\([^)]*\)/gm, "$1"));
}

/**
 * What a cell is to us: "start" (runs when the notebook opens), "check" (runs when the student asks), "changed" /
 * "changed-check" (marked as ours, but not the source we shipped), "text" (where the student writes) or "other".
 */
export async function kindOf({ type, source, metadata }, known, subtle) {
  if (isTextAnswer({ type, metadata })) return "text";
  if (!isOurs({ type, metadata })) return "other";
  const isCheck = Boolean(metadata.nbgrader?.grade);
  if (!known.has(await digest(source, subtle))) return isCheck ? "changed-check" : "changed";
  return isCheck ? "check" : "start";
}

/** Whether a cell is where the student writes an answer as text. */
export function isTextAnswer({ type, metadata }) {
  return type === "markdown" && Boolean(metadata.nbgrader?.solution);
}

/** Whether a cell's code draws one of the course's figures: slow, and nobody answers it. */
export const isFigure = (source) => /^from mestring\.figures import/.test(source);
