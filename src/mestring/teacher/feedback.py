"""Turns a graded hand-in into a feedback page: each task with the student's answer, the points and the reasons.

The page is built from what may be shown, not by hiding the rest: no code, no hidden test, no mark scheme.
"""

import re
from contextlib import nullcontext
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import nbformat
import yaml
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbgrader.api import Gradebook
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution, is_task
from traitlets import Instance, List, Unicode
from traitlets.config import Config

from ..errors import PlainError
from ..text.messages import _, writing_to
from . import anchors, criteria, editions, sanitize, verdict_rows
from .batch.outputs import STOPPED, TAMPERED, TOO_LONG
from .course import Course
from .requests import requests

WIDGET = re.compile(r'"(m\d\d-[a-z0-9-]+)"')  # the answer key in a widget's cell
HEADING = re.compile(r"#+ +(.+?)(?: *\(\d+ (?:poeng|points?)\))?$", re.MULTILINE)  # the page tells the points itself
MARK_SCHEME = re.compile(r"^[^\n]*BEGIN MARK SCHEME.*?(?:END MARK SCHEME[^\n]*|\Z)", re.DOTALL | re.MULTILINE)
UNANSWERED = re.compile(r'<div[^>]*data-state="missing"')  # a whole verdict, not one of its rows
PARTLY = 'class="mst-verdict" data-state="partial"'


class FeedbackExporter(HTMLExporter):
    """HTML from our own template; its words stand beside it, in each language."""

    def __init__(self, config=None, **kwargs):
        config = Config(config or {})
        config.FeedbackExporter.template_name = "feedback"
        config.FeedbackExporter.extra_template_basedirs = [str(Path(__file__).parent / "templates")]
        super().__init__(config=config, **kwargs)
        self.register_filter("points", lambda points, decimal: f"{points:g}".replace(".", decimal))


class CollectFeedback(Preprocessor):
    """Puts into `resources["feedback"]` what the template shows."""

    enabled = True
    not_whole = List(Unicode(), help="Students whose points are not final").tag(config=True)
    gradebook = Instance(Gradebook, allow_none=True)  # one that is open; else it is opened for each page

    def preprocess(self, nb, resources):
        """Collect the sections of the notebook that give points."""
        about = resources["nbgrader"]
        where = (about["notebook"], about["assignment"], about["student"])
        self.language = editions.language_of(nb.cells, self._course, about["assignment"])
        self.said = words_in(self.language)
        with writing_to(self.language):
            return self._collect(nb, resources, about, where)

    def _collect(self, nb, resources, about, where):
        sections = [{"title": about["notebook"], "prompts": [], "parts": []}]
        with nullcontext(self.gradebook) if self.gradebook else Gradebook(about["db_url"]) as gradebook:
            submission = gradebook.find_submission_notebook(*where)
            penalty = submission.late_submission_penalty or 0
            total = {"score": submission.score - penalty, "points": submission.max_score, "penalty": penalty}
            grades = {grade.name: grade for grade in submission.grades}
            comments = {comment.name: comment.manual_comment or "" for comment in submission.comments}
            asked = requests(nb.cells)
            for cell in nb.cells:
                self._add(cell, sections, grades, comments, about, asked)
        counting = [s | {"stands": stands(s)} for s in sections if any("points" in part for part in s["parts"])]
        resources["feedback"] = {
            "title": sections[1]["title"] if len(sections) > 1 else about["notebook"],
            "sections": counting,
            "waiting": any(part.get("waiting") for s in sections for part in s["parts"]),
            "whole": about["student"] not in self.not_whole,
            "next": next_step(counting),
            "language": self.language,
            "said": self.said,
            **total,
        }
        return nb, resources

    def _add(self, cell, sections, grades, comments, about, asked):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if is_grade(cell) or is_solution(cell) or is_task(cell):
            part = _result(cell, self.said) if cell.cell_type == "code" else _written(cell)
            if is_solution(cell) or is_task(cell):
                said, rest = criteria.met(comments[name], sections[-1].get("criteria", []))
                answer, words = anchors.in_answer(part.get("answer", ""), rest, name, self.said)
                part |= {"answer": answer, "comment": _markdown(words), "noted": words != rest}
                part["criteria"] = _judged(sections[-1], said)
                part["model"] = self._models(about["assignment"]).get(name, "")
            if is_grade(cell) or is_task(cell):
                grade = grades[name]
                part |= {"score": grade.score, "points": grade.max_score, "waiting": grade.needs_manual_grade}
                part["asked"] = asked.get(name, "")
            if "mst-rows" in part.get("verdict", ""):  # it says every answer again, with the reasons
                sections[-1]["parts"][-1]["folded"] = True
            sections[-1]["parts"].append(part)
        elif cell.cell_type == "code" and is_locked(cell):
            shown = _outputs(cell)
            if "mst-fallback" in shown:
                sections[-1]["parts"].append({"answer": shown, "pictures": self._pictures(cell, about)})
            else:  # a figure to read belongs to the task
                sections[-1]["prompts"].append(shown)
        elif cell.cell_type == "markdown" and is_locked(cell):
            text = MARK_SCHEME.sub("", cell.source).strip()
            heading = HEADING.match(text)
            if heading:
                sections.append({"title": heading[1], "prompts": [], "parts": []})
                text = text[heading.end() :]
            sections[-1]["criteria"] = criteria.criteria(text)
            sections[-1]["prompts"].append(_markdown(criteria.without(text), cell))
        elif cell.cell_type == "markdown":  # a cell that the student added
            sections[-1]["parts"].append({"answer": _markdown(cell.source, cell)})

    def _models(self, assignment):
        """The model answers, by the names of their cells; none where the teacher has no solution at hand."""
        path = self._solved(assignment)
        return _model_answers(path, path.stat().st_mtime_ns) if path.exists() else {}

    def _pictures(self, cell, about):
        from .pictures import pictures  # with matplotlib behind it

        hand_in = self._course.at("autograded", about["student"], about["assignment"])
        key = WIDGET.search(cell.source)
        return pictures(self._solved(about["assignment"]), hand_in, key[1]) if key else []

    def _solved(self, assignment):
        return editions.notebook(self._course, "source", assignment, self.language)

    @property
    def _course(self):
        return Course(Path(self.config.CourseDirectory.root), self.config)


@cache
def words_in(language: str) -> dict:
    """What the page says in this language."""
    path = Path(__file__).parent / "templates" / "feedback" / f"{language}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _model_answers(solution: Path, changed: int) -> dict[str, str]:
    """As HTML; `changed` is the file's time stamp: an edited exercise is read again."""
    cells = nbformat.read(solution, as_version=4).cells
    return {cell.metadata.nbgrader.grade_id: _markdown(cell.source, cell) for cell in cells if is_solution(cell)}


def stands(section: dict) -> str:
    """How a task stands, without a number: "ja", "delvis", "nei", "tom" (no answer), "venter", or "" for no points."""
    graded = [part for part in section["parts"] if part.get("points")]
    if any(part["waiting"] for part in graded):
        return "venter"
    score, most = (sum(part[kind] for part in graded) for kind in ("score", "points"))
    if score >= most:
        return "ja" if most else ""
    if score or any(PARTLY in part.get("verdict", "") for part in graded):
        return "delvis"
    return "tom" if any(part.get("untouched") or part.get("unanswered") for part in graded) else "nei"


def next_step(sections: list[dict]) -> dict | None:
    """The one thing to go on with: the task where most was left to gain, of those that are read.

    `number` is the task's place on the page; `why` tells whether a comment or a verdict waits there, or no answer.
    """
    left = []
    for number, section in enumerate(sections, start=1):
        graded = [part for part in section["parts"] if part.get("points") and not part["waiting"]]
        most, score = (sum(part[kind] for part in graded) for kind in ("points", "score"))
        if score < most:
            left.append((score / most, number, section))
    if not left:
        return None
    _share, number, section = min(left, key=lambda found: found[:2])
    kinds = {"comment": "comment", "noted": "comment", "untouched": "empty"}
    kinds |= {"unanswered": "unanswered", "verdict": "verdict"}
    why = next((why for kind, why in kinds.items() if any(part.get(kind) for part in section["parts"])), "other")
    return {"number": number, "title": section["title"], "why": why}


def _judged(section, said):
    """The criteria of a section with what the teacher said of each, "" where nothing was said."""
    return [one._asdict() | {"met": said.get(one.number, "")} for one in section.get("criteria", [])]


def _written(cell):
    untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    return {"answer": "" if untouched else _markdown(cell.source, cell), "untouched": untouched}


def _result(cell, said):
    """The verdict of a test cell; for a failed one its sentence, if it was written for the student."""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if not errors and any("mst-verdict" in str(output.get("data")) for output in cell.outputs):
        verdict = verdict_rows.fold(_outputs(cell), said["right_answers"])
        return {"verdict": verdict, "unanswered": UNANSWERED.search(verdict) is not None}
    plain = next((error.evalue for error in errors if error.ename == PlainError.__name__), said["not_graded"])
    plain = _(plain) if plain in (STOPPED, TOO_LONG, TAMPERED) else plain
    return {"verdict": f"<div class='mst-verdict'><p>{escape(plain)}</p></div>"}


def _outputs(cell):
    shown = [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]
    return sanitize.html("".join(shown))


def _markdown(text, cell=None):
    return sanitize.markdown({"cell": cell}, text)
