#!/usr/bin/env bash
# Which labels does BibTeX's "alpha" style get for Norwegian authors in pybtex, and where do they sort?
#
# Guess: [Øst01] and [Åse01], in the Norwegian order (Zahl, Østby, Åsen), however the letter is written in the file.
# Seen:  Ø has no part that is ASCII, so it is lost: [stb01]. Å becomes A: [Ase01]. The same two names written as BibTeX
#        has it, {\O} and {\AA}, get other labels ([Ostby02], [AAsen02]) and stand elsewhere in the list, and Å comes
#        before Ø.
# Versions: pybtex 0.26.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq pybtex==0.26.1
cat > list.bib <<'BIB'
@book{a, author = {Østby, Kari}, title = {Bok}, year = {2001}}
@book{b, author = {{\O}stby, Kari}, title = {Bok}, year = {2002}}
@book{c, author = {Åsen, Per}, title = {Bok}, year = {2001}}
@book{d, author = {{\AA}sen, Per}, title = {Bok}, year = {2002}}
@book{e, author = {Zahl, Ove}, title = {Bok}, year = {2001}}
BIB
cat > ask.py <<'PY'
from pybtex.database import parse_file
from pybtex.plugin import find_plugin

style = find_plugin("pybtex.style.formatting", "alpha")()
entries = style.sort(parse_file("list.bib").entries.values())
seen = [(str(entry.persons["author"][0].last_names[0]), label) for entry, label in zip(entries, style.format_labels(entries))]
for name, label in seen:
    print(f"{name}: [{label}]")
assert [label for _, label in seen] == ["Zah01", "AAsen02", "Ostby02", "Ase01", "stb01"], "it has changed"
PY
python ask.py
