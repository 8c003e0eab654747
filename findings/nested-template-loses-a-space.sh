#!/usr/bin/env bash
# A script writes a list of page numbers with a template literal inside another's `${}`. It is minified. Does it still
# say the same?
#
# Guess: yes. A minifier takes out what the program doesn't need, and a space in a text is none of that.
# Seen:  rjsmin takes the inner template for code: "3 0 R" becomes "30 R" and two blanks become one, without a word,
#        and the program still runs. So does jsmin, also when told that the backtick is a quote; without that it cuts
#        the outer text as well. Both go by patterns, not by a parser. minify-html parses, and changes nothing.
# Versions: rjsmin 1.3.0, jsmin 3.0.1, minify-html 0.18.1 (Node 20 runs what they write).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq rjsmin==1.3.0 jsmin==3.0.1 minify-html==0.18.1
cat > ask.py <<'PY'
import subprocess
import sys

import jsmin
import minify_html
import rjsmin

SOURCE = """const pages = [3, 5];
console.log(`Kids [${pages.map((page) => `${page} 0 R`).join(" ")}], ${pages.map((page) => `page  ${page}`)} end`);
"""
MINIFIERS = {
    "the source": lambda code: code,
    "rjsmin": rjsmin.jsmin,
    "jsmin": jsmin.jsmin,
    "jsmin, with ` as a quote": lambda code: jsmin.jsmin(code, quote_chars="'\"`"),
    "minify-html": lambda code: minify_html.minify(f"<script>{code}</script>", minify_js=True)[8:].partition("</")[0],
}
seen = {}
for name, minify in MINIFIERS.items():
    run = subprocess.run(["node", "-e", minify(SOURCE)], capture_output=True, text=True, check=True)
    seen[name] = run.stdout.strip()
    print(f"{name}: {seen[name]}")
sys.exit(0 if seen == {
    "the source": "Kids [3 0 R 5 0 R], page  3,page  5 end",
    "rjsmin": "Kids [30 R 50 R], page 3,page 5 end",
    "jsmin": "Kids[30 R 50 R],page 3,page 5end",
    "jsmin, with ` as a quote": "Kids [30 R 50 R], page 3,page 5 end",
    "minify-html": "Kids [3 0 R 5 0 R], page  3,page  5 end",
} else "It has changed.")
PY
python ask.py
