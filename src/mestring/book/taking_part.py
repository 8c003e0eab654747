"""Readers who take part: the form that makes one file of chosen notes, and what was corrected after such readers.

`book/rettelser.yml` is a list of corrections, printed with the reader's leave on the lesson's page and together:

    - lesson: 03-mestringstro
      date: 2026-12-24
      text: I delen om … står det nå …, for …     # what is said now, and why
      by: en leser med egen erfaring              # as the reader wishes to be called, or a name
"""

import json
from datetime import date
from html import escape
from pathlib import Path

import yaml
from babel.dates import format_date
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .exercise_pages import EXERCISE, LESSON
from .lesson_cards import title
from .translations import own

FILE = "book/rettelser.yml"
PARTS = {"lesson", "date", "text", "by"}


def corrections(source: Path) -> list[dict]:
    """The corrections, oldest first. Raises ValueError for one that is not whole: it would be printed wrong."""
    path = Path(source, FILE)
    listed = (yaml.safe_load(path.read_text(encoding="utf-8")) or []) if path.exists() else []
    for one in listed:
        if not isinstance(one, dict) or one.keys() != PARTS or not isinstance(one["date"], date):
            raise ValueError(f"{FILE}: a correction has {', '.join(sorted(PARTS))}, and its date is one: {one}")
        if not Path(source, "course", f"{one['lesson']}.ipynb").exists():
            raise ValueError(f"{FILE}: there is no lesson {one['lesson']}")
    return sorted(listed, key=lambda one: one["date"])


class ReviewKit(SphinxDirective):
    """The place of the form; `host/review.js` brings it to life."""

    def run(self):
        source = Path(self.env.srcdir)
        pages = [name for name in sorted(self.env.found_docs) if LESSON.fullmatch(name) or EXERCISE.fullmatch(name)]
        titles = json.dumps({name: title(source / f"{name}.ipynb") for name in pages}, ensure_ascii=False)
        words = own(self.config.language)["noscript_review"]
        html = f'<div class="mst-review" data-titles="{escape(titles)}"><noscript><p>{words}</p></noscript></div>'
        return [nodes.raw("", html, format="html")]


class Corrections(SphinxDirective):
    """All of them, or one honest sentence where there are none."""

    def run(self):
        self.env.note_dependency(str(Path(self.env.srcdir, FILE)))
        found, words = corrections(self.env.srcdir), own(self.config.language)
        if not found:
            return [nodes.paragraph("", words["no_corrections"])]
        return [
            nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", line(one, self.config))) for one in found))
        ]


def line(one, config):
    """A correction in a sentence."""
    day = format_date(one["date"], own(config.language)["day"], config.language)
    lesson = one["lesson"][:2]
    return own(config.language)["correction"].format(lesson=lesson, text=one["text"].strip(), by=one["by"], day=day)


def print_on_lesson(app, pagename, templatename, context, doctree):
    """At the end of the lesson that was corrected; on every other page nothing."""
    if LESSON.fullmatch(pagename) and "body" in context:
        found = [one for one in corrections(app.srcdir) if f"course/{one['lesson']}" == pagename]
        items = "".join(f"<li>{escape(line(one, app.config))}</li>" for one in found)
        heading = escape(own(app.config.language)["corrected"])
        context["body"] += f'<section id="rettelser"><h2>{heading}</h2><ul>{items}</ul></section>' if items else ""


def setup(app):
    app.add_directive("review-kit", ReviewKit)
    app.add_directive("corrections", Corrections)
    app.connect("html-page-context", print_on_lesson)
