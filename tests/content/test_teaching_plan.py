"""The plan for teachers says the minutes, headings and lessons that the notebooks say."""

import re

import pytest

from .material import EXERCISES, LESSONS, ROOT, number, prose

PLAN = (ROOT / "book" / "undervisningsplan.md").read_text(encoding="utf-8").replace("&shy;", "")
BY_NUMBER = {number(path): path for path in LESSONS}
LINK = re.compile(r"\[(\d\d) ([^\]]+)\]\(\.\./course/([^)]+)\.ipynb\)")
PRINTED = {"Lese": r"\*\*Tid:\*\* omtrent (\d+)", "Til gruppa": r"## Til gruppa\n\n.*?(\d+) minutter"}


def minutes(lesson, column):
    if column in PRINTED:
        found = re.search(PRINTED[column], prose(BY_NUMBER[lesson]))
        return int(found[1]) if found else 0
    exercise = next(path for path in EXERCISES if number(path) == lesson)
    found = re.search(r"(?:omtrent (\d+)|tar (fem)) minutter", prose(exercise))
    return int(found[1] or 5)


def tables(text):
    """Every table: its rows, each a dict by column."""
    for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        yield [dict(zip(head, row, strict=True)) for row in rows]


ROWS = [row for table in tables(PLAN) for row in table]
LINKED = [row for row in ROWS if "Lese" in row and LINK.search(row.get("Leksjon", ""))]


@pytest.mark.parametrize("row", LINKED, ids=lambda row: row["Leksjon"][:30])
def test_a_row_says_the_minutes_of_its_lesson(row):
    lesson, _, stem = LINK.search(row["Leksjon"]).groups()
    assert BY_NUMBER[lesson].stem == stem
    for column in ("Lese", "Til gruppa", "Oppgave"):
        assert row[column] == "–" or int(row[column]) == minutes(lesson, column), column


def test_the_term_has_every_lesson_once_in_order():
    weeks = [row for row in ROWS if "Dropp først" in row]
    assert [LINK.search(row["Leksjon"])[1] for row in weeks] == sorted(BY_NUMBER)


def test_what_may_be_dropped_is_in_the_lesson():
    for row in ROWS:
        for heading in re.findall("«([^»]+)»", row.get("Dropp først", "")):
            lesson = LINK.search(row["Leksjon"])[1]
            assert re.search(rf"^##+ {re.escape(heading)}$", prose(BY_NUMBER[lesson]), re.MULTILINE), heading


def test_what_to_read_first_is_earlier_and_named_in_the_lesson():
    rows = [row for row in ROWS if "Les helst først" in row]
    for row in rows:
        lesson = LINK.search(row["Leksjon"])[1]
        for first in re.findall(r"\d\d", row["Les helst først"]):
            assert first < lesson and f"({BY_NUMBER[first].name})" in prose(BY_NUMBER[lesson]), (lesson, first)
    assert rows


def test_the_paths_add_up():
    paths = [row for row in ROWS if "Vei" in row]
    for row in paths:
        lessons = row["Leksjoner"].split(", ")
        for column in ("Lese", "Til gruppa", "Oppgave"):
            assert int(row[column]) == sum(minutes(lesson, column) for lesson in lessons), (row["Vei"], column)
    assert paths


def test_the_evening_adds_up():
    rows = {row["Hva"]: int(row["Minutter"].strip("*")) for row in ROWS if "Minutter" in row}
    assert rows.pop("**Til sammen**") == sum(rows.values())
    assert (rows["Lese og prøve leksjonen"], rows["Til gruppa"]) == (minutes("03", "Lese"), minutes("03", "Til gruppa"))


def test_every_lesson_has_its_heavy_themes_and_every_outcome_real_lessons():
    assert [row["Leksjon"] for row in ROWS if "Dette kan være tungt" in row] == sorted(BY_NUMBER)[1:]
    outcomes = [row["Leksjoner"] for row in ROWS if "Leksjoner" in row and "Vei" not in row]
    assert outcomes and {lesson for said in outcomes for lesson in said.split(", ")} <= BY_NUMBER.keys()


def test_every_path_names_what_it_leads_to():
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    for lesson, name, stem in LINK.findall(PLAN):
        assert re.search(rf"course/{stem}\n +title: {lesson} {re.escape(name)}", toc), name
