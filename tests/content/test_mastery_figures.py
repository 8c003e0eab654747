"""The figures of lesson 01: every word and number that is seen is said, and nothing more is claimed."""

import pytest

from mestring.figures import doubling, widening_view
from mestring.figures.mastery import PLACES, TARGET, yearly_growth

VIEWS = ["selvstendighet", "lindring", "trygghet", "å bli sett", "selvbestemmelse", "mening", "aksept"]


def test_the_wider_view_names_all_seven_views_and_no_number():
    alt = widening_view().alt
    assert [view for view in VIEWS if view not in alt] == []
    assert len(PLACES) == len(VIEWS) - 1
    assert not any(letter.isdigit() for letter in alt)


@pytest.mark.parametrize("start", [2000, 2015, 2039])
def test_the_yearly_growth_doubles(start):
    assert (1 + yearly_growth(start) / 100) ** (TARGET - start) == pytest.approx(2)


def test_the_doubling_says_each_start_in_norwegian_numbers():
    alt = doubling([2000, 2015]).alt
    assert "Fra 2000: 1,7 prosent i året. Fra 2015: 2,8 prosent i året." in alt


def test_the_earlier_the_start_the_slower_the_growth():
    assert yearly_growth(2000) < yearly_growth(2015) < yearly_growth(2025)
