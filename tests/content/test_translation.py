"""The English edition says what the Norwegian says now, with the same ids, points and order, and in English."""

import json
import subprocess
import sys

import pytest

from mestring.teacher.translation import editions, parity, seals, stray_words
from mestring.teacher.translation.units import units

from .material import ROOT

PAGE = "# Hjelp\n\nRing.\n\n## Når?\n\n```sh\n# ingen overskrift\n```\n\n## Når?\n\nAlltid.\n"
CELL = {"cell_type": "markdown", "id": "m03-a", "metadata": {"tags": ["concept:hope"]}, "source": ["## Håp\n", "Ja."]}
CODE = {
    "cell_type": "code",
    "id": "m03-b",
    "metadata": {"tags": ["mestring"]},
    "source": ['Note("m03-b", text="Ja vel")'],
}
MARKED = {**CODE, "source": ["### BEGIN HIDDEN TESTS\n", *CODE["source"]]}
BANK = "m03-tro:\n  concepts: [hope]\n  text: Hva er tro?\n  options: {a: Ja, b: Nei}\n  right: a\n"


def notebook(*cells):
    return json.dumps({"cells": cells, "metadata": {}})


def test_what_changed_in_norwegian_is_rendered_again():
    assert [f"{one.english} {one.unit}" for one in seals.changes(ROOT)] == []


def test_what_counts_is_the_same_in_both_languages():
    assert parity.faults(ROOT) == []
    assert editions.without_original(ROOT) == []


def test_what_is_missing_is_listed_and_what_is_listed_is_missing():
    assert editions.missing(ROOT) == []


def test_no_word_of_the_other_language_is_left():
    assert stray_words.stray_words(ROOT) == {}


def test_a_page_has_a_unit_for_each_heading_and_none_for_a_comment_in_code():
    assert list(units("book/hjelp.md", PAGE)) == ["(top)", "# Hjelp", "## Når?", "## Når? (2)"]
    assert "".join(units("book/hjelp.md", PAGE).values()) == PAGE


@pytest.mark.parametrize(
    ("name", "norwegian", "english", "fault"),
    [
        ("a.ipynb", notebook(CELL, CODE), notebook(CODE, CELL), "cells"),
        ("a.ipynb", notebook(CELL), notebook({**CELL, "metadata": {}}), "metadata"),
        ("a.ipynb", notebook(CELL), notebook({**CELL, "source": ["# Hope\n"]}), "headings"),
        ("a.ipynb", notebook(CODE), notebook({**CODE, "source": ['Note("m03-c", text="Yes")']}), "code"),
        ("a.ipynb", notebook(CODE), notebook({**CODE, "source": ['Note("m03-b", text="Yes", least=1)']}), "code"),
        ("a.ipynb", notebook(CODE), notebook(MARKED), "marker"),
        ("book/a.md", PAGE, PAGE.replace("## Når?", "### When?", 1), "headings"),
        ("book/a.md", "[x](om.md)", "[x](about.md)", "links"),
        ("m03.yml", BANK, BANK.replace("right: a", "right: b"), "right"),
        ("m03.yml", BANK, BANK.replace("[hope]", "[despair]"), "concepts"),
        ("m03.yml", BANK, BANK.replace("b: Nei", "c: Nei"), "keys"),
        ("m03.yml", BANK, BANK.replace("b: Nei", "b: No"), "False is not of the kind"),  # YAML's own words
    ],
)  # fmt: skip
def test_a_difference_that_counts_is_found(name, norwegian, english, fault):
    assert [fault in found for found in parity.differences(name, norwegian, english)] == [True]


@pytest.mark.parametrize(
    ("name", "norwegian", "english"),
    [
        ("a.ipynb", notebook(CELL, CODE), notebook({**CELL, "source": ["## Hope\n", "Yes."]},
                                                   {**CODE, "source": ['Note("m03-b", text="Oh yes")']})),
        ("m03.yml", BANK, BANK.replace("Hva er tro?", "What is belief?").replace("a: Ja", "a: 'Yes'")),
        ("book/a.md", "[x](om.md#mer)", "[about](om.md#more)"),
    ],
)  # fmt: skip
def test_other_words_are_no_difference(name, norwegian, english):
    assert list(parity.differences(name, norwegian, english)) == []


def test_a_change_is_shown_with_the_text_before_it_and_sealed_again(tmp_path):
    course = tmp_path / "course" / "bank"
    (tmp_path / "en" / "course" / "bank").mkdir(parents=True)
    course.mkdir(parents=True)
    for folder in (course, tmp_path / "en" / "course" / "bank"):
        (folder / "m03.yml").write_text(BANK, encoding="utf-8")

    def run(*command):
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={"COLUMNS": "99"})

    translation = (sys.executable, "-m", "mestring.teacher.translation")
    assert run(*translation, "seal").stdout == "sealed en/course/bank/m03.yml\n"
    assert seals.changes(tmp_path) == []
    run("git", "init", "-q")
    run("git", "add", ".")
    run("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a")
    (course / "m03.yml").write_text(BANK.replace("tro?", "håp?"), encoding="utf-8")
    shown = run(*translation, "drift")
    assert shown.returncode == 1
    assert "Hva er tro?" in shown.stdout and "Hva er håp?" in shown.stdout
    assert run(*translation, "seal").stdout == ""  # what was sealed is sealed again by name only
    assert len(seals.changes(tmp_path)) == 1
    run(*translation, "seal", "en/course/bank/m03.yml")
    assert seals.changes(tmp_path) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Hope is og despair", 1),
        ("en", "a small håp", 1),
        ("en", 'Kari Åsen says <span lang="nb">det går</span> and `ikke` [here](ikke/som.md)', 0),
        ("nb", "Håp and trøst", 1),
        ("nb", "Håp (IS-1948) er å være <em lang='en'>the</em>", 1),
        ("nb", 'Håp er <span lang="en">the thing</span>', 0),
        ("nb", "Sense of Coherence", 0),
    ],
)
def test_a_stray_word_is_found_and_a_marked_one_is_not(language, text, count):
    assert len(stray_words.strays(text, language, ["Sense of Coherence"])) == count
