"""Figures carry words, and are readable where the screen is narrow."""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

import mestring.text
from mestring.figures import (
    Figure,
    appraisal_flow,
    coherence_map,
    column_chart,
    conditions_and_chime,
    doubling,
    expectation_circle,
    four_models,
    health_continuum,
    hope_lines,
    hundred_episodes,
    importance_confidence_map,
    marker_way,
    model_curves,
    relations_three_ways,
    ripple,
    search_flow,
    survivors,
    tension_fields,
    three_questions,
    twelve_points,
    widening_view,
)
from mestring.figures._style import DPI, SMALL, WIDTH, canvas, number
from mestring.text import LANGUAGES

TEXT = Path(mestring.text.__file__).parent
GIVEN = {"column_chart": "ikke", "tension_fields": "og"}  # what an example below brings of its own
NORWEGIAN = set("og ikke det som på til med av er et jeg hva hvor viser linje linjer under".split())
FIGURES = {
    "four_models": four_models,
    "model_curves": lambda: model_curves("both"),
    "twelve_points": twelve_points,
    "appraisal_flow": appraisal_flow,
    "hope_lines": lambda: hope_lines({"Brevet": (1, 3), "Turen": (None, 2), "Besøket": (4, 0)}),
    "hundred_episodes": lambda: hundred_episodes(both=98),
    "expectation_circle": expectation_circle,
    "importance_confidence_map": lambda: importance_confidence_map({"Borghild": (10, 1), "Samir": (3, 9)}),
    "three_questions": three_questions,
    "column_chart": lambda: column_chart({"Kari": {"Flaks": 2, "Vet ikke": 0}, "Ola": {"Flaks": 1, "Andre": 3}}),
    "conditions_and_chime": conditions_and_chime,
    "health_continuum": health_continuum,
    "search_flow": lambda: search_flow({"Søk A": (["2015–2020"], 40, 3), "Søk B": (["alle år"], "?", 1)}, total="?"),
    "survivors": survivors,
    "relations_three_ways": relations_three_ways,
    "ripple": ripple,
    "tension_fields": lambda: tension_fields("Kine og Eskil"),
    "marker_way": lambda: marker_way({"Hjelp–Kontroll": (-2, 0), "Teori–Praksis": (5, 1)}, ("Først", "Så")),
    "widening_view": widening_view,
    "doubling": lambda: doubling([2000, 2015]),
    "coherence_map": lambda: coherence_map(
        {"Begripelighet": {"Brevene": (-2, 1)}, "Meningsfullhet": {"Koret": (0, 2)}}, moments=("Før", "Etter")
    ),
}


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_shows_itself_with_its_alt_text(draw):
    figure = draw()
    shown = figure._repr_mimebundle_()
    assert len(figure.alt) > 80
    assert f'alt="{figure.alt}"' in shown["text/html"]
    assert shown["text/plain"] == figure.alt
    width = struct.unpack(">I", figure.png[16:20])[0]
    assert width == WIDTH * DPI
    assert SMALL / 72 * DPI * 320 / width >= 12  # px of the smallest text on the narrowest screen


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_in_lines_it_is_the_same_picture_of_the_same_shape(draw):
    figure = draw()
    wide, high = map(float, re.search(r'<svg [^>]*width="([\d.]+)pt" height="([\d.]+)pt"', figure.svg).groups())
    shown, tall = figure.size
    assert wide == WIDTH * 72 and abs(tall / shown - high / wide) < 0.01
    assert f'width="{shown}" height="{tall}"' in figure._repr_mimebundle_()["text/html"]
    assert figure.svg.count("<text") > 1 and len(figure.svg) < 30_000
    assert figure.svg == draw().svg
    assert unquote(figure.address.partition(",")[2]) == figure.svg and not re.search("[\"'#&]", figure.address)
    fetched = re.sub(r'xmlns(:xlink)?="[^"]*"|<!DOCTYPE[^>]*>', "", figure.svg)
    assert "http" not in fetched


def test_the_map_says_where_each_goal_stands():
    alt = FIGURES["importance_confidence_map"]().alt
    assert "Borghild: viktighet 10, mestringstro 1, i ruta «viktig, men liten tro»." in alt
    assert "Samir: viktighet 3, mestringstro 9, i ruta «mindre viktig, men stor tro»." in alt


def test_the_column_chart_says_every_number_also_where_a_column_is_missing():
    alt = FIGURES["column_chart"]().alt
    assert "Kari: Flaks 2, Vet ikke 0, Andre 0." in alt
    assert "Ola: Flaks 1, Vet ikke 0, Andre 3." in alt


def test_the_coherence_map_says_every_weight_and_no_sum():
    alt = FIGURES["coherence_map"]().alt
    assert "Begripelighet: Brevene før tærer mye (−2), etter bærer litt (1)." in alt
    assert "Meningsfullhet: Koret før verken–eller (0), etter bærer mye (2)." in alt
    assert "Håndterbarhet: Naboen bærer litt (1)." in coherence_map({"Håndterbarhet": {"Naboen": (1,)}}).alt


def test_the_coherence_map_refuses_a_weight_that_is_not_one_of_the_five():
    with pytest.raises(KeyError):
        coherence_map({"Meningsfullhet": {"Koret": (3,)}})


def test_a_figure_without_words_is_refused():
    with pytest.raises(ValueError, match="alt text"):
        Figure(canvas(1)[0], alt=" ")


def test_the_same_figure_twice_is_the_same_picture():
    assert expectation_circle().png == expectation_circle().png


@pytest.mark.parametrize(
    ("value", "text"), [(10, "10"), (0.5, "0,5"), (1234.5, "1\N{NO-BREAK SPACE}234,5"), (-2, "\N{MINUS SIGN}2")]
)
def test_numbers_are_norwegian(value, text):
    assert number(value) == text


def test_numbers_are_english_in_english(monkeypatch):
    monkeypatch.setenv("MESTRING_LANGUAGE", "en")
    assert [number(1234.5), number(-2)] == ["1,234.5", "\N{MINUS SIGN}2"]


def test_both_languages_have_the_same_words_to_fill_in():
    norwegian, english = (json.loads((TEXT / f"figures_{code}.json").read_text("utf-8")) for code in LANGUAGES)
    assert _shape(norwegian) == _shape(english)


def _shape(words):
    """Names, order and lengths, and what each text has places for."""
    if isinstance(words, dict):
        return [(name, _shape(value)) for name, value in words.items()]
    return list(map(_shape, words)) if isinstance(words, list) else sorted(re.findall(r"{\w+}", words))


@pytest.mark.parametrize("name", FIGURES)
def test_an_english_figure_says_the_same_without_norwegian(name, monkeypatch):
    monkeypatch.setenv("MESTRING_LANGUAGE", "en")
    words = set(re.findall(r"\w+", FIGURES[name]().alt))
    assert words & NORWEGIAN <= set(GIVEN.get(name, "").split())


def test_matplotlib_waits_until_something_is_drawn():
    code = "import sys, mestring.figures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_hope_lines_are_told_phase_by_phase():
    alt = FIGURES["hope_lines"]().alt
    assert "1. Brevet: håp litt, håpløshet mye. 2. Turen: håp ikke tegnet, håpløshet en del." in alt
    assert "3. Besøket: håp svært mye, håpløshet ikke noe." in alt
