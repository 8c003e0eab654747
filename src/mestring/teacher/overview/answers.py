"""Reads an exercise's widgets and keys from its solution, and what the class answered from the hand-ins."""

import ast
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from ... import check, content, widgets
from ...answers import ANSWERS, Store
from ...widgets._base import AnswerWidget
from ..course import Course


class Asked(NamedTuple):
    """One widget of the exercise, the task it stands in, and what `check.grade` is told of it (empty: no key)."""

    task: str
    widget: AnswerWidget
    told: dict


def asked(solution: Path) -> list[Asked]:
    """The widgets of a solved exercise, in their order."""
    found, task = {}, ""
    for cell in nbformat.read(solution, as_version=4).cells:
        if cell.cell_type == "markdown":
            heads = [line for line in cell.source.splitlines() if line.startswith("#")]
            task = heads[0].lstrip("# ") if heads else task
            continue
        if cell.cell_type != "code":
            continue
        for node in ast.parse(cell.source).body:
            match node:
                case ast.Assign([ast.Name(name)], ast.Call(ast.Name(kind), [ast.Constant(str(key)), *_])) if (
                    kind in widgets.__all__ and issubclass(getattr(widgets, kind), AnswerWidget)
                ):
                    about = content.find(key, solution.parent)
                    made = getattr(widgets, kind)(key, exercise=True, store=Store(None), content=about)
                    found[name] = Asked(task, made, {})
                case ast.Expr(ast.Call(ast.Attribute(ast.Name("check"), "grade"), [ast.Name(name), *_], keywords)):
                    # The teacher's own code, which grading runs too.
                    told = {word.arg: _value(word.value) for word in keywords}
                    found[name] = found[name]._replace(told=told)
    return list(found.values())


def hand_ins(course: Course, assignment: str) -> list[Path]:
    """The folders of those whose work is graded, or, before that, handed in. A link leads to somebody else's."""
    for step in ("autograded", "submitted"):
        places = sorted(course.folder(step).glob(f"*/{assignment}"))
        if places := [place for place in places if place.is_dir() and not place.is_symlink()]:
            return places
    return []


def answers(places: list[Path], widget: AnswerWidget) -> list[Any]:
    """Each student's answer; None where there is none or it is none of the widget's."""
    found = []
    for place in places:
        folder = place / ANSWERS
        kept, _ = (None, "") if folder.is_symlink() else Store(folder, writable=False).load(widget.key)
        found.append(widget.fit(kept)[0])
    return found


def misunderstood(item: Asked, given: list[Any]) -> dict[str, set[int]]:
    """The texts of the misunderstandings of a key, and the students that each speaks to."""
    texts = [known.text for known in item.told.get("misunderstandings", ())]
    who = {text: set() for text in texts}
    for student, answer in enumerate(given):
        if texts and answer is not None:
            item.widget.answer = answer
            for text in check.grade(item.widget, **item.told).seen:
                who[text].add(student)
    return who


def _value(node: ast.expr) -> Any:
    return eval(compile(ast.Expression(node), "key", "eval"), {"check": check})
