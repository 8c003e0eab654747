"""What only a teacher needs: release, intake, grading, feedback, overview. Students never import this."""

import os

from .. import formats

formats.leave_out()  # before nbgrader, whose start takes a third less without them

RUN = "py run.py" if os.name == "nt" else "python3 run.py"  # how a command is typed in the folder of the course
