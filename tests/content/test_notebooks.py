"""Lessons and solved exercises as files: clean, readable in JupyterLab, with everything that a lesson needs."""

import re

import nbformat
import pytest

from mestring.book.admonitions import KINDS

from .material import EXERCISES, LESSONS, NOTEBOOKS, ROOT, START, TEACHING, number, prose, read, texts, widgets, words

LEAST_WORDS = 1200
PARTS = ["Sjekk deg selv", "Oppsummert", "Til gruppa", "Under panseret", "Les videre", "Kilder"]
HELP = ["113", "116 117", "116 123"]
HEAVY = re.compile(r"verdt å leve|selvmord|suicid|overdose|tvang", re.IGNORECASE)
MYST = re.compile(r"^\s*(```+|~~~+|:::+)\s*\{|\{[a-z:]+\}`|^\([\w-]+\)=$", re.MULTILINE)
PICTURE = re.compile(r"!\[\s*\]\(|<img(?![^>]*\balt=\"[^\"]+\")", re.IGNORECASE)


def name(path):
    return str(path.relative_to(ROOT))


lessons = pytest.mark.parametrize("path", TEACHING, ids=name)
exercises = pytest.mark.parametrize("path", EXERCISES, ids=name)
notebooks = pytest.mark.parametrize("path", NOTEBOOKS, ids=name)


def unclean(notebook):
    """Cells that carry what a run leaves behind."""
    return [c.id for c in notebook.cells if c.cell_type == "code" and (c.outputs or c.execution_count is not None)]


def unreadable_ids(notebook, lesson):
    ids = [cell.get("id", "") for cell in notebook.cells]
    form = re.compile(rf"m{lesson}-[a-z0-9]+(-[a-z0-9]+)*")
    return [i for i in ids if not form.fullmatch(i) or ids.count(i) > 1]


def unknown_boxes(text):
    """Quotes that the book would not make a box of: `> **Word …:**` with a word that it does not know."""
    starts = re.findall(r"(?:\A|\n\n)> (.*)", text)
    bold = [re.match(r"\*\*(\w+)[^*]*:\*\*", start) for start in starts]
    return [start for start, word in zip(starts, bold, strict=True) if not word or word[1].lower() not in KINDS]


def missing_help(text):
    """Numbers to call that are missing on a page with something heavy or with a content note."""
    if HEAVY.search(text) or "> **Før du" in text:
        note = re.search(r"> \*\*Før du [^:]*:\*\*.*", text)
        return [line for line in HELP if not note or line not in note[0]]
    return []


def test_there_are_lessons_and_exercises():
    assert LESSONS
    assert EXERCISES


@notebooks
def test_the_file_is_clean_and_canonical(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert unclean(notebook) == []
    assert unreadable_ids(notebook, number(path)) == []
    assert path.read_text(encoding="utf-8") == nbformat.writes(notebook) + "\n"


@notebooks
def test_plain_markdown_with_boxes_that_the_book_knows(path):
    text = prose(path)
    assert MYST.findall(text) == []
    assert PICTURE.findall(text) == []
    # The margin of a model answer is for the feedback page.
    assert [box for box in unknown_boxes(text) if not box.startswith("**Kommentar:**")] == []


@notebooks
def test_help_lines_stand_where_the_content_is_heavy(path):
    assert missing_help(prose(path)) == []


@notebooks
def test_code_is_hidden_and_marked(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            tags = cell.metadata.tags
            if "mestring" in tags:
                assert cell.metadata.jupyter.source_hidden, cell.id
                assert {"remove-input", "remove-cell"} & set(tags), cell.id
            else:
                assert "hide-input" in tags, cell.id


@lessons
def test_a_lesson_has_its_shape(path):
    text = prose(path)
    assert len(words(text.split("## Kilder")[0])) >= LEAST_WORDS
    goals = re.search(r"\*\*Etter leksjonen kan du\*\*\n\n((?:- .*\n)+)", text)
    assert 3 <= len(goals[1].splitlines()) <= 4
    assert "**Tid:**" in text
    assert re.search(r"^## Kritikk", text, re.MULTILINE)
    headings = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert [heading for heading in headings if heading in PARTS] == PARTS
    assert len(re.findall(r"^\d\. ", text.split("## Oppsummert")[1].split("\n## ")[0], re.MULTILINE)) == 5


@lessons
def test_a_group_is_led_through_as_many_minutes_as_the_lesson_says(path):
    cells = read(path).cells
    (start,) = (i for i, cell in enumerate(cells) if cell.source.startswith("## Til gruppa"))
    (said,) = re.findall(r"(\d+) minutter", cells[start].source.split("\n\n")[1])
    leads = next(made for made in widgets(path) if made.cell in [cell.id for cell in cells[start:]])
    assert leads.widget == "Facilitator"
    assert sum(step["minutes"] for step in texts(path)[leads.key]["steps"].values()) == int(said)


def test_the_start_page_shows_how_far_one_is_and_what_to_do():
    text, made = prose(START), widgets(START)
    goals = re.search(r"\*\*Etter leksjonen kan du\*\*\n\n((?:- .*\n)+)", text)
    assert 3 <= len(goals[1].splitlines()) <= 4
    assert made[0].widget == "Progress"
    assert {"QuickCheck", "CardSort"} <= {practice.widget for practice in made}
    for needed in ("**Tid:**", "tastatur", "finger", "Lagret", "Sjekk", "Lever", "Bare for deg", "Oppgave 00", *HELP):
        assert needed in text


@exercises
def test_an_exercise_says_how_to_hand_in_and_to_keep_people_anonymous(path):
    cells = read(path).cells
    points = sum(cell.metadata.nbgrader.get("points", 0) for cell in cells)
    for needed in (f"**{points} poeng**", "Lever", "anonym"):
        assert needed in cells[0].source
    assert cells[-1].source == f'HandIn("m{number(path)}-lever")'


@exercises
def test_a_student_may_ask_about_every_part_that_gives_points(path):
    heading, parts = "", {}
    for cell in read(path).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#") and not cell.metadata.nbgrader.solution:
            heading = cell.source.split("\n")[0].strip("# ").rsplit(" (", 1)[0]
        if cell.metadata.nbgrader.get("points"):
            parts[cell.metadata.nbgrader.grade_id] = heading
    assert texts(path).get(f"m{number(path)}-se-paa-nytt", {"tasks": {}})["tasks"] == parts


def test_the_guards_bite():
    dirty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", execution_count=1)])
    dirty.cells[0].id = "a3f9"
    assert unclean(dirty) == ["a3f9"]
    assert unreadable_ids(dirty, "03") == ["a3f9"]
    for text in ("```{note}\nx\n```", ":::{tip}\nx", "{cite}`bandura1997`", "(target)=\n# x"):
        assert MYST.search(text), text
    assert PICTURE.search("![](x.png)")
    assert PICTURE.search('<img src="x.png">')
    assert not PICTURE.search('<img src="x.png" alt="En trapp">')
    assert unknown_boxes("a\n\n> **Obs:** x") == ["**Obs:** x"]
    assert unknown_boxes("a\n\n> x") == ["x"]
    assert missing_help("livet er ikke verdt å leve") == HELP
    assert missing_help("> **Før du leser:** Ring 113 eller 116 117.") == ["116 123"]
