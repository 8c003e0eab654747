"""The figure of lesson 06: both lists are said, and who stands alone in each."""

from mestring.figures import conditions_and_chime
from mestring.figures.recovery import RELATIVES, chime, conditions


def test_both_lists_the_pairs_and_those_alone_are_said():
    alt = conditions_and_chime().alt
    assert f"De fem vilkårene: {', '.join(conditions())}." in alt
    assert f"CHIME: {', '.join(chime())}." in alt
    assert all(f"{conditions()[one]} og {chime()[part]}" in alt for one, part in RELATIVES)
    assert "Uten strek blant vilkårene: Trygg og egnet bolig, Penger nok." in alt
    assert "Uten strek i CHIME: Identitet, Myndiggjøring." in alt


def test_another_reading_is_another_picture():
    other = conditions_and_chime({"Penger nok": "Myndiggjøring"})
    assert "Streker binder sammen: Penger nok og Myndiggjøring." in other.alt
    assert other.png != conditions_and_chime().png


def test_nobody_related_is_said_too():
    assert "Streker binder sammen: ingen." in conditions_and_chime({}).alt
