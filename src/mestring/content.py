"""Finds what a widget is about: the texts that stand in `widgets/mNN.yml` beside a notebook."""

from functools import cache
from pathlib import Path

from . import answers, text
from .errors import PlainError


def find(key: str, folder: Path | None = None) -> dict:
    """The content of the widget with this answer key, from the file that the key's first part names.

    Raises PlainError where the file or the entry is missing or cannot be read: a student may have moved the notebook.
    """
    path = (folder or answers.here()) / "widgets" / f"{key.split('-')[0]}.yml"
    entries = read(path)
    if not isinstance(entries.get(key), dict):
        told = text.labels("content")["missing"]
        raise PlainError(told.format(key=key, file=path.name, folder=path.parent.parent.name))
    return entries[key]


def read(path: Path) -> dict:
    """The entries of a content file. Raises PlainError where it is missing or damaged."""
    return _read(path, path.stat().st_mtime_ns if path.is_file() else 0)


@cache
def _read(path: Path, changed: int) -> dict:
    """`changed` is the file's time stamp: an edited file is read again."""
    import yaml

    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(entries, dict):
            raise ValueError
    except (OSError, ValueError, yaml.YAMLError):
        told = text.labels("content")["unreadable"]
        raise PlainError(told.format(file=f"{path.parent.name}/{path.name}")) from None
    return entries
