"""Before any student's code runs: what is harmless must work in the sandbox, and what it forbids must not.

A grading refuses when one of these comes out wrong, as Open edX's codejail-service takes no code before its start-up
check has passed.
"""

import json
import os
import secrets
import socket
import subprocess
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook

from ...text.messages import N_, _
from .attempts import ATTEMPTS, FILE, NAMESPACES
from .execute import BatchExecute
from .sandbox import SandboxProvisioner

REFUSED = N_(
    "Ingenting er rettet, for sandkassa ble prøvd, og {}; rett på en annen maskin, eller be den som styrer denne, "
    "om å se på bubblewrap."
)
LIMITS = {name: getattr(SandboxProvisioner, name).default_value for name in ("memory", "seconds")}
SECRET = "KANARIFUGL"
UNUSABLE = N_("en ufarlig celle lot seg ikke kjøre i den")
OPEN = {
    "reads_a_file": N_("kode i den kunne lese ei fil ved siden av innleveringene"),
    "writes_a_file": N_("kode i den kunne lage ei fil ved siden av innleveringene"),
    "changes_our_program": N_("kode i den kunne endre programmet som retter"),
    "writes_elsewhere": N_("kode i den kunne skrive andre steder på maskinen"),
    "reads_the_list_of_users": N_("kode i den kunne lese filene til systemet"),
    "calls_the_network": N_("kode i den nådde nettet"),
    "calls_a_service": N_("kode i den nådde en tjeneste på maskinen"),
    "finds_other_processes": N_("kode i den fant andre programmer som kjører på maskinen"),
    "reads_secrets": N_("kode i den kunne lese hemmeligheter fra økta di"),
    "shares_the_machine": N_("den er ikke skilt helt fra resten av maskinen"),
    "has_rights": N_("kode i den hadde rettigheter den ikke skal ha"),
    "makes_a_namespace": N_("kode i den kunne gi seg selv flere rettigheter"),
    "reserves_memory": N_("kode i den kunne ta mer minne enn den skal"),
    "makes_a_large_file": N_("kode i den kunne lage større filer enn den skal"),
    "opens_many_files": N_("kode i den kunne åpne flere filer enn den skal"),
    "computes_for_ever": N_("kode i den kunne regne lenger enn den skal"),
    "signals_its_group": N_("kode i den kunne stoppe andre programmer"),
}
HARMLESS = "numbers = [6, 7]\nprint(numbers[0] * numbers[1])"
FORBIDDEN = """import json
from mestring.teacher.batch.attempts import reached
print(json.dumps(reached({})))"""


def problem(config, folder: Path) -> str:
    """Why no student's code may run in the sandbox, and what to do, as a sentence; "" when it keeps what it promises.

    `config`: of the grading; `folder`: where the hand-ins' own files lie, which nothing in the sandbox should see.
    """
    try:
        with canaries(config, folder) as canary:
            found = reached_in_the_sandbox(config, canary)
    except Exception:  # whatever it was, nothing is known of the sandbox
        traceback.print_exc()
        return _(REFUSED, _(UNUSABLE))
    return _(REFUSED, _(OPEN[found[0]])) if found else ""


def reached_in_the_sandbox(config, canary: dict) -> list[str]:
    """The names of the attempts that were not denied. Raises an error when even the harmless cell does not work."""
    harmless, forbidden = run_cells(config, [HARMLESS, FORBIDDEN.format(canary)])
    if harmless != "42\n":
        raise RuntimeError(f"the harmless cell printed {harmless!r}")
    found = json.loads(forbidden)
    if not set(found) <= ATTEMPTS.keys():
        raise RuntimeError(f"the attempts printed {forbidden!r}")
    return found


def run_cells(config, sources: list[str]) -> list[str]:
    """What these cells print, run in the sandbox in the way of a student's code."""
    with tempfile.TemporaryDirectory() as empty:
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
        BatchExecute(config=config, sandbox=True).preprocess(notebook, {"metadata": {"path": empty}})
    return ["".join(output.get("text", "") for output in cell.outputs) for cell in notebook.cells]


@contextmanager
def canaries(config, folder: Path) -> Iterator[dict]:
    """Things of our own that nobody in a sandbox should reach, until the end of the block; what attempts must know."""
    limits = {name: config.SandboxProvisioner.get(name, most) for name, most in LIMITS.items()}
    word, secret = secrets.token_hex(8), secrets.token_hex(8)
    with (
        tempfile.TemporaryDirectory(prefix=f"mst-{os.getpid()}-", dir=folder) as place,
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.socket(socket.AF_UNIX) as service,
        # It knows the secret, and waits for the end of its input: it ends with us at the latest.
        subprocess.Popen(
            ["/bin/sh", "-c", "read line", word],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={SECRET: secret},
        ),
    ):
        Path(place, FILE).write_text(word)
        service.bind(f"\0mestring-{word}")
        service.listen()
        os.environ[SECRET] = secret  # the process whose forks become kernels starts later, and must not get it
        try:
            yield {
                "word": word,
                "secret": secret,
                "folder": place,
                "port": listener.getsockname()[1],
                "service": f"mestring-{word}",
                "namespaces": {kind: os.readlink(f"/proc/self/ns/{kind}") for kind in NAMESPACES},
                **limits,
            }
        finally:
            del os.environ[SECRET]
