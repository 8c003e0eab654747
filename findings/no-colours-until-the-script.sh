#!/usr/bin/env bash
# The theme under Jupyter Book has a setting default_mode; "auto", the colours that the reader's machine asks for, is
# what it has by itself. What changes where a site says "auto" in so many words?
#
# Guess: nothing.
# Seen:  without JavaScript the page has no colours any more: it comes as data-theme="auto", and the style sheet has
#        colours for "light", for "dark" and for pages without that attribute alone. With JavaScript they come late, in
#        both cases: the script in the page's head writes "auto", or nothing at all, into the attribute, and only the
#        theme's deferred script turns it into one of the two; every element gets its style a second time then.
# Versions: pydata-sphinx-theme 0.17.1, Sphinx 7.4.7.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7 pydata-sphinx-theme==0.17.1
mkdir site
printf 'Welcome\n=======\n\nHello.\n' > site/index.rst
for mode in silent auto; do
  echo 'html_theme = "pydata_sphinx_theme"' > site/conf.py
  [ $mode = silent ] || echo 'html_context = {"default_mode": "auto"}' >> site/conf.py
  sphinx-build -qq site $mode
done
python - <<'PY'
import re
import sys
from pathlib import Path

sheet = Path("auto/_static/styles/pydata-sphinx-theme.css").read_text(encoding="utf-8")
rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
coloured = sorted({where.strip() for where, what in rules if "--pst-color-text-base:" in what})
print("the colour of text is set for:", ", ".join(coloured))
found = {}
for mode in ("silent", "auto"):
    page = Path(mode, "index.html").read_text(encoding="utf-8")
    attribute = re.search(r'<html[^>]*?(data-theme="\w*")?\s*>', page)[1]
    found[mode] = (attribute, re.search(r"dataset\.theme = (.*);", page)[1])
    print(f"{mode}: the page comes with {attribute}, its head writes {found[mode][1]}")
    assert re.search(r"<script defer[^>]*scripts/pydata-sphinx-theme\.js", page)
expected = {
    "silent": (None, 'localStorage.getItem("theme") || ""'),
    "auto": ('data-theme="auto"', 'localStorage.getItem("theme") || "auto"'),
}
known = ["html:not([data-theme])", "html[data-theme=dark]", "html[data-theme=light]"]
sys.exit(0 if (coloured, found) == (known, expected) else "It has changed.")
PY
