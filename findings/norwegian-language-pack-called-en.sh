#!/usr/bin/env bash
# What does JupyterLab call the Norwegian language pack in its menu?
#
# Guess: "norsk". The pack on PyPI is jupyterlab-language-pack-no-NO.
# Seen:  it registers itself as no_NO, a locale that Babel does not know (Norwegian bokmål is nb_NO), so JupyterLab falls
#        back to English for the name: the menu says "En". A pack registered as nb_NO is named as one would expect.
# Versions: jupyterlab-language-pack-no-NO 4.5.post3, jupyterlab-server 2.28.1, babel 2.18.0.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq jupyterlab-language-pack-no-NO==4.5.post3 jupyterlab-server==2.28.1 babel==2.18.0
cat > ask.py <<'PY'
from babel import Locale
from jupyterlab_server.translation_utils import get_display_name, get_language_packs

packs, _ = get_language_packs("en")
for code, pack in packs.items():
    print(code, pack)
print("nb_NO would be called:", get_display_name("nb_NO", "en"))
assert packs["no_NO"]["displayName"] == "En", "it has changed"
assert "Norwegian" in get_display_name("nb_NO", "en")
PY
python ask.py
