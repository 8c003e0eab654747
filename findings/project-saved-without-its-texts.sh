#!/usr/bin/env bash
# A REFI-QDA project (.qdpx) is loaded and saved again, as the library's own page shows it. What is in the new file?
#
# Guess: the same project: what codes there are, what is selected, and the text that it is selected in.
# Seen:  the project without its texts: it still points to sources/….txt, but no such file is in the archive, and nothing
#        was said. With the folder that the archive was unpacked in (`source_media_dir`) the texts come along, and so does
#        the old project.qde, as a source.
# Versions: pyrefiqda 0.3.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq pyrefiqda==0.3.1
cat > ask.py <<'PY'
import warnings
import zipfile

from pyrefiqda import RefiProject

warnings.simplefilter("error")
GUID = "00000000-0000-4000-8000-000000000001"
with zipfile.ZipFile("x.qdpx", "w") as archive:
    archive.writestr("project.qde", f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources><TextSource guid="{GUID}" name="x"
plainTextPath="internal://{GUID}.txt"/></Sources></Project>""")
    archive.writestr(f"sources/{GUID}.txt", "Nå er jeg ikke redd.")


def names(path):
    with zipfile.ZipFile(path) as archive:
        return sorted(archive.namelist())


RefiProject.save(RefiProject.load("x.qdpx"), "again.qdpx")
RefiProject.save(RefiProject.load("x.qdpx", extract_dir="there"), "whole.qdpx", source_media_dir="there")
pointed = RefiProject.load("again.qdpx").sources.text_source[0].plain_text_path
print("before:", names("x.qdpx"))
print("loaded and saved:", names("again.qdpx"), "which points to", pointed)
print("with the folder:", names("whole.qdpx"))
assert names("again.qdpx") == ["project.qde"] and pointed == f"internal://{GUID}.txt", "it has changed"
assert names("whole.qdpx") == ["project.qde", f"sources/{GUID}.txt", "sources/project.qde"], "it has changed"
PY
python ask.py
