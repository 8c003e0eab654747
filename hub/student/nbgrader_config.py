"""nbgrader in a student's server: `nbgrader submit 03-mestringstro` hands in as who is signed in."""

import os
from pathlib import Path

from mestring.teacher.hub_folders import COURSE_ID, NEVER_SENT

c = get_config()  # noqa: F821 - given by traitlets
c.CourseDirectory.course_id = COURSE_ID
# Without this nbgrader hands in under the name of the account, which all students share.
c.CourseDirectory.student_id = os.environ["MESTRING_STUDENT"]
c.CourseDirectory.ignore = NEVER_SENT
c.Exchange.root = os.environ["MESTRING_EXCHANGE"]
c.Exchange.assignment_dir = str(Path.home() / "exercises")
