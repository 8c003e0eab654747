"""What the lessons ask of their readers: the minutes they say, and how long one reads with nothing to touch."""

import nbformat
import pytest

from mestring import CondensationBench, progress
from mestring.answers import Store
from mestring.book.lesson_cards import about
from mestring.teacher.measures import MINUTES, QUESTION, Measures, _each, count, main, measure, said

from .material import EXERCISES, LESSONS, ROOT, TEACHING

COMMAND = "`python -m mestring.teacher.measures` writes the minutes and prints the rest"
COUNTING = [path for path in EXERCISES if not path.stem.startswith("00")]  # the first is for practice
LIMIT = 400  # words: about two and a half minutes
lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


@lessons
def test_a_lesson_says_the_minutes_it_takes(path):
    assert about(path)[1] == pytest.approx(measure(path).exact, rel=0.1), COMMAND


@pytest.mark.parametrize("path", COUNTING, ids=lambda path: path.stem)
def test_an_exercise_says_the_minutes_it_takes_and_is_done_in_an_hour(path):
    exact = measure(ROOT / "exercises" / path.stem / path.name).exact
    assert int(MINUTES.search(path.read_text(encoding="utf-8"))[0].split()[-1]) == pytest.approx(exact, rel=0.1), (
        COMMAND
    )
    assert 30 <= exact <= 65


def test_the_start_page_and_the_book_say_the_same_minutes():
    rows = {row["path"]: row["minutes"] for row in progress.read(ROOT / "course", "m00-framdrift")}
    assert {path.name: str(about(path)[1]) for path in TEACHING}.items() <= rows.items()


@lessons
def test_there_is_something_to_touch(path):
    found = measure(path)
    assert found.longest <= LIMIT, f"from «{found.where}». {COMMAND}"


@lessons
def test_who_is_asked_to_think_has_a_place_to_write(path):
    assert measure(path).without_field == []


@pytest.fixture
def lesson(tmp_path):
    """Writes a lesson of these cells, Markdown or a widget's key, and gives back what is measured in it."""

    def write(*sources):
        (tmp_path / "widgets").mkdir()
        words = "m09-a: {prompt: Skriv ned tre ord, thoughts: Fire ord til deg}\n"
        words += "m09-b: {title: T, questions: {q: {text: A b, options: {a: {text: C, right: true, feedback: D e f},"
        words += " b: {text: G, feedback: H}}}}}"
        (tmp_path / "widgets" / "m09.yml").write_text(words, encoding="utf-8")
        made = {"m09-a": 'Note("m09-a")', "m09-b": 'QuickCheck("m09-b")'}
        cells = [
            nbformat.v4.new_code_cell(made[source]) if source in made else nbformat.v4.new_markdown_cell(source)
            for source in sources
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "09.ipynb")
        return measure(tmp_path / "09.ipynb")

    return write


def test_read_are_the_text_and_what_the_widgets_say(lesson):
    found = lesson("# En tittel\n\nTo ord", "m09-a", "Tre ord til", "m09-b")
    assert (found.words, found.widget_words) == (4 + 3, 8 + 8)
    assert found.seconds == 90 + 15
    assert found.exact == pytest.approx(23 / 180 + 105 / 60)


def test_what_is_folded_away_is_not_counted(lesson):
    group = "## Til gruppa\n\nMange ord her\n\n### Roller\n\nFlere ord"
    fold = "Ett\n\n<details>\n<summary>Mer</summary>\n\nMye mer\n\n</details>"
    assert lesson(fold, group, "> **Refleksjon:** Hm?", "## Oppsummert\n\nTo").words == 1 + 2


def test_the_longest_stretch_and_where_it_begins(lesson):
    found = lesson("# A\n\nb c", "m09-b", "## D\n\ne f g", "### H\n\ni", "m09-a", "j " * 5)
    assert (found.longest, found.where) == (4 + 2, "D")


def test_the_stretch_after_the_last_widget_counts_too(lesson):
    found = lesson("# A\n\nb c", "m09-b", "d " * 5)
    assert (found.longest, found.where) == (5, "A")


def test_a_prompt_has_the_field_that_follows_it(lesson):
    found = lesson(
        "# A\n\nx\n\n> **Oppgave:** Gjør dette.", "m09-b", "> **Refleksjon:** Hva?\n\n> **Merk:** x", "m09-a"
    )
    assert found.with_field == 2
    assert found.without_field == ["A: **Refleksjon:** Hva?"]
    assert found.seconds == 15 + 90 + 45


def test_a_step_of_the_bench_takes_longer_than_a_code_to_choose():
    about_it = {"title": "Benk", "utterances": {"u01": {"who": "Kari", "text": "Jeg leser litt. Så sover jeg."}}}
    steps, codes = (
        CondensationBench("m09-benk", store=Store(None), content=about_it | more)
        for more in ({}, {"codes": {"ro": "Ro"}})
    )
    assert (steps.parts, codes.parts) == (4, 1)
    assert _each(steps) > _each(codes) > QUESTION


def test_words_are_what_one_reads():
    assert count('Se <span lang="en">self-efficacy</span> i [leksjon 03](03-mestringstro.ipynb)') == 6
    assert said({"title": "A b", "cards": {"x": {"text": "C", "right": ["y"], "why": "D e"}}, "start": "x"}) == 5


def test_a_short_lesson_says_its_minutes_and_a_long_one_fives():
    assert [Measures(seconds=60 * minutes).minutes for minutes in (5.4, 29.4, 31, 48)] == [5, 29, 30, 50]


def test_the_command_needs_the_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="root"):
        main()
