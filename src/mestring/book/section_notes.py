"""A private note to each section of a lesson or exercise: what the host script makes one of, once it is asked for."""

from ..widgets import Note
from .exercise_pages import EXERCISE, LESSON
from .mounts import mount
from .translations import own

FORMS = {"section_note": LESSON, "exercise_note": EXERCISE}


def lend(app, pagename, templatename, context, doctree):
    """Write the note that all of the page's are made from; until then it is nothing that a page shows."""
    kind = next((name for name, form in FORMS.items() if form.fullmatch(pagename)), None)
    if kind and "body" in context:
        note = Note("m00-notat", content=own(app.config.language)[kind])
        made = mount(pagename, note.get_state(), "")
        context["body"] += f'<template class="mst-section-notes">{made}</template>'


def setup(app):
    app.connect("html-page-context", lend)
