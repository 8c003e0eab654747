"""Percent agreement and Cohen's kappa of two codings, against scikit-learn's."""

import math
import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, cohen_kappa_score

from .node import node

ANSWERS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def agreement():
    with node("_condensation_agreement.js", "([mine, theirs]) => module.agreement(mine, theirs)") as ask:
        yield lambda pairs: ask([[mine for mine, _ in pairs], [theirs for _, theirs in pairs]])


@settings(deadline=None)
@given(pairs=ANSWERS)
@example(pairs=[(True, True)] * 9)
@example(pairs=[(False, False)] * 9)
@example(pairs=[(True, False)] * 9)
def test_the_numbers_are_scikit_learns(agreement, pairs):
    mine, theirs = zip(*pairs, strict=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it is undefined is asked for
        kappa = cohen_kappa_score(mine, theirs, labels=[False, True])
    seen = agreement(pairs)
    assert seen["percent"] == pytest.approx(100 * accuracy_score(mine, theirs))
    if math.isnan(kappa):
        assert seen["kappa"] is None and len(set(pairs)) == 1 and seen["percent"] == 100
    else:
        assert seen["kappa"] == pytest.approx(kappa, abs=1e-12)


@settings(deadline=None)
@given(pairs=ANSWERS)
def test_who_is_asked_first_does_not_matter(agreement, pairs):
    seen, turned = agreement(pairs), agreement([(theirs, mine) for mine, theirs in pairs])
    assert [seen[name] for name in ("percent", "kappa", "skewed")] == [
        turned[name] for name in ("percent", "kappa", "skewed")
    ]
