"""What a lesson's page brings so that each of its sections can have a note."""

from types import SimpleNamespace

import pytest

from mestring.book import section_notes

APP = SimpleNamespace(config=SimpleNamespace(language="nb_NO"))


def body(pagename):
    context = {"body": "<h2>Del</h2>"}
    section_notes.lend(APP, pagename, "page.html", context, None)
    return context["body"]


def test_a_lesson_brings_one_private_note_that_nobody_sees_yet():
    made = body("course/03-mestringstro")
    assert made.count("<template") == made.count('class="mst-mount"') == 1
    assert 'data-page="course/03-mestringstro"' in made and '"private": true' in made.replace(":true", ": true")


@pytest.mark.parametrize("page", ["index", "book/hjelp", "exercises/03-mestringstro/03-mestringstro"])
def test_other_pages_bring_none(page):
    assert body(page) == "<h2>Del</h2>"
