"""What students ask to have looked at again, as it stands in a graded hand-in: the widget shows it there."""

from nbgrader.utils import is_grade

REQUEST = "application/vnd.mestring.request+json"  # what `widgets/regrade_request.py` calls it


def requests(cells) -> dict[str, str]:
    """{name of a cell with points: the student's words about it}; a question about all is one about each text."""
    shown = [output.get("data", {}).get(REQUEST) for cell in cells for output in cell.get("outputs", [])]
    asked = next((one for one in shown if isinstance(one, dict)), {})
    task, words = asked.get("task"), asked.get("text")
    if not isinstance(words, str) or not words.strip():
        return {}
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in cells if is_grade(cell)}
    texts = [name for name, cell in graded.items() if cell.cell_type == "markdown"]
    return dict.fromkeys([task] if task in graded else texts, words)
