"""People of a hundred: the rule against closed forms, and the front end's against the rule, in fractions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring.logic import risk

from ..widgets.node import node

BASES = st.integers(1, 990).map(lambda unit: unit / 10)  # percent
RATIOS = st.integers(1, 10000).map(lambda unit: unit / 100)
MEASURES, READINGS, SIZES = (st.sampled_from(some) for some in (risk.MEASURES, risk.READINGS, (100, 1000)))


def largest_remainder(shares, of):
    """Hamilton's method: everybody's whole part, then one more each to the largest rests, the first of equals first."""
    whole = [int(share * of) for share in shares]
    rests = sorted(range(len(shares)), key=lambda i: whole[i] - shares[i] * of)
    return [count + (i in rests[: of - sum(whole)]) for i, count in enumerate(whole)]


@given(st.fractions(0, 1), SIZES)
def test_the_dots_are_shared_out_by_the_largest_remainder(share, of):
    count = risk.people(share, of)
    assert [count, of - count] == largest_remainder([share, 1 - share], of)
    assert abs(count - share * of) <= Fraction(1, 2)


@given(BASES, RATIOS)
def test_a_risk_ratio_is_the_ratio_of_risks_and_an_odds_ratio_that_of_odds(base, ratio):
    share, factor = risk.exact(base) / 100, risk.exact(ratio)
    assert risk.after(share, factor, "risk_ratio") / share == factor
    after = risk.after(share, factor, "odds_ratio")
    assert 0 < after < 1
    assert (after / (1 - after)) / (share / (1 - share)) == factor


@given(BASES, RATIOS, READINGS)
def test_a_risk_ratio_bounds_the_base_rate_and_an_odds_ratio_does_not(base, ratio, reading):
    share, factor = risk.exact(base) / 100, risk.factor(risk.exact(ratio), reading)
    assert (risk.after(share, factor, "risk_ratio") > 1) == (share > 1 / factor)
    assert risk.after(share, factor, "odds_ratio") < 1


@pytest.mark.parametrize(
    ("base", "ratio", "reading", "measure", "people"),
    [
        (7, 13, "times", "risk_ratio", 91),
        (7, 13, "more", "risk_ratio", 98),
        (7, 13, "times", "odds_ratio", 49),
        (50, 13, "times", "odds_ratio", 93),
        (20, 0.5, "times", "risk_ratio", 10),
    ],
)
def test_worked_examples(base, ratio, reading, measure, people):
    share, factor = risk.exact(base) / 100, risk.factor(risk.exact(ratio), reading)
    assert risk.people(risk.after(share, factor, measure), 100) == people


@pytest.mark.parametrize(
    ("number", "places", "words"), [("7.7", 2, "7,7"), ("10", 2, "10"), ("0.005", 2, "0,01"), ("100", 0, "100")]
)
def test_numbers_are_written_with_the_mark_of_the_language(number, places, words):
    assert risk.decimals(Fraction(number), places, ",") == words
    assert risk.decimals(Fraction(number), places, ".") == words.replace(",", ".")


@pytest.fixture(scope="module")
def front_end():
    reckon = """({ base, ratio, reading, measure, of }) => {
      const { n, d } = module.shareAfter(base, module.factorOf(ratio, reading), measure);
      const percent = [",", "."].map((mark) => module.decimals({ n: 100 * n, d }, 2, mark));
      return { n, d, count: module.people({ n, d }, of), percent };
    }"""
    with node("_risk.js", reckon) as ask:
        yield ask


def both(front_end, base, ratio, reading, measure, of):
    share = risk.after(risk.exact(base) / 100, risk.factor(risk.exact(ratio), reading), measure)
    said = front_end({"base": base, "ratio": ratio, "reading": reading, "measure": measure, "of": of})
    assert Fraction(said["n"], said["d"]) == share
    assert said["count"] == risk.people(share, of)
    assert said["percent"] == [risk.decimals(share * 100, 2, mark) for mark in ",."]


@settings(max_examples=1000, deadline=None)
@given(base=BASES, ratio=RATIOS, reading=READINGS, measure=MEASURES, of=SIZES)
def test_the_front_end_reckons_by_the_same_rule(front_end, base, ratio, reading, measure, of):
    both(front_end, base, ratio, reading, measure, of)


@pytest.mark.parametrize("measure", risk.MEASURES)
def test_the_front_end_agrees_at_every_base_rate(front_end, measure):
    for unit in range(1, 991):
        both(front_end, unit / 10, 13, "times", measure, 100)
