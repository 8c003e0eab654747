#!/usr/bin/env bash
# Does Sphinx' search find the words of a list or table that a page holds as HTML (a widget, a notebook's output)?
#
# Guess: yes: Sphinx reads such HTML for its index, without scripts and styles.
# Seen:  it takes the tags away and puts nothing in their place. Where no blank stands between two tags, as in what
#        programs write, the last word of an item and the first of the next become one: neither is in the index, the
#        glued one is. The same list in Markdown or reStructuredText is found word by word.
# Versions: Sphinx 7.4.7.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7
mkdir pages
echo 'project, html_theme = "Lists", "basic"' > pages/conf.py
cat > pages/index.rst <<'RST'
Lists
=====

.. toctree::

   html
   rst
RST
cat > pages/html.rst <<'RST'
As HTML
=======

.. raw:: html

   <ul><li>walnut</li><li>hazel</li></ul>
RST
cat > pages/rst.rst <<'RST'
As text
=======

* walnut
* hazel
RST
sphinx-build -q pages html
python - <<'PY'
import json
import re
import sys

index = open("html/searchindex.js", encoding="utf-8").read()
found = json.loads(re.search(r"Search\.setIndex\((.*)\)", index, re.DOTALL)[1])
names, terms = found["docnames"], found["terms"]
seen = {}
for word in ("walnut", "hazel", "walnuthazel"):
    pages = terms.get(word, [])
    seen[word] = [names[at] for at in (pages if isinstance(pages, list) else [pages])]
    print(f"{word}: found on {seen[word]}")
sys.exit(0 if seen == {"walnut": ["rst"], "hazel": ["rst"], "walnuthazel": ["html"]} else "It has changed.")
PY
