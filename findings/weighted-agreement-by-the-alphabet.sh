#!/usr/bin/env bash
# Two coders say how often a theme comes up in eight texts, and agreement is weighted: "rarely" against "often" counts
# as worse than "rarely" against "sometimes". How large is it? And with numbers from 1 to 5, when nobody used 3 and 4?
#
# Guess: the same in each library, or a question about the order of the words.
# Seen:  scikit-learn and irrCAC put the words in alphabetical order and say nothing, so "often" stands beside
#        "rarely", "sometimes" comes last, and 0.71 becomes 0.60. scikit-learn closes up steps that nobody used, so
#        that 2 against 5 is one step, and 0.44 becomes 0.54; irrCAC does not. krippendorff asks for the order. Always
#        name the scale.
# Versions: scikit-learn 1.9.1, irrCAC 0.4.4, krippendorff 0.9.0.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq scikit-learn==1.9.1 irrCAC==0.4.4 krippendorff==0.9.0
cat > ask.py <<'PY'
import sys

import krippendorff
import pandas
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score

CASES = {  # the scale, and what each coder said
    "words": (["rarely", "sometimes", "often"],
              "rarely rarely sometimes often often sometimes rarely often".split(),
              "rarely sometimes sometimes often sometimes sometimes rarely often".split()),
    "steps": ([1, 2, 3, 4, 5], [1, 1, 2, 2, 5, 5, 1, 2], [1, 2, 2, 5, 5, 2, 1, 2]),
}


def formula(scale, one, other):
    """Weighted kappa by its definition, with the distance on the scale as weight."""
    far = lambda a, b: abs(scale.index(a) - scale.index(b))
    return 1 - sum(map(far, one, other)) / (sum(far(a, b) for a in one for b in other) / len(one))


def scikit(one, other, scale=None):
    return cohen_kappa_score(one, other, weights="linear", labels=scale)


def irrcac(one, other, scale=None):
    ratings = pandas.DataFrame({"one": one, "other": other})
    return CAC(ratings, weights="linear", categories=scale).conger()["est"]["coefficient_value"]


seen = {}
for name, (scale, one, other) in CASES.items():
    print(f"{name}: by the definition {formula(scale, one, other):.2f}")
    for library in (scikit, irrcac):
        seen[name, library.__name__] = f"{library(one, other):.2f}", f"{library(one, other, scale):.2f}"
        print("  {}: {}; {} with the scale named".format(library.__name__, *seen[name, library.__name__]))
    assert f"{formula(scale, one, other):.2f}" == seen[name, "scikit"][1] == seen[name, "irrcac"][1]
try:
    krippendorff.alpha(CASES["words"][1:], level_of_measurement="ordinal")
    asked = False
except ValueError as error:
    asked = True
    print("krippendorff:", error)
sys.exit(0 if asked and seen == {
    ("words", "scikit"): ("0.60", "0.71"), ("words", "irrcac"): ("0.60", "0.71"),
    ("steps", "scikit"): ("0.54", "0.44"), ("steps", "irrcac"): ("0.44", "0.44"),
} else "It has changed.")
PY
python ask.py
