#!/usr/bin/env bash
# Does a Sphinx site's search find a number that stands on a page?
#
# Guess: yes: the number is in the site's search index, beside the words.
# Seen:  no. The page's script throws each word away that is digits alone before it looks the others up: "113" alone
#        asks for nothing and finds nothing, and "ring 113" finds every page with "ring". "113s", which is no number
#        alone, is found.
# Versions: Sphinx 7.4.7, whose own search script is run here, by Node 20.
set -euo pipefail
command -v node > /dev/null || { echo "This needs node, to run the site's script."; exit 1; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7
mkdir site
printf 'Help\n====\n\nIn Norway one may ring 113 at night, and call the 113s by name.\n' > site/index.rst
printf ':orphan:\n\nDoors\n=====\n\nPlease ring before entering.\n' > site/doors.rst
touch site/conf.py
sphinx-build -q -b html site out
cat > ask.js <<'JS'
const assert = require("assert");
const fs = require("fs");
const vm = require("vm");

// As much of a page as the search's own functions touch.
const page = {
  document: { readyState: "loading", addEventListener() {}, getElementById: () => null },
  localStorage: { setItem() {} },
  SPHINX_HIGHLIGHT_ENABLED: false,
  _ready() {},
};
vm.createContext(page);
for (const name of ["language_data.js", "searchtools.js"])
  vm.runInContext(fs.readFileSync(`out/_static/${name}`, "utf8"), page);
vm.runInContext("var site = Search", page);
const index = JSON.parse(fs.readFileSync("out/searchindex.js", "utf8").match(/Search\.setIndex\((.*)\)/s)[1]);
page.site._index = index;

assert("113" in index.terms, "it has changed");
console.log("113 is in the index");
const seen = [];
for (const typed of ["113", "113s", "ring 113", "ring"]) {
  const [, terms, excluded] = page.site._parseQuery(typed);
  const found = terms.size ? page.site.performTermsSearch(terms, excluded) : [];
  const pages = found.map(([name]) => name).sort().join(", ");
  console.log(`${typed}: ${pages || "NOTHING FOUND"}`);
  seen.push(pages);
}
assert.deepStrictEqual(seen, ["", "index", "doors, index", "doors, index"], "it has changed");
JS
node ask.js
