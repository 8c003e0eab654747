#!/usr/bin/env bash
# A Norwegian writes a whole hour without minutes: "27. november kl. 14". What does a reader of dates make of the 14?
#
# Guess: two in the afternoon. It knows Norwegian, and "kl." (o'clock) is among the words that it skips.
# Seen:  the hour is the YEAR 2014. After a weekday it is a day of the month (Wednesday at 9 becomes a Monday), after
#        "tomorrow" it is dropped and the clock of now kept, and only a date that has its year already comes back as
#        unread. Nothing else warns. With minutes ("kl. 14.30") a date is read right, but "i morgen" needs a colon.
#        English is no better: "27 November at 14" is in 2014, too. Write the minutes, with a colon, before reading.
# Versions: dateparser 1.5.0.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq dateparser==1.5.0
cat > ask.py <<'PY'
import sys
from datetime import datetime

import dateparser

NOW = datetime(2026, 11, 24, 8, 5)  # a Tuesday
SEEN = {
    ("nb", "27. november kl. 14"): "2014-11-27 00:00",
    ("nb", "27. november kl. 14.30"): "2026-11-27 14:30",
    ("nb", "27. november 2026 kl. 14"): None,
    ("nb", "onsdag kl. 9"): "2026-11-09 00:00",
    ("nb", "i morgen kl. 14"): "2026-11-25 08:05",
    ("nb", "i morgen kl. 14.30"): "2026-11-25 08:05",
    ("nb", "i morgen kl. 14:30"): "2026-11-25 14:30",
    ("en", "27 November at 14"): "2014-11-27 00:00",
    ("en", "tomorrow at 14"): "2026-11-25 08:05",
}
seen = {}
for language, words in SEEN:
    read = dateparser.parse(words, languages=[language], settings={"RELATIVE_BASE": NOW})
    seen[language, words] = read and f"{read:%Y-%m-%d %H:%M}"
    print(f"{words!r} is {read:%A %Y-%m-%d %H:%M}" if read else f"{words!r} is not read")
sys.exit(0 if seen == SEEN else "It has changed.")
PY
python ask.py
