"""Lays a hand-in's cells out as the gradebook knows them, before nbgrader looks at them.

nbgrader trusts the file for what a cell is; a copied, deleted or mangled cell then stops the grading or loses points.
"""

from dataclasses import dataclass, replace

from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from ...text import language
from ...text.messages import N_, _, translated

NOT_RUN = N_("*Denne kodecellen hører ikke til oppgaven og ble ikke kjørt:*")  # the student reads it
MISSING = N_("En del av oppgaven manglet i notatboka og er satt inn igjen: {}.")


class RebuildCells(NbGraderPreprocessor):
    """The first step. Where an exercise asks for no code, no code of the student's is left to run."""

    def preprocess(self, nb, resources):
        """Rebuild the cells; what a teacher should look at stands in `resources["trouble"]`."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            known = Known.of(gradebook.find_notebook(about["notebook"], about["assignment"]))
        resources.setdefault("trouble", []).extend(rebuild(nb, known))
        return nb, resources


@dataclass(frozen=True)
class Source:
    """A cell of the exercise: its kind and text, whether a student may change it, and nbgrader's metadata."""

    cell_type: str
    source: str
    locked: bool
    metadata: dict


@dataclass(frozen=True)
class Known:
    """The cells of an exercise by name, in order, and whether it asks for code."""

    cells: dict[str, Source]
    asks_for_code: bool

    @classmethod
    def of(cls, notebook) -> "Known":
        """As the gradebook has them."""
        solutions = {cell.name for cell in notebook.solution_cells}
        cells = {
            cell.name: Source(cell.cell_type, cell.source, cell.locked, metadata(cell, notebook, solutions))
            for cell in notebook.source_cells
        }
        return cls(cells, any(cell.cell_type == "code" and name in solutions for name, cell in cells.items()))


def in_other_words(known: Known, solved: list, released: list) -> Known:
    """The same cells as another edition of the exercise has them: its tests and texts, with the gradebook's points.

    `solved` and `released` are that edition's cells. What is compared with an untouched answer is the released one's.
    """
    source, given = ({grade_id(cell): cell for cell in cells} for cells in (solved, released))
    cells = {
        name: replace(
            cell,
            source=source[name].source if cell.locked else given[name].source,
            metadata={**cell.metadata, "checksum": given[name].metadata.nbgrader.checksum},
        )
        for name, cell in known.cells.items()
    }
    return Known(cells, known.asks_for_code)


def rebuild(nb, known: Known) -> list[str]:
    """Lay the cells out as they were given out; returns what a teacher should look at."""
    found, loose, previous = {}, {}, None
    last = {grade_id(cell): number for number, cell in enumerate(nb.cells)}
    for number, cell in enumerate(nb.cells):
        name = grade_id(cell)
        if name in known.cells and last[name] == number:  # of two with one id the last counts, as in nbgrader
            found[name], previous = _restore(cell, known.cells[name]), name
        else:
            loose.setdefault(previous, []).append(cell if known.asks_for_code else aside(cell))
            loose[previous][-1].metadata.pop("nbgrader", None)
    missing = [name for name in known.cells if name not in found]
    for name in missing:
        make = new_code_cell if known.cells[name].cell_type == "code" else new_markdown_cell
        found[name] = _restore(make(known.cells[name].source), known.cells[name])
    nb.cells = loose.get(None, []) + [one for name in known.cells for one in (found[name], *loose.get(name, []))]
    nb.metadata.pop("widgets", None)
    points = [name for name in missing if known.cells[name].metadata["grade"]]
    return [_(MISSING, ", ".join(points))] if points else []


def _restore(cell, source: Source):
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    made = make(source.source if source.locked else cell.source, metadata={"nbgrader": dict(source.metadata)})
    made.pop("id", None)
    if "id" in cell:
        made["id"] = cell["id"]
    if "attachments" in cell and source.cell_type == "markdown":
        made["attachments"] = cell["attachments"]
    return made


def grade_id(cell):
    """The cell's id in the gradebook, if it claims one."""
    about = cell.metadata.get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else None


def metadata(cell, source, solutions):
    """nbgrader's metadata of a cell, from the gradebook."""
    points = {graded.name: graded.max_score for graded in [*source.grade_cells, *source.task_cells]}
    tasks = {task.name for task in source.task_cells}
    about = {
        "grade_id": cell.name,
        "schema_version": 3,
        "cell_type": cell.cell_type,
        "locked": bool(cell.locked),
        "grade": cell.name in points and cell.name not in tasks,
        "solution": cell.name in solutions,
        "task": cell.name in tasks,
        "checksum": cell.checksum,
    }
    return {**about, "points": points[cell.name]} if cell.name in points else about


def aside(cell):
    """A code cell as text that nobody runs; every other cell as it is."""
    if cell.cell_type != "code":
        return cell
    fence = "`" * 10
    shown = cell.source.replace(fence, "`")
    return new_markdown_cell(f"{translated(language(), NOT_RUN)}\n\n{fence}\n{shown}\n{fence}")
