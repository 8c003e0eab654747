"""What a student's notebook file holds: her words and the cells, not what the course's own cells show.

Jupyter Server calls `complete` before it writes a file, and `WholeFiles` writes it.
"""

import io
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from jupyter_server.services.contents.checkpoints import AsyncCheckpoints
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from .. import written
from ..answers import write_whole

NONE = {"id": "none", "last_modified": datetime(2020, 1, 1, tzinfo=UTC)}


class NoCheckpoints(AsyncCheckpoints):
    """No second copy of each notebook: the student's view never goes back to it, and on a full or read-only disk
    JupyterLab could not open the notebook for want of it."""

    async def list_checkpoints(self, path):
        return [NONE]

    async def create_checkpoint(self, contents_mgr, path):
        return NONE

    async def restore_checkpoint(self, contents_mgr, checkpoint_id, path):
        pass

    async def rename_checkpoint(self, checkpoint_id, old_path, new_path):
        pass

    async def delete_checkpoint(self, checkpoint_id, path):
        pass


class WholeFiles(AsyncLargeFileManager):
    """Puts the new file in the old one's place. Jupyter Server's own way empties the old one first: for a moment
    "Lever" finds nothing in it, and where the power goes just then, nothing is left."""

    @contextmanager
    def atomic_writing(self, os_path, *args, text=True, encoding="utf-8", **kwargs):
        path = Path(os.path.realpath(os_path))
        if not os.access(path.parent, os.W_OK):  # no room beside it
            with super().atomic_writing(os_path, *args, text=text, encoding=encoding, **kwargs) as file:
                yield file
            return
        with self.perm_to_403(os_path):
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(f"Permission denied: {path}")
            file = io.StringIO(newline="\n") if text else io.BytesIO()
            yield file
            content = file.getvalue()
            write_whole(path, content.encode(encoding) if text else content)


def complete(model: dict, path: str, contents_manager, **_) -> None:
    """Empty the outputs of the course's cells, and let the answer cells say what stands in the text fields.

    Whichever window saves, and however old what it shows is, the file then holds the texts that are kept.
    """
    cells = model["content"].get("cells", []) if model["type"] == "notebook" else []
    without_outputs(cells)
    if cells and (root := getattr(contents_manager, "root_dir", None)):  # else the files lie in no folder
        written.put_all(model["content"], Path(root, path.strip("/")).parent)


def without_outputs(cells: list[dict]) -> None:
    """Outputs may still show an answer that was deleted since; opening the notebook makes them anew."""
    for cell in cells:
        if "mestring" in cell["metadata"].get("tags", []) and cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
