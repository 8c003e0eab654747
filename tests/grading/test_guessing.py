"""Nobody gets far by tricks: what a clever guesser gets stays small, by the real checks on the real exercises.

The table: `python -m benchmarks guessing`.
"""

import pytest

from mestring import QuickCheck, check
from mestring.answers import Store

from .exercises import COUNTING, Graded
from .guessing import points, table

MOST_OF_A_TASK, MOST_OF_AN_EXERCISE = 0.5, 0.25


@pytest.fixture(scope="module", params=COUNTING)
def shares(request):
    """{task: {trick: share of its points}} of one exercise."""
    return table([request.param])[request.param]


def test_no_trick_gives_more_than_half_of_a_task(shares):
    won = {(task, trick): share for task, row in shares.items() for trick, share in row.items()}
    assert {where: share for where, share in won.items() if share > MOST_OF_A_TASK} == {}


def test_no_trick_gives_more_than_a_quarter_of_an_exercise(shares):
    assert {trick: share for trick, share in shares["all"].items() if share > MOST_OF_AN_EXERCISE} == {}


class Made(Graded):
    """A task of questions; the answer key holds the options of each."""

    def widget(self, exercise, answer=None):
        content = {
            f"q{n}": {"text": f"Spørsmål {n}", "options": dict(zip("abcd", options, strict=False))}
            for n, options in enumerate(self.answer_key)
        }
        made = QuickCheck("m03-made", exercise=True, store=Store(None), content={"questions": content})
        made.answer = answer
        return made


def made(options, key):
    leaves = {f"q{n}": check.right([letter], why="Derfor.") for n, letter in enumerate(key)}
    return Made("made", [options] * len(key), "QuickCheck", {"key": leaves, "points": 2})


@pytest.mark.parametrize(
    ("trick", "options", "key"),
    [
        ("longest", ("kort", "et langt svar", "nei", "to"), "bbbbbb"),
        ("shortest", ("kort svar", "et langt svar", "et nei", "to"), "dddddd"),
        ("first", ("en", "to", "tre", "fire"), "aaaaaa"),
        ("one heap", ("en", "to", "tre", "fire"), "cccccc"),
        ("in turn", ("en", "to", "tre"), "bcabca"),
        ("in blocks", ("en", "to", "tre"), "aabbcc"),
    ],
)
def test_each_trick_wins_where_it_is_let(trick, options, key):
    assert points(made(options, key), "", trick) == 2


def test_guessing_at_random_is_worth_little_even_with_two_options():
    assert 0 < points(made(("en", "to"), "ababba"), "", "random") / 2 < MOST_OF_AN_EXERCISE
