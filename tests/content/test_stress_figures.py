"""The figures of lesson 02: what is seen is said."""

import pytest

from mestring.figures import appraisal_flow, hundred_episodes
from mestring.text import figure_words


def test_the_flow_names_every_box_and_the_ways_out_and_back():
    alt = appraisal_flow().alt
    for words in (
        *(heading for heading, _ in figure_words("appraisal_flow")["boxes"]),
        "uten betydning",
        "begge veier",
        "revurdering, tilbake",
    ):
        assert words.lower() in alt.lower()


@pytest.mark.parametrize(("both", "one"), [(98, 2), (100, 0), (0, 100)])
def test_the_dots_are_counted(both, one):
    alt = hundred_episodes(both).alt
    assert f"{both} er fylte" in alt
    assert f"{one} er tomme" in alt
