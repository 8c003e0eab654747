"""How JupyterLab is started for the course: `python -m mestring.lab.launch student FOLDER [--port N] [--no-browser]`.

Nothing of the user's own Jupyter is read or changed: settings come from `config/<kind>/` here, and what Lab writes
(open tabs, keys, logs) goes to `.jupyter/` in the folder. Delete that folder to start with a clean slate.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from ..text import language
from ..text.messages import interface

HERE = Path(__file__).resolve().parent
KINDS = {"student": "mestring.lab.server", "teacher": "jupyterlab"}  # and the module that is run
STATE = ".jupyter"


def command(kind: str, folder: Path, port: int | None = None, browser: bool = True) -> tuple[list[str], dict[str, str]]:
    """The command line and the environment that open JupyterLab in `folder`; run with this Python."""
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {list(KINDS)}, not {kind!r}")
    folder = Path(folder).resolve()
    argv = [sys.executable, "-m", KINDS[kind], f"--ServerApp.root_dir={folder}"]
    if port is not None:
        argv += [f"--port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        argv.append("--no-browser")
    return argv, environment(kind, folder)


def environment(kind: str, folder: Path) -> dict[str, str]:
    """The environment of a server that knows this course only."""
    return {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")} | settings(
        kind, folder
    )


def settings(kind: str, folder: Path) -> dict[str, str]:
    """The part of that environment that is ours."""
    state = folder / STATE
    english = "en" == (language() if kind == "student" else interface())  # a teacher has both editions at hand
    views = [f"{kind}-en", kind] if english else [kind]  # what comes first counts
    return {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(str(HERE / "config" / view) for view in views),
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel of this environment, not one of the same name elsewhere
        "JUPYTER_PATH": str(HERE),  # the extension straight from the package: no copy that could be older
        "IPYTHONDIR": str(state / "ipython"),
        "PYTHONSAFEPATH": "1",  # a file mestring.py that lies beside a notebook is not our package
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }


def main() -> None:
    """Start JupyterLab and become it."""
    parser = argparse.ArgumentParser(prog="python -m mestring.lab.launch", description="Open the course in JupyterLab")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    chosen = parser.parse_args()
    argv, env = command(chosen.kind, chosen.folder, chosen.port, chosen.browser)
    if os.name == "posix":
        os.execve(argv[0], argv, env)
    sys.exit(subprocess.call(argv, env=env))


if __name__ == "__main__":
    main()
