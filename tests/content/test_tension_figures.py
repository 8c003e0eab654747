"""The figures of lesson 09: every pole, question and place that is seen is said."""

import pytest

from mestring.figures import marker_way, relations_three_ways, tension_fields
from mestring.text import figure_words

WAY = {"Hjelp–Kontroll": (-2, 0, 5), "Teori–Praksis": (1, 1, -4)}
MOMENTS = ("Først", "Etter brevet", "Etter møtet")


def test_the_three_words_and_what_they_say_are_said():
    alt = relations_three_ways().alt
    for name, says in figure_words("relations_three_ways")["rows"]:
        assert name in alt
        assert says.replace("\n", " ") in alt


def test_the_fields_say_the_case_every_pole_and_every_question():
    alt = tension_fields("Kine, Eskil\nog kontoutskriften").alt
    assert "Kine, Eskil og kontoutskriften" in alt
    for left, asks_left, right, asks_right in figure_words("tension_fields")["lines"]:
        assert f"{left} spør: {asks_left}".replace("\n", " ") in alt
        assert f"{right} spør: {asks_right}".replace("\n", " ") in alt


def test_the_way_says_every_place_in_its_order():
    alt = marker_way(WAY, MOMENTS).alt
    assert alt.startswith("2 linjer fra −5 til 5")
    told = "først mot hjelp (−2), etter brevet i midten (0), etter møtet mot kontroll (5)."
    assert f"Hjelp og kontroll: {told}" in alt
    assert "Teori og praksis: først mot praksis (1), etter brevet mot praksis (1), etter møtet mot teori (−4)." in alt


def test_a_field_needs_a_place_for_every_moment():
    with pytest.raises(ValueError, match="dimension"):
        marker_way({"Hjelp–Kontroll": (1, 2)}, MOMENTS)


def test_another_way_is_another_picture():
    assert marker_way(WAY, MOMENTS).png != marker_way(WAY | {"Teori–Praksis": (1, 1, -3)}, MOMENTS).png
