"""Exercises as pages: the released notebooks of exercises/, done and handed in without a kernel.

No code runs: the widgets that the notebook asks for are made while its page is read. What the page gets is what every
student gets, the released notebook; solutions/ is never looked at.
"""

import ast
import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from .. import content, handing_in, widgets, written
from ..widgets._base import AnswerWidget
from .lesson_cards import TIME, title
from .mounts import mount
from .translations import own

EXERCISE = re.compile(r"((?:\w\w/)?)exercises/([\w-]+)/\2")
LESSON = re.compile(r"((?:\w\w/)?)course/([\w-]+)")
CHECK = '<div class="mst-check"></div>'  # where the host script puts a button «Sjekk»


def write_widgets(app, docname, source):
    """Let the notebook say what a page shows in place of each cell with code, and leave out the answer cells."""
    if EXERCISE.fullmatch(docname):
        path = Path(app.env.doc2path(docname))
        source[0] = json.dumps(page(docname, path, app.env, own(app.config.language)["noscript"]))


def page(docname, path, env, noscript):
    """The notebook at `path` as MyST-NB is to read it: only texts, and raw HTML for each widget."""
    notebook, parts = json.loads(path.read_text(encoding="utf-8")), handing_in.parts(path)
    for file in (path.parent / "widgets").glob("*.yml"):
        env.note_dependency(str(file))
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cells += [
                _raw(one.key, _mounted(docname, one, parts, notebook, noscript)) for one in made(cell, path.parent)
            ]
        elif not cell["metadata"].get("nbgrader", {}).get("solution"):
            cells.append(cell)
    return {**notebook, "cells": [cells[0], _raw("check", CHECK), *cells[1:]]}


def made(cell, folder):
    """The widgets that a cell shows. Everything else in an exercise's cells is for a kernel."""
    found = []
    for node in ast.walk(ast.parse("".join(cell["source"]))):
        kind = getattr(widgets, node.func.id, None) if _calls_a_widget(node) else None
        if isinstance(kind, type) and issubclass(kind, AnswerWidget):
            key = ast.literal_eval(node.args[0])
            if hasattr(kind, "here"):  # what a kernel's folder would be
                kind.here = staticmethod(lambda: folder)
            told = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            found.append(kind(key, content=content.find(key, folder), **told))
    return found


def task(widget, parts):
    """What the page must know of a widget to say what is missing, and to hand its answer in."""
    counts = not isinstance(widget, widgets.HandIn)
    return {
        "widget": type(widget).__name__,
        "part": (parts.get(widget.key) or widget.title) if widget.listed else "",  # "": no part of the exercise
        "cell": written.cell_of(widget.key),
        "required": [one.data() for one in widget.required()] if counts else [],
    }


def _mounted(docname, widget, parts, notebook, noscript):
    state = {**widget.get_state(), "task": task(widget, parts)}
    before = ""
    if isinstance(widget, widgets.HandIn):
        state["handed_in"] = {"name": Path(docname).name, "notebook": notebook}
        before = CHECK
    return before + mount(docname, state, noscript, widget.fallback())


def _calls_a_widget(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in widgets.__all__


def _raw(name, html):
    return {"id": f"{name}-page", "cell_type": "raw", "metadata": {"format": "text/html"}, "source": html}


class LinkLessonAndExercise(SphinxTransform):
    """A lesson ends with the way to its exercise, and names it where it says how long it takes; an exercise begins with
    the way back."""

    default_priority = 215  # before the link to the notebook

    def apply(self, **kwargs):
        heading, words = next(self.document.findall(nodes.title), None), own(self.config.language)
        for form, place, say in (
            (LESSON, "{0}exercises/{1}/{1}", words["to_exercise"]),
            (EXERCISE, "{0}course/{1}", words["to_lesson"]),
        ):
            found = form.fullmatch(self.env.docname)
            other = place.format(*found.groups()) if found else ""
            if heading is None or other not in self.env.found_docs:
                continue
            name = title(Path(self.env.doc2path(other)))
            if form is EXERCISE:
                way = nodes.paragraph("", "", self._link(other, say.format(title=name)), classes=["mst-way"])
                heading.parent.insert(heading.parent.index(heading) + 1, way)
                continue
            name = name[:1].lower() + name[1:]  # amid a sentence
            heading.parent += nodes.paragraph("", "", self._link(other, say.format(title=name)), classes=["mst-way"])
            for paragraph in self.document.findall(nodes.paragraph):
                if paragraph.astext().startswith(TIME):
                    paragraph += [nodes.Text(f" {words['has_exercise']} "), self._link(other, name), nodes.Text(".")]

    def _link(self, page, words):
        target = {"reftype": "doc", "reftarget": f"/{page}", "refdoc": self.env.docname}
        return pending_xref("", nodes.inline("", words), refdomain="std", refexplicit=True, **target)


def setup(app):
    app.connect("source-read", write_widgets)
    app.add_transform(LinkLessonAndExercise)
