"""Where a Hub on this machine keeps what is whose, and what a student is called there and in nbgrader."""

import hashlib
import re
import unicodedata
from pathlib import Path

from .intake.names import student_id

COURSE_ID = "mestring"
STUDENTS = "students"
MARK = re.compile(r"-[0-9a-f]{12}\Z")
# What never travels. The answers in svar/ are not here: they are the hand-in.
NEVER_SENT = [".ipynb_checkpoints", "__pycache__", "*.pyc", ".privat", ".*.tmp", "feedback"]
NEVER_SENT += ["comments.yml", "levels.yml"]


def hub_folder(grading: Path) -> Path:
    """Where a Hub on this machine keeps all that it keeps."""
    return grading / "hub"


def canonical(user: str) -> str:
    """The one spelling of a name that may have a folder: JupyterHub takes å as a letter and å as two for two people."""
    return unicodedata.normalize("NFC", user).lower()


def student_folder(hub: Path, user: str) -> Path:
    """The folder of who is signed in as `user`; its name is the student's in nbgrader.

    It cannot hold the +, at which nbgrader cuts the names of hand-ins. What was changed leaves a mark at the end that
    nobody can choose a name by; a name that ends so by itself gets one more.
    """
    plain = student_id(user)
    if plain == user and not MARK.search(user):
        return hub / STUDENTS / user
    readable = user if plain == user else plain.rpartition("-")[0]
    return hub / STUDENTS / f"{readable}-{hashlib.sha256(user.encode()).hexdigest()[:12]}"


def inbound_folder(own: Path) -> Path:
    """Where a student's hand-ins lie: an exchange of nbgrader's for this student alone."""
    return own / "exchange" / COURSE_ID / "inbound"
