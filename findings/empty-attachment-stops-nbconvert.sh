#!/usr/bin/env bash
# What does nbconvert say of a picture in the text whose data is gone?
#
# Guess: the same, whether the attachment's entry is gone too or stands there without data.
# Seen:  without the entry a plain InvalidNotebook("missing attachment: …"), which a program can catch and tell on. The
#        notebook format allows an entry without data too (what is left when a picture is emptied); nbconvert asks for
#        its first kind of data, and "generator raised StopIteration" comes out: no InvalidNotebook, and it names
#        neither the picture nor the cell. nbformat calls both notebooks valid.
# Versions: nbformat 5.11.1, nbconvert 7.17.2.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq nbformat==5.11.1 nbconvert==7.17.2
cat > show.py <<'PY'
import sys

import nbformat
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook

seen = []
for attachments in ({"picture.png": {}}, {}):
    cell = new_markdown_cell("Before ![my picture](attachment:picture.png) after", attachments=attachments)
    notebook = new_notebook(cells=[cell])
    nbformat.validate(notebook)
    try:
        HTMLExporter().from_notebook_node(notebook)
        seen.append("shown")
    except Exception as error:
        seen.append(f"{type(error).__name__}({error})")
    print(f"attachments {attachments}: valid for nbformat, and nbconvert: {seen[-1]}")
expected = ["RuntimeError(generator raised StopIteration)", "InvalidNotebook(missing attachment: picture.png)"]
sys.exit(0 if seen == expected else "It has changed.")
PY
python show.py
