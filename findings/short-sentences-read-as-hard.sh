#!/usr/bin/env bash
# A text is made easier by cutting its sentences up; no word is changed. What becomes of its LIX (words in a sentence,
# plus the percentage of words over six letters), the measure of readability that is used in the Nordic countries?
#
# Guess: it falls, as the formula says: from 6 to 2 for sentences of two words.
# Seen:  it rises to 24, as if the whole text were one sentence. A "sentence" of one or two words is not counted, but
#        its words are. So one "She wept." more in a text of longer sentences raises the figure from 6 to 6.5, where
#        the formula falls to 5.2. Count sentences yourself where a text has short answers, speech or advice.
# Versions: textstat 0.7.13.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq textstat==0.7.13
cat > ask.py <<'PY'
import sys

import textstat

CLAUSES = ["Rain fell", "She wept", "We sat", "Tea came", "I spoke", "He smiled",
           "Wind rose", "They left", "Dusk came", "I slept", "Dawn broke", "We walked"]
TEXTS = {
    "three clauses to a sentence": ". ".join(", ".join(CLAUSES[at:at + 3]) for at in range(0, 12, 3)) + ".",
    "one clause to a sentence": ". ".join(CLAUSES) + ".",
}
TEXTS["three clauses to a sentence, and a short one at the end"] = TEXTS["three clauses to a sentence"] + " She wept."


def formula(text):
    words = text.replace(",", "").replace(".", "").split()
    return len(words) / text.count(".") + 100 * sum(len(word) > 6 for word in words) / len(words)


seen = []
for name, text in TEXTS.items():
    seen.append((formula(text), textstat.lix(text)))
    print(f"{name}: the formula gives {seen[-1][0]:g}, textstat {seen[-1][1]:g}")
print("sentences that textstat counts:", *map(textstat.sentence_count, TEXTS.values()))
sys.exit(0 if seen == [(6, 6), (2, 24), (5.2, 6.5)] else "It has changed.")
PY
python ask.py
