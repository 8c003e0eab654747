"""What a student's notebook file holds: her words and the cells, not what the course's own cells show."""


def without_outputs(model: dict, **_) -> None:
    """Empty the outputs of the course's cells; Jupyter Server calls this before it writes a file.

    They may still show an answer that was deleted since, and would go along when the folder is handed in. Opening the
    notebook makes them anew.
    """
    cells = model["content"].get("cells", []) if model["type"] == "notebook" else []
    for cell in cells:
        if "mestring" in cell["metadata"].get("tags", []) and cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
