"""What a student's notebook file holds: her words and the cells, not what the course's own cells show.

Jupyter Server calls `complete` before it writes a file.
"""

from datetime import UTC, datetime
from pathlib import Path

from jupyter_server.services.contents.checkpoints import AsyncCheckpoints

from .. import written

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
