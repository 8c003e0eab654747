"""What a student's notebook file holds: her words and the cells, not what the course's own cells show."""

from datetime import UTC, datetime

from jupyter_server.services.contents.checkpoints import AsyncCheckpoints

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


def without_outputs(model: dict, **_) -> None:
    """Empty the outputs of the course's cells; Jupyter Server calls this before it writes a file.

    They may still show an answer that was deleted since, and would go along when the folder is handed in. Opening the
    notebook makes them anew.
    """
    cells = model["content"].get("cells", []) if model["type"] == "notebook" else []
    for cell in cells:
        if "mestring" in cell["metadata"].get("tags", []) and cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
