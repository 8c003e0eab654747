#!/usr/bin/env bash
# The same card, the same three answers at the same times, in the Python and the JavaScript library of FSRS (a
# scheduler that Anki has, too), without its fuzz. When is the card due?
#
# Guess: at the same time. Both have the same model and the same weights.
# Seen:  that is so if one answers at the hour when the card falls due. The next morning they part by three days:
#        Python counts whole periods of 24 hours since the last answer (two), JavaScript counts dates (three). Its
#        dates are those of UTC: at half past midnight in Oslo it is still the day before. So an app and its server
#        can't both work out the dates, and what counts as a day is for the program to settle, not for the library.
# Versions: fsrs 6.3.2 (Python), ts-fsrs 5.4.2 (Node 20).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq fsrs==6.3.2
npm install --silent ts-fsrs@5.4.2
cat > times.json <<'JSON'
{
  "when it falls due, 1 March 21:10": "2026-03-01T20:10:00Z",
  "after midnight, 2 March 00:30": "2026-03-01T23:30:00Z",
  "in the morning, 2 March 08:00": "2026-03-02T07:00:00Z",
  "in the evening, 2 March 21:10": "2026-03-02T20:10:00Z"
}
JSON
cat > ask.py <<'PY'
import json
from datetime import datetime

from fsrs import Card, Rating, Scheduler

scheduler, due = Scheduler(enable_fuzzing=False), {}
for name, last in json.load(open("times.json")).items():
    card = Card()
    for time in ("2026-02-27T20:00:00Z", "2026-02-27T20:10:00Z", last):
        card, _ = scheduler.review_card(card, Rating.Good, datetime.fromisoformat(time))
    due[name] = f"{card.due:%d %B}"
print(json.dumps(due))
PY
cat > ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";

const scheduler = fsrs({ enable_fuzz: false });
const due = {};
for (const [name, last] of Object.entries(JSON.parse(readFileSync("times.json", "utf8")))) {
  const times = ["2026-02-27T20:00:00Z", "2026-02-27T20:10:00Z", last].map((time) => new Date(time));
  let card = createEmptyCard(times[0]);
  for (const time of times) card = scheduler.next(card, time, Rating.Good).card;
  due[name] = card.due.toLocaleDateString("en-GB", { day: "2-digit", month: "long", timeZone: "UTC" });
}
console.log(JSON.stringify(due));
JS
python ask.py > python.json
node ask.mjs > javascript.json
python - <<'PY'
import json
import sys

python, javascript = (json.load(open(f"{name}.json")) for name in ("python", "javascript"))
for name in python:
    print(f"answered {name} in Oslo: due {python[name]} by Python, {javascript[name]} by JavaScript")
sys.exit(0 if list(zip(python.values(), javascript.values())) == [
    ("12 March", "12 March"), ("12 March", "12 March"), ("13 March", "16 March"), ("16 March", "16 March"),
] else "It has changed.")
PY
