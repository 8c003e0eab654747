"""What a lesson's page brings so that each of its sections can have a note."""

from types import SimpleNamespace

import pytest

from mestring.book import section_notes

EXERCISE = "exercises/03-mestringstro/03-mestringstro"
APP = SimpleNamespace(config=SimpleNamespace(language="nb_NO"))


def body(pagename):
    context = {"body": "<h2>Del</h2>"}
    section_notes.lend(APP, pagename, "page.html", context, None)
    return context["body"]


@pytest.mark.parametrize("page", ["course/03-mestringstro", EXERCISE])
def test_a_lesson_or_exercise_brings_one_private_note_that_nobody_sees_yet(page):
    made = body(page)
    assert made.count("<template") == made.count('class="mst-mount"') == 1
    assert f'data-page="{page}"' in made and '"private": true' in made.replace(":true", ": true")


def test_only_in_an_exercise_the_note_says_that_it_is_not_handed_in():
    assert ["blir ikke levert" in body(page) for page in (EXERCISE, "course/03-mestringstro")] == [True, False]


@pytest.mark.parametrize("page", ["index", "book/hjelp"])
def test_other_pages_bring_none(page):
    assert body(page) == "<h2>Del</h2>"
