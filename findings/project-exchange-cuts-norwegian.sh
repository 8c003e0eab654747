#!/usr/bin/env bash
# A REFI-QDA project (.qdpx, the exchange format of NVivo, ATLAS.ti, MAXQDA and QualCoder) has a Norwegian text, two codes
# and two selections. What do two Python readers say that is coded, and with what?
#
# Guess: both the same: the format counts Unicode code points, as Python does.
# Seen:  qdaPy does. qdpxlib counts BYTES: a selection slides one letter for each æ, ø and å before it, so that sentences
#        lose their stop, and what has none is left out. It makes a blank of every letter outside ASCII in texts, and
#        leaves it out of names: "Så" and "Sø" are both "S".
# Versions: qdpxlib 0.1.4 (needs tqdm, without saying so), qdapy 0.1.0.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq qdpxlib==0.1.4 tqdm==4.67.1 qdapy==0.1.0
cat > ask.py <<'PY'
import zipfile

import qdapy
from qdpxlib.qdpxlib import QDPXFile

TEXT = "Før var jeg redd for natta. Nå er jeg ikke redd lenger. Så får vi se hvordan det går."
SELECTED = ["Før var jeg redd for natta. Nå er jeg ikke redd lenger.", "Så får vi se hvordan det går."]


def guid(number):
    return f"00000000-0000-4000-8000-{number:012}"


def selection(number, sentence, code):
    start = TEXT.index(sentence)
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="" startPosition="{start}" endPosition="{start + len(sentence)}" '
        f'creatingUser="{guid(3)}" creationDateTime="2026-01-01T00:00:00Z"><Coding guid="{guid(number + 10)}">'
        f'<CodeRef targetGUID="{guid(code)}"/></Coding></PlainTextSelection>'
    )


project = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="x"><Users><User guid="{guid(3)}" name="x"/></Users><CodeBook>
<Codes><Code guid="{guid(1)}" name="Så" isCodable="true"/><Code guid="{guid(2)}" name="Sø" isCodable="true"/></Codes>
</CodeBook><Sources><TextSource guid="{guid(4)}" name="x" plainTextPath="internal://{guid(4)}.txt">
{"".join(selection(20 + i, sentence, 1 + i) for i, sentence in enumerate(SELECTED))}
</TextSource></Sources></Project>"""
with zipfile.ZipFile("x.qdpx", "w") as archive:
    archive.writestr("project.qde", project)
    archive.writestr(f"sources/{guid(4)}.txt", TEXT)

fragments = qdapy.read_qdpx("x.qdpx", warn=False).fragments
good = list(fragments[["code", "text"]].itertuples(index=False, name=None))
library = QDPXFile("x.qdpx")
bad = [(label, text) for _, text, _, _, labels in library.codings for label in labels]
for name, seen in {"qdaPy": good, "qdpxlib": bad}.items():
    for code, text in seen:
        print(f"{name}: {code!r} has {text!r}")
print("qdpxlib's codes by name:", sorted(library.code_name_to_guid))
assert good == list(zip(["Så", "Sø"], SELECTED)), "qdaPy has changed"
assert bad == [("S", "F r var jeg redd for natta.")] and list(library.code_name_to_guid) == ["S"], "qdpxlib has changed"
PY
python ask.py
