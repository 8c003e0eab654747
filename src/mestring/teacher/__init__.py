"""What only a teacher needs: release, intake, grading, feedback, overview. Students never import this."""

import sys

# jsonschema would build a whole grammar for addresses, half of nbgrader's start-up; no notebook's schema has any use
# for it. A module that is None counts as not installed.
sys.modules.setdefault("rfc3987_syntax", None)
