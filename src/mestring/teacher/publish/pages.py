"""Makes the feedback pages through nbgrader, one student at a time, so that one that fails stops no other."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from traitlets.config import Config

from ..course import Course

LOG = "publish.log"  # for whoever helps the teacher


def make_pages(
    course: Course, assignment: str, students: list[str], not_whole: list[str] = ()
) -> Iterator[tuple[str, Path | None]]:
    """Each student with the page that was made anew, or None where none could be made.

    Why none could be made stands in LOG. The pages of those in `not_whole` say that the points are not final.
    """
    from nbgrader.api import Gradebook

    from .page_maker import PageMaker

    config = Config(course.config)
    config.CollectFeedback.not_whole = list(not_whole)
    with Gradebook(course.db_url) as gradebook:
        maker = PageMaker(config, assignment, gradebook)
        for student in students:
            page = course.at("feedback", student, assignment) / f"{assignment}.html"
            try:
                done = maker.make(student)
                made, said = done["success"] and page.is_file(), done.get("log") or done.get("error")
            except Exception:  # whatever a hand-in contains, the next student gets a page
                made, said = False, traceback.format_exc()
            if not made:
                with open(course.intake(assignment) / LOG, "a", encoding="utf-8", errors="replace") as log:
                    log.write(f"{student}\n{said}\n")
            yield student, page if made else None
