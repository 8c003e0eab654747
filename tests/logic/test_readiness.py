"""The rulers' rules: every score has possible questions, and the map has four quadrants."""

import pytest

from mestring.logic import readiness


@pytest.mark.parametrize("score", readiness.SCORES)
def test_no_question_is_impossible(score):
    questions = readiness.follow_up(score)
    assert questions
    assert all(other in readiness.SCORES for _, other in questions)
    assert all(other < score for kind, other in questions if kind == "why_not_lower")
    assert all(other == score + 1 for kind, other in questions if kind == "what_for_higher")


def test_the_ends_of_the_ruler_are_asked_differently():
    assert readiness.follow_up(1) == [("what_for_higher", 2)]
    assert [kind for kind, _ in readiness.follow_up(10)] == ["why_not_lower", "hold_on"]


def test_borghild_stands_where_the_goal_matters_and_the_belief_is_small():
    assert readiness.quadrant(importance=10, confidence=1) == "high-low"
    assert {readiness.quadrant(i, c) for i in readiness.SCORES for c in readiness.SCORES} == {
        "high-high",
        "high-low",
        "low-high",
        "low-low",
    }
    assert (readiness.half(5), readiness.half(6)) == ("low", "high")


@pytest.mark.parametrize("value", [0, 11, -1, 5.0, "5", True, None])
def test_only_whole_numbers_from_1_to_10_are_scores(value):
    with pytest.raises(ValueError):
        readiness.check_score(value)
