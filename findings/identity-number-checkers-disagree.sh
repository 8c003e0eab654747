#!/usr/bin/env bash
# Do the libraries that check Norwegian identity numbers agree on what one is?
#
# Guess: yes, the rule is public. All numbers here are made up for this test.
# Seen:  no. An ordinary number, a D-number (day + 40), an H-number (month + 40) and a synthetic test number (month + 80)
#        get three different sets of answers: stdnum looks at the date (and refuses the test number), fodselsnummer
#        refuses H and test numbers, norwegian-numbers looks at the two check digits only and takes all four.
# Versions: python-stdnum 2.2, fodselsnummer 1.5, norwegian-numbers 1.0.2.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq python-stdnum==2.2 fodselsnummer==1.5 norwegian-numbers==1.0.2
cat > ask.py <<'PY'
import fodselsnummer
import norwegian_numbers
from stdnum.no import fodselsnummer as stdnum


def number(date):
    """The first number of this date with right check digits."""
    for individual in range(100, 500):
        digits = [int(digit) for digit in f"{date}{individual}"]
        for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)):
            digits.append(-sum(map(int.__mul__, weights, digits)) % 11)
        if max(digits) < 10:
            return "".join(map(str, digits))


NUMBERS = {"ordinary": "150390", "D": "550390", "H": "154390", "test": "158390"}
seen = {}
for kind, date in NUMBERS.items():
    made = number(date)
    seen[kind] = (
        stdnum.is_valid(made), fodselsnummer.check_fnr(made), norwegian_numbers.verify_birth_number(made)
    )
    print(f"{kind}: stdnum {seen[kind][0]}, fodselsnummer {seen[kind][1]}, norwegian-numbers {seen[kind][2]}")
assert seen == {
    "ordinary": (True, True, True), "D": (True, True, True), "H": (True, False, True), "test": (False, False, True)
}, "it has changed"
PY
python ask.py
