"""An exercise that asks for code, as the course itself has none: a widget, a function to write, and a text."""

import shutil
from pathlib import Path

import nbformat

from mestring.teacher.release import release

from .exercises import ROOT

EXERCISE, KEY = "06-kode", "m06-valg"
CONTENT = """m06-valg:
  questions:
    q1: {text: "Hva er rett?", options: {a: Dette, b: Noe annet, c: Noe tredje}}
    q2: {text: "Hva mer?", options: {a: Dette, b: Noe annet, c: Noe tredje}}
"""
FASIT = "dette-er-fasiten"
CHECK = f"""check.answered(choice)
### BEGIN HIDDEN TESTS
check.grade(choice, key={{"q1": ["a"], "q2": ["a"]}}, points=2, right="{FASIT}")
### END HIDDEN TESTS"""
DOUBLE = """def double(number):
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION"""
TESTS = """assert double(2) == 4
### BEGIN HIDDEN TESTS
assert double(21) == 42, "dette-er-fasiten"
### END HIDDEN TESTS"""


def write_exercise(root: Path) -> Path:
    """A course with one exercise: a widget with its test, and a function to write with its test."""

    def cell(name, source, kind=nbformat.v4.new_code_cell, **marks):
        about = {"grade": False, "solution": False, "locked": True, "task": False, "schema_version": 3}
        return kind(source, id=name, metadata={"nbgrader": {**about, "grade_id": name, **marks}})

    cells = [
        cell("m06-setup", "from mestring import QuickCheck, check"),
        cell("m06-widget", f'choice = QuickCheck("{KEY}", exercise=True)\nchoice'),
        cell("m06-valg", CHECK, grade=True, points=2),
        cell("m06-double", DOUBLE, solution=True, locked=False),
        cell("m06-double-test", TESTS, grade=True, points=1),
        cell("m06-tekst", "Et svar.", nbformat.v4.new_markdown_cell, grade=True, solution=True, locked=False, points=2),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    place = root / "solutions" / EXERCISE
    (place / "widgets").mkdir(parents=True)
    (place / "widgets" / "m06.yml").write_text(CONTENT, encoding="utf-8")
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), place / f"{EXERCISE}.ipynb")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    release(root)
    return root
