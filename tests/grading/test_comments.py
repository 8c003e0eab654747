"""What readers handed on, as one page: damaged and foreign files are refused with a sentence, and no word is markup."""

import json

import pytest

from mestring.book.translations import own
from mestring.teacher import cli, comments
from mestring.teacher.translation.stray_words import strays

from .exercises import ROOT

LESSON = "course/03-mestringstro"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one lesson, and we stand in it."""
    (tmp_path / "course").mkdir()
    cells = ["# Mestringstro", "## Først", "## Så"]
    notebook = {"cells": [{"cell_type": "markdown", "source": [text]} for text in cells]}
    (tmp_path / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def handed_on(path, *given, **about):
    said = {"mestring": "comments", "version": 1, "at": "2026-11-28T12:00:00Z", "who": "", "leave": "no", "name": ""}
    parts = ("page", "section", "title", "text")
    path.write_text(
        json.dumps({**said, **about, "comments": [dict(zip(parts, one, strict=True)) for one in given]}),
        encoding="utf-8",
    )
    return str(path)


def test_one_page_by_lesson_and_section_in_the_lessons_order(course, capsys):
    first = handed_on(course / "a.json", (LESSON, "saa", "Så", "Godt sagt.\nTakk."), who="lived", leave="nameless")
    second = handed_on(
        *(course / "b.json", (LESSON, "forst", "Først", "<b>Nei</b> & «nei»"), ("course/99-ny", "x", "X", "Hva?")),
        **{"who": "family", "leave": "named", "name": "Kari <3"},
    )
    assert cli.run(["comments", first, second, first]) == cli.FINE
    assert "3 tilbakemeldinger fra 2 filer" in capsys.readouterr().out
    page = (course / "grading" / "tilbakemeldinger.html").read_text(encoding="utf-8")
    order = ["<h2>03 Mestringstro</h2>", "<h3>Først</h3>", "<h3>Så</h3>", "<h2>course/99-ny</h2>", "finnes ikke"]
    assert [page.index(part) for part in order] == sorted(page.index(part) for part in order)
    assert "&lt;b&gt;Nei&lt;/b&gt; &amp; «nei»" in page and "Kan nevnes som «Kari &lt;3»." in page
    assert "<blockquote>Godt sagt.\nTakk.</blockquote><p>En med egen erfaring. Kan nevnes uten navn.</p>" in page
    assert page.count("<blockquote>") == 3 and "<script" not in page
    assert cli.run(["comments", second]) == cli.FINE
    assert (course / "grading" / "tilbakemeldinger-2.html").name in capsys.readouterr().out
    assert (course / "grading" / "tilbakemeldinger.html").read_text(encoding="utf-8") == page, "the first one is kept"


REFUSED = {
    "tom.json": (b"", comments.DAMAGED),
    "halv.json": (b'{"mestring": "comments", "version": 1, "comm', comments.DAMAGED),
    "latin.json": ('{"mestring": "å"}'.encode("latin-1"), comments.DAMAGED),
    "dyp.json": (b"[" * 200_000, comments.DAMAGED),
    "liste.json": (b"[]", comments.FOREIGN),
    "annen.json": (b'{"version": 1}', comments.FOREIGN),
    "stor.json": (b" " * (comments.MOST_BYTES + 1), comments.FOREIGN),
    "ny.json": (b'{"mestring": "comments", "version": 2}', comments.NEWER),
    "uten.json": (b'{"mestring": "comments", "version": 1}', comments.DAMAGED),
    "tall.json": (
        b'{"mestring": "comments", "version": 1, "who": "", "leave": "no", "name": "",'
        b' "comments": [{"page": 1, "section": "x", "title": "X", "text": "x"}]}',
        comments.DAMAGED,
    ),
    "hvem.json": (
        b'{"mestring": "comments", "version": 1, "who": ["lived"], "leave": "no", "name": "", "comments": []}',
        comments.DAMAGED,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_damaged_and_foreign_files_are_refused_with_a_sentence_and_the_rest_is_taken(course, capsys, name):
    data, why = REFUSED[name]
    (course / name).write_bytes(data)
    good = handed_on(course / "god.json", (LESSON, "forst", "Først", "Ja."))
    assert cli.run(["comments", name, good]) == cli.NEEDS_YOU
    said = capsys.readouterr()
    assert said.err.strip() == why.format(name) and "1 tilbakemelding fra 1 fil" in said.out
    assert cli.run(["comments", name, "borte.json"]) == cli.FAILED
    assert "borte.json lot seg ikke åpne" in capsys.readouterr().err


def test_no_page_outside_the_course_is_read(course):
    (course / "hemmelig.ipynb").write_text((course / f"{LESSON}.ipynb").read_text())
    for page in ("hemmelig", "course/../hemmelig", "/etc/passwd", "course/a/b"):
        assert comments._about(course, page) == ("", {})


def test_what_the_form_asks_is_what_is_read():
    words = own("nb_NO")["review"]
    assert words["who"].keys() == comments.WHO.keys() and words["leaves"].keys() == comments.LEAVE.keys()


def test_the_page_is_in_english_for_whoever_reads_english(course, capsys, monkeypatch):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    kari = handed_on(course / "a.json", ("course/99", "x", "X", "Yes."), who="family", leave="named", name="Kari")
    assert cli.run(["comments", kari]) == cli.FINE
    assert "1 piece of feedback from 1 file" in capsys.readouterr().out
    page = (course / "grading" / "tilbakemeldinger.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "A relative. May be mentioned as ‘Kari’." in page
    assert strays(page, "en") == []
