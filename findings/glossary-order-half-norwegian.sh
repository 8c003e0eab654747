#!/usr/bin/env bash
# In which order does Sphinx put the words of a Norwegian glossary with `:sorted:`?
#
# Guess: the Norwegian one: … z, æ, ø, å (or, failing that, that of code points: å, æ, ø after z).
# Seen:  half of each. Accents are taken off before sorting, so å stands among the a's; æ and ø have none to take off
#        and stand last.
# Versions: Sphinx 7.4.7.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7
mkdir site
echo 'language = "nb_NO"' > site/conf.py
{ printf 'Ordliste\n========\n\n.. glossary::\n   :sorted:\n\n'; for word in ære zen øve åre avtale; do printf '   %s\n      Et ord.\n\n' "$word"; done; } > site/index.rst
sphinx-build -q -b text site out
order=$(grep -E '^[^ *]' out/index.txt | grep -v Ordliste | tr '\n' ' ')
echo "$order"
[ "$order" = "avtale åre zen ære øve " ] || { echo "it has changed"; exit 1; }
