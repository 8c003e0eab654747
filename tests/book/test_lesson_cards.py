"""What the cards of the front page take from the lessons."""

import pytest

from mestring.book.lesson_cards import about

from ..content.material import LESSONS


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_lesson_says_its_title_and_its_minutes(path):
    title, minutes = about(path)
    assert title and 5 <= minutes <= 90
