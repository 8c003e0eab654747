"""What a lesson cites stands in its list of sources, in the same words as in the book's references."""

import re

import pytest
from pybtex.database import parse_file

from mestring.book.bibliography import SAID, References
from mestring.book.english import english_works
from mestring.book.translations import own

from .material import ROOT, TEACHING, prose

WORKS = parse_file(ROOT / "book" / "references.bib").entries
# "(Miller & Rollnick, 2013)", "Rollnick, Mason og Butler (1999)", "(Dahl mfl., 2014)", "(*A title*, 2018)"
CITED = re.compile(
    r"\b([A-ZÆØÅ][\w'-]+)(?:(?:, | og | & )[A-ZÆØÅ]\w+)*(?: mfl\.)?(?:, | \()((?:19|20)\d\d|u\.å\.)"
    r"|\*([^*]+)\*, (\d{4})\b"
)


def cited(text):
    """(first author or title, year) of every work that is cited in running text."""
    return {(name or title, year or printed) for name, year, title, printed in CITED.findall(text)}


def parts(path):
    running, listed = prose(path).split("## Kilder")
    return running, re.findall(r"^- (.*)", re.sub(r"<[^>]+>|\*", "", listed), re.MULTILINE)


def fits(work, name, year):
    people = work.persons.get("author", [])
    first = " ".join(people[0].last_names) if people else work.fields["title"]
    return work.fields["year"] == year and (first == name or first.startswith(name))


@pytest.mark.parametrize("path", TEACHING, ids=str)
def test_every_citation_is_in_both_lists(path):
    running, listed = parts(path)
    assert cited(running)
    for name, year in cited(running):
        assert any(fits(work, name, year) for work in WORKS.values()), f"{name} {year} is not in references.bib"
        assert any(line.startswith(name) and year in line for line in listed), f"{name} {year} is not under Kilder"


@pytest.mark.parametrize("path", TEACHING, ids=str)
def test_the_list_of_sources_says_what_the_references_say(path):
    for line in parts(path)[1]:
        work = next(
            (work for work in WORKS.values() if work.fields.get("shorttitle", work.fields["title"]) in line), None
        )
        assert work, f"not in references.bib: {line}"
        assert work.fields["year"] in line


def test_every_work_has_a_year_or_says_that_it_has_none():
    without = [key for key, work in WORKS.items() if "year" not in work.fields]  # bibtex would cite "n.d." for it
    assert not without, "year = {u.å.}"


def test_the_book_can_print_every_kind_of_work():
    kinds = {work.type for work in WORKS.values()}
    assert [kind for kind in kinds if not hasattr(References, f"get_{kind}_template")] == []


def test_the_list_says_mfl_for_authors_it_leaves_out(monkeypatch):
    for name, words in own("nb_NO")["references"].items():
        monkeypatch.setitem(SAID, name, words)
    listed = [entry.text.render_as("text") for entry in References().format_entries(WORKS.values())]
    shortened = [work for work in WORKS.values() if "others" in map(str, work.persons.get("author", []))]
    assert not [line for line in listed if "others" in line.split("(")[0]]
    assert len([line for line in listed if "mfl." in line.split("(")[0]]) == len(shortened) > 0


def test_citations_are_found():
    text = "Slik er det (Hansen & Li, 1999, sitert i heftet). Berg, Moe og Ås (2001) er enige. Se (*En bok*, 2018)."
    assert cited(text) == {("Hansen", "1999"), ("Berg", "2001"), ("En bok", "2018")}
    assert cited("Det er mange (Vik-Li mfl., 2003, sitert i Lie mfl., u.å.).") == {
        ("Vik-Li", "2003"),
        ("Lie", "u.å."),
    }
    assert cited("Noen er uenige (O'Hara & Lie, 2020).") == {("O'Hara", "2020")}
    assert not any(fits(work, "Hansen", "1999") for work in WORKS.values())


def test_what_is_said_of_a_work_is_said_in_english_too(tmp_path):
    english_works(ROOT).to_file(tmp_path / "works.bib", "bibtex")
    english = parse_file(tmp_path / "works.bib").entries
    assert [key for key, work in english.items() if work.fields["title"] != WORKS[key].fields["title"]] == []
    assert english["anthony1993"].fields["note"] == "Cited in Leamy et al. (2011)"
    assert "u.å." not in (tmp_path / "works.bib").read_text(encoding="utf-8")
