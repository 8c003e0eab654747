"""What only a teacher needs: release, intake, grading, feedback, overview. Students never import this."""

import os
import sys

# jsonschema would build a whole grammar for addresses, half of nbgrader's start-up; no notebook's schema has any use
# for it. A module that is None counts as not installed.
sys.modules.setdefault("rfc3987_syntax", None)

RUN = "py run.py" if os.name == "nt" else "python3 run.py"  # how a command is typed in the folder of the course
