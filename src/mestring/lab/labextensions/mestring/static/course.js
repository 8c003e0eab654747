// Where a notebook stands in the course, and what lies before and after it. Pure, so that `node --test` can prove it.
// The course's order is course.json, made from the book's table of contents.

/** {part, number} of a notebook; what the student has called the file or the copied folder makes no difference. */
function placeOf(path) {
  const [, part, number] = path.match(/(?:^|\/)(course|exercises)\/(\d\d)-/) ?? [];
  return { part, number };
}

/** The two digits that a lesson and its exercise share, "" for anything else. */
export const numberOf = (path) => placeOf(path).number ?? "";

/** Where the reader may go from `path`: a list of {way, path, title}. */
export function waysFrom(path, course) {
  const { part, number } = placeOf(path);
  const sheets = (wanted) => course.filter((sheet) => placeOf(sheet.path).part === wanted);
  const lessons = sheets("course");
  const at = lessons.findIndex((lesson) => placeOf(lesson.path).number === number);
  if (at < 0) return [];
  const exercise = sheets("exercises").find((sheet) => placeOf(sheet.path).number === number);
  const ways =
    part === "course"
      ? { previous: lessons[at - 1], exercise, next: lessons[at + 1] }
      : { lesson: lessons[at], next: lessons[at + 1] };
  return Object.entries(ways).flatMap(([way, sheet]) => (sheet ? [{ way, ...sheet }] : []));
}

/** The headings of the second level in some Markdown, without their signs; what stands in code is none. */
export function headingsIn(markdown) {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/^## +(.+?) *#*$/gm)].map(([, heading]) => heading.replace(/[*_`]/g, ""));
}

// Some are always private, and some are one's own choice.
const KEY =
  /(\b(?:Note|Facilitator|ConfidenceSharing|RegradeRequest|WallSharing)\(\s*)?["'](m\d\d-[a-z0-9-]+)["'](.*?private=True)?/g;

/** The answers that code cells ask for, as the start page counts them: without what is private, and without Lever. */
export function askedIn(sources) {
  const asked = new Map();
  for (const source of sources) {
    if (/\bProgress\(/.test(source)) continue;
    for (const [, note, key, told] of source.matchAll(KEY)) asked.set(key, Boolean(note || told));
  }
  return [...asked].filter(([key, isPrivate]) => !isPrivate && !key.endsWith("-lever")).map(([key]) => key);
}
