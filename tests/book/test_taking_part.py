"""What was corrected after readers is printed where it belongs; until then one sentence says that nobody has yet."""

from datetime import date
from types import SimpleNamespace

import pytest
import yaml

from mestring.book import taking_part

ONE = {"lesson": "06-recovery", "date": date(2026, 12, 24), "text": "Nå står det <mer>.", "by": "en leser & venn"}
CONFIG = SimpleNamespace(language="nb_NO")


@pytest.fixture
def source(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "course").mkdir()
    for name in ("06-recovery", "07-haap"):
        (tmp_path / "course" / f"{name}.ipynb").touch()
    return tmp_path


def listed(source, *corrections):
    (source / taking_part.FILE).write_text(yaml.safe_dump(list(corrections), allow_unicode=True), encoding="utf-8")
    return source


def printed(source, pagename):
    context = {"body": "<h2>Del</h2>"}
    taking_part.print_on_lesson(SimpleNamespace(srcdir=source, config=CONFIG), pagename, "page.html", context, None)
    return context["body"].removeprefix("<h2>Del</h2>")


def directive(source):
    env = SimpleNamespace(srcdir=source, note_dependency=lambda _: None)
    this = SimpleNamespace(env=env, config=CONFIG)
    return [node.astext() for node in taking_part.Corrections.run(this)]


def test_a_correction_stands_on_its_lesson_and_in_the_list_and_nowhere_else(source):
    listed(source, ONE)
    said = "Leksjon 06, 24. desember 2026: Nå står det <mer>. (Takk til en leser & venn.)"
    assert directive(source) == [said]
    made = printed(source, "course/06-recovery")
    assert "<h2>Rettet etter lesere</h2>" in made
    assert "<li>Leksjon 06, 24. desember 2026: Nå står det &lt;mer&gt;. (Takk til en leser &amp; venn.)</li>" in made
    for page in ("course/07-haap", "exercises/06-recovery/06-recovery", "book/medvirkning", "index"):
        assert printed(source, page) == ""


@pytest.mark.parametrize("kept", ["", "[]", None])
def test_as_long_as_there_is_none_the_lessons_are_as_before_and_the_list_says_so(source, kept):
    if kept is not None:
        (source / taking_part.FILE).write_text(kept)
    assert printed(source, "course/06-recovery") == ""
    assert directive(source) == ["Ingen har vært med ennå, så her står det ingenting."]


@pytest.mark.parametrize(
    "wrong", [{**ONE, "lesson": "99-borte"}, {**ONE, "date": "julaften"}, {"lesson": "06-recovery"}, "06-recovery"]
)
def test_what_would_be_printed_wrong_stops_the_build(source, wrong):
    with pytest.raises(ValueError, match="rettelser.yml"):
        taking_part.corrections(listed(source, wrong))
