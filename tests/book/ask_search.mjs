// What the book's search page would list for each query (JSON on stdin), without a browser: Sphinx's own script, ours and
// the index, as the page loads them; of the index' parts those that the query asks for. Prints
// {query: { hits: [[page, anchor], …], parts }}, best first, `parts`: how many were fetched.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const book = process.argv[2];
const html = readFileSync(join(book, "search.html"), "utf8");
const parts = [...html.matchAll(/data-words="(.*?)" data-script="(.*?)\?/g)].map(([, words, script]) => ({
  dataset: { words, script },
}));
const files = ["_static/searchtools.js", "_static/language_data.js", "searchindex.js"];
const scripts = new Map();
// What it shows of the hits is a browser's to test.
const SHOW_NOTHING = `Object.assign(Search, { title: {}, status: {} });
const perform = Search._performSearch;
Search._performSearch = (...asked) => {
  hits = perform(...asked);
  return [];
};`;

function read(file, page) {
  if (!scripts.has(file)) scripts.set(file, new vm.Script(readFileSync(join(book, file), "utf8"), { filename: file }));
  scripts.get(file).runInContext(page);
}

async function ask(query) {
  const nothing = { removeChild() {}, lastChild: null };
  let fetched = 0;
  const page = vm.createContext({
    document: {
      getElementById: () => nothing,
      documentElement: { dataset: {} },
      currentScript: null,
      querySelectorAll: (what) => (what === "script[data-words]" ? parts : []),
      createElement: () => ({}),
      head: {
        append({ src, onload }) {
          fetched += 1;
          read(src, page);
          onload();
        },
      },
    },
    localStorage: { removeItem() {}, setItem() {} },
    SPHINX_HIGHLIGHT_ENABLED: false,
    _ready: () => {},
    _: (words) => words,
    Documentation: { gettext: (words) => words },
    hits: null,
  });
  for (const file of files) read(file, page);
  vm.runInContext(SHOW_NOTHING, page);
  await vm.runInContext("(query) => Search.query(query)", page)(query);
  return { hits: [...page.hits].reverse().map((hit) => [hit[0], hit[2]]), parts: fetched };
}

const found = {};
for (const query of JSON.parse(readFileSync(0, "utf8"))) found[query] = await ask(query);
process.stdout.write(JSON.stringify(found));
