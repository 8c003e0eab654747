"""Names of the class in a text: whole ones, and those that Canvas writes as one word."""

import pytest

from mestring.teacher.classmates import named

KNOWN = {"berghansenåsemarie", "olsenjohan", "nordmann"}


@pytest.mark.parametrize("text", ["Hilsen Marie.", "Åsemarie skrev det.", "nordmann", "(Johan)", "Hansen sa det."])
def test_a_name_is_found(text):
    assert named(text, KNOWN)


@pytest.mark.parametrize("text", ["", "Han er der.", "Men hun gikk.", "marie", "Borghild", "En berg-og-dal-bane"])
def test_other_words_are_not(text):
    assert not named(text, KNOWN)
