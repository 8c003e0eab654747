#!/usr/bin/env bash
# Does a Sphinx site's search find a Norwegian word whatever form of it is typed?
#
# Guess: yes: `language: nb_NO` makes Sphinx stem the words of the pages and of the question.
# Seen:  the stems of one word's forms differ. Whoever types a longer form finds no page that has the shorter one:
#        "livskvaliteten" misses "livskvalitet", "brukerne" misses "bruker". Other words are found.
# Versions: Sphinx 7.4.7, snowballstemmer 3.1.1. The stemmer of the pages' own search script agrees with Python's.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7 snowballstemmer==3.1.1
mkdir site
echo 'language = "nb_NO"; html_search_language = "no"' > site/conf.py
printf 'Side\n====\n\nHar ordene livskvalitet, bruker og opplevelse i seg.\n' > site/index.rst
sphinx-build -q -b html site out
cat > ask.py <<'PY'
import json
import pathlib
import re

from sphinx.search import languages
from importlib import import_module

index = pathlib.Path("out/searchindex.js").read_text(encoding="utf-8")
terms = json.loads(re.search(r"Search\.setIndex\((.*)\)", index, re.S)[1])["terms"]
module, name = languages["no"].rsplit(".", 1) if isinstance(languages["no"], str) else (None, None)
norwegian = getattr(import_module(module), name)({})
seen = {}
for typed in ("livskvalitet", "livskvaliteten", "bruker", "brukere", "brukerne", "opplevelse", "opplevelsen"):
    seen[typed] = norwegian.stem(typed) in terms
    print(f"{typed}: looked up as {norwegian.stem(typed)!r}, {'found' if seen[typed] else 'NOTHING FOUND'}")
assert [word for word, found in seen.items() if not found] == ["livskvaliteten", "brukere", "brukerne"], "it has changed"
PY
python ask.py
