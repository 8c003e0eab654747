// What the book's search page would list for each query (JSON on stdin), without a browser: Sphinx's own script, ours
// and the index, as the page loads them. Prints {query: [[page, anchor], …]}, best first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const book = process.argv[2];
const nothing = { removeChild() {}, lastChild: null };
const page = {
  document: { getElementById: () => nothing, documentElement: { dataset: {} }, currentScript: null },
  localStorage: { removeItem() {}, setItem() {} },
  SPHINX_HIGHLIGHT_ENABLED: false,
  _ready: () => {},
};
vm.createContext(page);
for (const file of ["_static/searchtools.js", "_static/language_data.js", "searchindex.js"]) {
  vm.runInContext(readFileSync(join(book, file), "utf8"), page, { filename: file });
}
page.queries = JSON.parse(readFileSync(0, "utf8"));
const ask = "(query) => Search._performSearch(...Search._parseQuery(query)).reverse().map((hit) => [hit[0], hit[2]])";
const found = vm.runInContext(`Object.fromEntries(queries.map((query) => [query, (${ask})(query)]))`, page);
process.stdout.write(JSON.stringify(found));
