#!/usr/bin/env bash
# A glossary explains "Råd" (advice) and "Rød" (red), and the text links to both. Where do the links lead in mystmd,
# the engine of Jupyter Book 2, and in Sphinx with MyST, that of Jupyter Book 1?
#
# Guess: each to its own word.
# Seen:  in Jupyter Book 1, yes. mystmd makes a hyphen of each letter outside a to z in both addresses: two words get
#        the address "term-r-d", both links lead to it, and nothing is said. And a label `(mål)=` is no label to it
#        but a paragraph of text, though it does tell of the link that finds none. Write labels with a to z, and look
#        for words in the glossary that differ by such a letter alone.
# Versions: mystmd 1.8.3 (Node 20), Sphinx 7.4.7 with myst-parser 3.0.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7 myst-parser==3.0.1
npm install --silent mystmd@1.8.3
mkdir -p book/look
cat > book/myst.yml <<'YAML'
version: 1
project:
  title: Words
site:
  template: ./look
YAML
cat > book/look/template.yml <<'YAML'
jtex: v1
title: A look of our own, so that none is fetched
kind: site
build:
  install: "true"
YAML
cat > book/index.md <<'MD'
# Words

:::{glossary}
Råd
: What one gives.

Rød
: A colour.

Hus
: A building.
:::

(mål)=
## Links

{term}`Råd`, {term}`Rød`, {term}`Hus`, [here](#mål)
MD
(cd book && npx --no-install myst build --site > ../said.txt 2>&1)
mkdir first # Jupyter Book 1 wants the same glossary written with blanks in the place of the colon
cat > first/conf.py <<'PY'
project, html_theme, extensions, myst_enable_extensions = "Words", "basic", ["myst_parser"], ["colon_fence"]
PY
sed 's/^: /  /' book/index.md > first/index.md
sphinx-build -qW first html
cat > compare.py <<'PY'
import json
import re
import sys


def nodes(node):
    yield node
    for child in node.get("children", []):
        yield from nodes(child)


page = list(nodes(json.load(open("book/_build/site/content/index.json", encoding="utf-8"))["mdast"]))
words = {node["label"]: node["html_id"] for node in page if node["type"] == "definitionTerm"}
links = {node["label"]: node["html_id"] for node in page if node["type"] == "crossReference"}
texts = [node["value"] for node in page if node["type"] == "text"]
warned = [line.strip() for line in open("said.txt", encoding="utf-8") if "index.md:" in line]
html = open("html/index.html", encoding="utf-8").read()
before = dict(reversed(pair) for pair in re.findall(r'<dt id="(term-[^"]+)">(\w+)', html))
print("Jupyter Book 2's engine:", words, "links:", links)
print("Jupyter Book 1's engine:", before)
print("warned of:", *warned)
sys.exit(0 if words == links == {"Råd": "term-r-d", "Rød": "term-r-d", "Hus": "term-hus"}
         and before == {"Råd": "term-Rad", "Rød": "term-Rod", "Hus": "term-Hus"}
         and "(mål)=" in texts and 'href="#mal"' in html and len(warned) == 1 and "m%C3%A5l" in warned[0]
         else "It has changed.")
PY
python compare.py
