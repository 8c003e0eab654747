"""The exercise that is taken in, as it was released."""

import json
from dataclasses import dataclass

from ..course import Course
from . import answer_files
from .repair import sections


@dataclass
class Exercise:
    """The released exercise, and the others, to recognise a hand-in of the wrong one."""

    name: str
    released: dict
    widgets: dict
    others: dict[str, dict]

    @classmethod
    def of(cls, course: Course, name: str) -> "Exercise":
        """Read it from the course."""
        folder = course.released(name)
        books = {n: course.folder("release") / n / f"{n}.ipynb" for n in course.assignments}
        read = {n: json.loads(path.read_text(encoding="utf-8")) for n, path in books.items()}
        return cls(name, read.pop(name), answer_files.asked(folder), read)

    def title(self, key: str) -> str:
        """The heading above the widget with this answer key."""
        cells = self.released["cells"]
        there = next((c for c in cells if f'"{key}"' in "".join(c["source"]) and c["cell_type"] == "code"), None)
        return sections(self.released).get(there["id"], key) if there else key
