"""A private note to each section of a lesson: what the host script makes one of, when its button is pressed."""

from ..widgets import Note
from .exercise_pages import LESSON
from .mounts import mount
from .translations import own


def lend(app, pagename, templatename, context, doctree):
    """Write the note that all of the page's are made from; until then it is nothing that a page shows."""
    if LESSON.fullmatch(pagename) and "body" in context:
        note = Note("m00-notat", content=own(app.config.language)["section_note"])
        made = mount(pagename, note.get_state(), "")
        context["body"] += f'<template class="mst-section-notes">{made}</template>'


def setup(app):
    app.connect("html-page-context", lend)
