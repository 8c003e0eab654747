"""Spares a process two checkers that jsonschema imports because JupyterLab has them installed.

One builds a whole grammar for addresses, half of what reading a notebook starts with. No schema of a notebook names an
address of that kind or a duration, and nobody here asks jsonschema to check formats.
"""

import sys

UNUSED = ("rfc3987_syntax", "isoduration")  # of the formats "iri", "iri-reference" and "duration"


def leave_out() -> None:
    """Let them count as not installed, unless they are there already: call it before anything imports jsonschema."""
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # Python's own way to say so
