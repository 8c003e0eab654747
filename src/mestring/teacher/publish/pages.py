"""Makes the feedback pages through nbgrader, one student at a time, so that one that fails stops no other."""

from collections.abc import Iterator
from pathlib import Path

from traitlets.config import Config

from ..course import Course


def make_pages(
    course: Course, assignment: str, students: list[str], not_whole: list[str] = ()
) -> Iterator[tuple[str, Path | None]]:
    """Each student with the page that was made anew, or None where none could be made.

    The pages of those in `not_whole` say that the points are not final.
    """
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = Config(course.config)
    config.CollectFeedback.not_whole = list(not_whole)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    for student in students:
        page = course.at("feedback", student, assignment) / f"{assignment}.html"
        try:
            done = api.generate_feedback(assignment, student, force=True)["success"]
        except Exception:  # whatever a hand-in contains, the next student gets a page
            done = False
        yield student, page if done and page.is_file() else None
