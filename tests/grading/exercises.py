"""Reads the solved exercises: keys, points, and hand-ins made from them. There is no second copy of a key."""

import ast
from dataclasses import dataclass
from pathlib import Path

import nbformat

import mestring
from mestring import check, content
from mestring.answers import Store

ROOT = Path(__file__).parents[2]
SOLUTIONS = ROOT / "solutions"
NAMES = sorted(path.parent.name for path in SOLUTIONS.glob("*/*.ipynb"))
PRACTICE = "00-start"  # worth nothing: no key, no mark scheme
COUNTING = [name for name in NAMES if name != PRACTICE]
WORTH = dict.fromkeys(COUNTING, 10) | {"14-mappe": 20}  # points; the last one is a whole plan


@dataclass
class Graded:
    """One test cell: the widget it is about, and what `check.grade` is told."""

    grade_id: str
    answer_key: str
    widget_class: str
    told: dict

    @property
    def full(self):
        """An answer that gets all the points."""
        return check.example(self.told["key"])

    @property
    def listed(self):
        """Whether what is chosen is kept as a list."""
        return any(type(value) is list for _, value in check.leaves(self.full))

    @property
    def part(self):
        """The same answer with the last of it left out."""
        leaves = check.leaves(self.told["key"])
        return merge(check.example(nest(path, leaf)) for path, leaf in leaves[:-1])

    @property
    def misunderstood(self):
        """The answer of somebody with the first of the typical misunderstandings."""
        return check.example(self.told["misunderstandings"][0].answer)

    def widget(self, exercise, answer=None):
        """The widget as a student has it, with this answer."""
        found = content.find(self.answer_key, SOLUTIONS / exercise)
        widget = getattr(mestring, self.widget_class)(self.answer_key, exercise=True, store=Store(None), content=found)
        widget.answer = answer
        return widget


def notebook(name, folder=SOLUTIONS):
    return nbformat.read(folder / name / f"{name}.ipynb", as_version=4)


def graded(name):
    """Every auto-graded cell of an exercise."""
    cells = [cell for cell in notebook(name).cells if cell.cell_type == "code"]
    made = {}  # variable -> (class, answer key)
    for cell in cells:
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args:
                made[node.targets[0].id] = (node.value.func.id, ast.literal_eval(node.value.args[0]))
    found = []
    for cell in cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            call = ast.parse(cell.source).body[-1].value
            assert ast.unparse(call.func) == "check.grade", f"{cell.id}: the last expression must be check.grade(…)"
            told = {word.arg: _value(word.value) for word in call.keywords}
            widget_class, answer_key = made[call.args[0].id]
            found.append(Graded(cell.metadata.nbgrader.grade_id, answer_key, widget_class, told))
    return found


def _value(node):
    return eval(compile(ast.Expression(node), "key", "eval"), {"check": check})


def nest(path, leaf):
    for step in reversed(path):
        leaf = {step: leaf}
    return leaf


def merge(answers):
    """Several partial answers as one."""
    whole = {}
    for answer in answers:
        _into(whole, answer)
    return whole


def _into(whole, part):
    for step, below in part.items():
        if isinstance(below, dict):
            _into(whole.setdefault(step, {}), below)
        else:
            whole[step] = below
