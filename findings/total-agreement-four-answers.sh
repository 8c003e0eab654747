#!/usr/bin/env bash
# Two coders agree on every single unit, and all units got the same code. How large is the agreement?
#
# Guess: 1, everywhere.
# Seen:  "not a number", 1, an error about the data, and a division by zero, by library and measure (chance agreement is
#        1 too, so the textbook formula is 0 / 0, and each library decides for itself). Check for this case yourself.
# Versions: scikit-learn 1.9.1, statsmodels 0.15.0, krippendorff 0.9.0, simpledorff 0.0.2, irrCAC 0.4.4, nltk 3.10.4.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq scikit-learn==1.9.1 statsmodels==0.15.0 krippendorff==0.9.0 simpledorff==0.0.2 irrCAC==0.4.4 nltk==3.10.4
cat > ask.py <<'PY'
import warnings

warnings.simplefilter("ignore")
UNITS = 6


def scikit():
    from sklearn.metrics import cohen_kappa_score
    return cohen_kappa_score(["x"] * UNITS, ["x"] * UNITS)


def statsmodels():
    from statsmodels.stats.inter_rater import cohens_kappa
    return cohens_kappa([[UNITS, 0], [0, 0]], return_results=False)


def krippendorff():
    import krippendorff as library
    return library.alpha([[1] * UNITS, [1] * UNITS], level_of_measurement="nominal")


def simpledorff():
    import pandas
    import simpledorff as library
    rows = [{"unit": unit, "coder": coder, "code": "x"} for unit in range(UNITS) for coder in "ab"]
    return library.calculate_krippendorffs_alpha_for_df(pandas.DataFrame(rows), "unit", "coder", "code")


def irrcac(measure):
    import pandas
    from irrCAC.raw import CAC
    return getattr(CAC(pandas.DataFrame({"a": ["x"] * UNITS, "b": ["x"] * UNITS})), measure)()["est"]["coefficient_value"]


def nltk():
    from nltk.metrics.agreement import AnnotationTask
    return AnnotationTask([(coder, unit, "x") for unit in range(UNITS) for coder in "ab"]).kappa()


def answer(function, *arguments):
    try:
        return f"{float(function(*arguments)):.3g}"
    except Exception as error:
        return type(error).__name__


seen = {f.__name__: answer(f) for f in (scikit, statsmodels, krippendorff, simpledorff, nltk)}
seen |= {f"irrcac {measure}": answer(irrcac, measure) for measure in ("conger", "krippendorff", "gwet")}
for name, said in seen.items():
    print(f"{name}: {said}")
assert seen == {
    "scikit": "nan", "statsmodels": "nan", "krippendorff": "ValueError", "simpledorff": "ZeroDivisionError", "nltk": "1",
    "irrcac conger": "nan", "irrcac krippendorff": "1", "irrcac gwet": "1",
}, "it has changed"
PY
python ask.py
