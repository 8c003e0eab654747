#!/usr/bin/env bash
# Norwegian puts words together, often with an s between: likeperson-s-arbeid (peer work). Where may such a word be
# broken at the end of a line, by a Python and a JavaScript library for hyphenation in bokmål?
#
# Guess: where its parts meet, after the s; or not at all, if the library doesn't know the word.
# Seen:  "likeperson-sarbeid", "recover-yarbeid", "egenom-sorg" (self-care), "døgnen-het" (a ward with beds), and
#        never where their parts meet; "over-g-reps-utsatt" gets a lone g. A reader meets "sorg" (grief) at the start
#        of a line. The two libraries agree on every word, so one is no check of the other. Put no soft hyphens into a
#        text by machine without reading them.
# Versions: pyphen 0.18.1, hyphen 1.14.1 (Node 20).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq pyphen==0.18.1
npm install --silent hyphen@1.14.1
cat > words.json <<'JSON'
{
  "mestrings|forventning": "mest-rings-for-vent-ning",
  "hverdags|liv": "hver-dags-liv",
  "likepersons|arbeid": "like-per-son-sar-beid",
  "recovery|arbeid": "recover-yar-beid",
  "egen|omsorg": "egenom-sorg",
  "døgn|enhet": "døgnen-het",
  "overgreps|utsatt": "over-g-reps-ut-satt"
}
JSON
cat > ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import bokmaal from "hyphen/nb/index.js";

const words = Object.keys(JSON.parse(readFileSync("words.json", "utf8"))).map((word) => word.replace("|", ""));
console.log(JSON.stringify(words.map((word) => bokmaal.hyphenateSync(word, { hyphenChar: "-" }))));
JS
node ask.mjs > javascript.json
python - <<'PY'
import json
import sys

import pyphen

expected = json.load(open("words.json", encoding="utf-8"))
javascript = json.load(open("javascript.json", encoding="utf-8"))
python = [pyphen.Pyphen(lang="nb").inserted(word.replace("|", "")) for word in expected]
for word, broken in zip(expected, python):
    first = word.split("|")[0]
    good = len(first) in [len(broken[:at].replace("-", "")) for at, letter in enumerate(broken) if letter == "-"]
    print(f"{word}: {broken}, {'also' if good else 'never'} where its parts meet")
sys.exit(0 if python == javascript == list(expected.values()) else "It has changed.")
PY
