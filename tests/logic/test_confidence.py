"""Scores of confidence: what was given both times, and how a group's answers lie, against numpy."""

import random

import numpy
import pytest

from mestring.logic.confidence import LEVELS, SCORES, change, check_score, level, paired


@pytest.mark.parametrize("score", [-1, 11, True, 7.0, "7", None])
def test_a_score_is_a_whole_number_from_0_to_10(score):
    with pytest.raises((ValueError, TypeError)):
        check_score(score)


def test_every_score_lies_in_one_level():
    assert [level(score) for score in SCORES] == ["low"] * 4 + ["middle"] * 3 + ["high"] * 4
    assert sorted(score for scores in LEVELS.values() for score in scores) == list(SCORES)


def test_paired_is_what_was_given_both_times():
    given = {"before": {"a": 1, "b": 2}, "after": {"b": 5, "c": 9}}
    assert paired(given) == {"before": {"b": 2}, "after": {"b": 5}}
    for one in (None, {}, {"before": {"a": 1}}, {"after": {"a": 1}}, {"before": {"a": 1}, "after": {"b": 1}}):
        assert paired(one) == {}


def random_class(rng, size):
    """Answers with ties, items left out, and people who answered once or never."""

    def scores():
        return {item: rng.randint(0, 10) for item in "abc" if rng.random() < 0.8}

    return [
        rng.choice([None, {"before": scores()}, {"after": scores()}] + [{"before": scores(), "after": scores()}] * 5)
        for _ in range(size)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_group_lies_as_numpy_says(seed):
    rng = random.Random(seed)
    given = random_class(rng, rng.randint(0, 40))
    nan = float("nan")
    for item in "abc":
        table = numpy.array(
            [[(one or {}).get(moment, {}).get(item, nan) for moment in ("before", "after")] for one in given]
        ).reshape(-1, 2)
        whole = ~numpy.isnan(table).any(axis=1)
        pairs = table[whole]
        found = change(item, given)
        assert found.number == len(pairs)
        if len(pairs):
            assert [found.before, found.after] == list(numpy.median(pairs, axis=0))
        else:
            assert (found.before, found.after) == (None, None)
        ways = numpy.sign(numpy.diff(table, axis=1)).ravel()
        for who, way in ((found.higher, 1), (found.same, 0), (found.lower, -1)):
            assert who == set(numpy.flatnonzero(ways == way))


def test_who_answered_once_counts_neither_before_nor_after():
    given = [{"before": {"a": 0}}, {"after": {"a": 10}}, {"before": {"a": 4}, "after": {"a": 4}}, None]
    assert change("a", given) == (1, 4, 4, set(), {2}, set())
