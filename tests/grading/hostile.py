"""Hand-ins that reach for more than they should, each named by what it tries, made for the exercise with code.

None of them deserves a point. They are harmless by themselves, also where nothing stops them: they ask for things of
our own, take a bounded amount of memory, output and processes, and end. Their code says what it has reached.
"""

import ctypes
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat

from mestring.teacher.batch.attempts import FILE

from .code_exercise import KEY


@dataclass(frozen=True)
class Hostile:
    """Code that stands where the function should, files that come along, and changes to the notebook."""

    code: str = "pass"
    files: Callable[[Path], None] = lambda place: None
    change: Callable[[nbformat.NotebookNode], None] = lambda notebook: None


def _symlinks(place):
    gradebook = place.parents[2] / "gradebook.db"
    (place / "svar").mkdir(exist_ok=True)
    (place / "svar" / f"{KEY}.json").unlink(missing_ok=True)
    os.symlink(gradebook, place / "svar" / f"{KEY}.json")
    os.symlink(gradebook, place / "kopi.txt")
    os.symlink(place.parents[3] / "solutions", place / "fasit")


def _pipe(place):
    os.mkfifo(place / "svar" / "m06-ror.json")


def _write_through(place):
    shutil.rmtree(place / "widgets", ignore_errors=True)
    os.symlink(place.parents[2], place / "widgets")


def _write(name, text):
    return lambda place: (place / name).write_text(text, encoding="utf-8")


def _tests_changed(notebook):
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and cell.cell_type == "code":
            cell.source, about["points"] = "pass", 100


def _tests_deleted(notebook):
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]


def _copies(notebook):
    notebook.cells += [nbformat.from_dict({**cell, "id": f"{cell['id']}-b"}) for cell in notebook.cells]


def _strange_metadata(notebook):
    values = ["x", [], {"grade_id": ["a"]}, {"schema_version": 99}, 7, None]
    for cell, value in zip(notebook.cells, values, strict=True):
        cell.metadata["nbgrader"] = value
    notebook.metadata["kernelspec"] = {"name": "../../bin/sh", "display_name": "x", "language": "bash"}


def _script(notebook):
    evil = "<script>document.title='tatt'</script><img src=x onerror=alert(1)>"
    notebook.cells += [nbformat.v4.new_markdown_cell(evil), nbformat.v4.new_raw_cell(evil)]
    notebook.cells[-1].metadata["raw_mimetype"] = "text/html"
    notebook.metadata["title"] = evil


FALSE_MODULE = """
class QuickCheck:
    def __init__(self, *args, **kwargs): pass
class check:
    answered = staticmethod(lambda *args, **kwargs: None)
    grade = staticmethod(lambda widget, points, **kwargs: points)
"""
# What attempts print when they reach what they should not; a traceback shows their code, where it reads otherwise.
REACHED = re.compile(r"NÅDD (\w+)")
# So low that a small attempt meets them.
LIMITS = {
    "BatchExecute": {"timeout": 6, "budget": 15, "most_in_all": 300_000},
    "SandboxProvisioner": {"processes": 8, "files": 1_000_000},
}
# The sandbox's own attempts, made by a student's code.
TRIES = """
from mestring.teacher.batch.attempts import tried
for name in {names}:
    if tried(name, {{canary}}): print("NÅDD", name)
"""
# Names of files only, for two seconds at most; it opens none but our own.
LOOK = """
import os, sys, time
until = time.monotonic() + 2
for place, folders, files in os.walk("/"):
    if place in ("/proc", "/sys", "/dev", "/usr", sys.prefix, sys.base_prefix): folders[:] = []
    if "{name}" in files and "{word}" in open(os.path.join(place, "{name}")).read(): print("NÅDD", "searches_the_disk")
    if time.monotonic() > until: break
"""
# Opened and closed again: nothing is changed.
KNOWN_PATHS = """
names = ("/grading/gradebook.db", "/solutions/06-kode/06-kode.ipynb")
for path in (*({course!r} + name for name in names), {home!r} + "/hemmelig.txt"):
    try: print("NÅDD", "reads_known_paths", open(path, "rb").read(2000))
    except OSError as error: print(type(error))
    try: open(path, "r+b").close(); print("NÅDD", "changes_known_paths")
    except OSError as error: print(type(error))
"""
MANY = """
import os, time
children = []
for _ in range(5):
    children.append(os.fork())
    if children[-1] == 0:
        time.sleep({seconds})
        os._exit(0)
time.sleep({seconds})
print("NÅDD", "starts_many_processes")
"""
FILL = """
import tempfile
for folder in (".", "/tmp"):
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(2_000_000))
            file.flush()
        print("NÅDD", "fills_its_folder")
    except OSError as error: print(error)
"""
PATCH = """
import mestring.check, mestring, builtins, sys
full = lambda widget, points=0, **kwargs: points
mestring.check.grade = full
mestring.check.Verdict.__eq__ = lambda *a: True
mestring.answers.Store.load = lambda self, key: (None, "")
choice.answer = {"q1": ["a"], "q2": ["a"]}
"""
SHELL = """
from IPython.core.interactiveshell import InteractiveShell
from ipykernel.zmqshell import ZMQInteractiveShell
async def nothing(self, *args, **kwargs):
    from IPython.core.interactiveshell import ExecutionResult
    result = ExecutionResult(None); result.execution_count = 1
    return result
ZMQInteractiveShell.run_cell_async = InteractiveShell.run_cell_async = nothing
ZMQInteractiveShell.showtraceback = lambda *args, **kwargs: None
"""
ALWAYS_EQUAL = """
class Same:
    def __eq__(self, other): return False
    def __bool__(self): return False
def double(number): return Same()
"""
TOO_MANY_POINTS = """
from IPython.display import display
import IPython
IPython.get_ipython().displayhook(297)
def double(number):
    IPython.get_ipython().displayhook(297)
    raise SystemExit
"""
RAISE_THE_TESTS = """
from IPython import get_ipython
from mestring.errors import PlainError
from IPython.display import display
def double(number):
    known = "|".join(map(str, get_ipython().user_ns["In"]))
    display({"text/html": f"<div class='mst-verdict'>{known}</div>"}, raw=True)
    raise PlainError(known)
"""
KEYRING = """
import ctypes, os
libc = ctypes.CDLL(None)
number = {"x86_64": 250}.get(os.uname().machine, 219)
found = libc.syscall(number, 10, -3, b"user", b"mestring-test", 0)
if found > 0: print("NÅDD", "finds_keys")
"""
COMMAND = """
!grep -q {word} {folder}/{name} && echo NÅDD a_command_reads
!env | grep -q {secret} && echo NÅDD a_command_reads_secrets
"""
# Addresses that cannot be used take no memory: of the limit they leave less than the 64 MB that are asked for then.
MEMORY = """
import mmap
taken = []
try:
    for _ in range(64): taken.append(mmap.mmap(-1, 32 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=0))
except OSError: pass
try:
    heap = bytearray(64 << 20)
    print("NÅDD", "eats_memory")
finally: taken.clear()
"""
PRINTS = """
for _ in range(10): print("x" * 100_000)
print("NÅDD", "prints_much")
"""
SLEEPS = """
import time
time.sleep({seconds})
print("NÅDD", "takes_long")
"""
IGNORES = """
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
until = time.monotonic() + {seconds}
while time.monotonic() < until: pass
print("NÅDD", "ignores_interrupts")
"""
CRASHES = """
import os, resource, signal
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.kill(os.getpid(), signal.SIGSEGV)
"""
# A child ends what has stopped itself, where nobody else does.
STOPS = """
import os, signal, time
me = os.pidfd_open(os.getpid())
if os.fork() == 0:
    time.sleep({seconds})
    signal.pidfd_send_signal(me, signal.SIGKILL)
    os._exit(0)
os.kill(os.getpid(), signal.SIGSTOP)
"""
MANY_RESULTS = "from IPython import get_ipython\nfor number in range(1500): get_ipython().displayhook(1.0)"
SCRIPT_OUTPUT = """
from IPython.display import HTML, Javascript, SVG, display
display(HTML("<script>document.title='tatt'</script><img src=x onerror=alert(1)>"))
display(Javascript("document.title='tatt'"))
display({"image/svg+xml": "<svg onload='alert(1)'/>", "application/x-evil": "x", "text/latex": "$x$"}, raw=True)
"""

TRIED = {
    "reads-and-writes-files": (
        "reads_a_file", "writes_a_file", "changes_our_program", "writes_elsewhere", "reads_the_list_of_users",
    ),
    "calls-the-network": ("calls_the_network", "calls_a_service"),
    "looks-for-other-processes": ("finds_other_processes", "signals_its_group", "reads_secrets", "shares_the_machine"),
    "looks-for-rights": ("has_rights", "makes_a_namespace"),
    "goes-beyond-its-limits": ("reserves_memory", "makes_a_large_file", "opens_many_files", "computes_for_ever"),
}  # fmt: skip
HAND_INS = {
    **{name: Hostile(TRIES.format(names=names)) for name, names in TRIED.items()},
    "searches-the-whole-disk": Hostile(LOOK),
    "opens-gradebook-solutions-and-home": Hostile(KNOWN_PATHS),
    "starts-many-processes": Hostile(MANY),
    "fills-its-folders": Hostile(FILL),
    "eats-memory": Hostile(MEMORY),
    "prints-much": Hostile(PRINTS),
    "sends-thousands-of-results": Hostile(MANY_RESULTS),
    "sleeps-long": Hostile(SLEEPS),
    "loops-and-ignores-interrupts": Hostile(IGNORES),
    "exits-the-kernel": Hostile("import os\nos._exit(0)"),
    "crashes-the-kernel": Hostile(CRASHES),
    "runs-shell-commands": Hostile(COMMAND),
    "monkeypatches-check": Hostile(PATCH),
    "silences-the-shell": Hostile(SHELL),
    "gives-itself-297-points": Hostile(TOO_MANY_POINTS),
    "raises-and-shows-the-hidden-tests": Hostile(RAISE_THE_TESTS),
    "looks-for-the-teachers-keys": Hostile(KEYRING),
    "stops-itself": Hostile(STOPS),
    "returns-an-odd-object": Hostile(ALWAYS_EQUAL),
    "shows-scripts": Hostile(SCRIPT_OUTPUT, change=_script),
    "brings-its-own-mestring": Hostile(files=_write("mestring.py", FALSE_MODULE)),
    "brings-sitecustomize": Hostile(files=_write("sitecustomize.py", "import os; os._exit(3)")),
    "brings-a-kernel-configuration": Hostile(files=_write("ipython_kernel_config.py", "import os; os._exit(3)")),
    "brings-its-own-questions": Hostile(
        files=_write("widgets/m06.yml", "m06-valg: !!python/object/apply:os._exit [3]")
    ),
    "links-to-the-gradebook": Hostile(files=_symlinks),
    "links-where-files-are-written": Hostile(files=_write_through),
    "leaves-a-pipe": Hostile(files=_pipe),
    "has-an-answer-of-bottomless-depth": Hostile(files=_write(f"svar/{KEY}.json", "[" * 100_000)),
    "has-a-huge-answer": Hostile(files=_write(f"svar/{KEY}.json", '{"answer": "' + "x" * 300_000 + '"}')),
    "changes-tests-and-points": Hostile(change=_tests_changed),
    "deletes-the-tests": Hostile(change=_tests_deleted),
    "copies-every-cell": Hostile(change=_copies),
    "has-strange-metadata": Hostile(change=_strange_metadata),
}


def written_out(code: str, canary: dict, course: Path, home: Path, seconds: int = 20) -> str:
    """The code with what it must know: of the canaries, where the course and the teacher's home are, how long to go on.

    In a sandbox it is stopped before the seconds are over.
    """
    words = {"canary": canary, "course!r": str(course), "home!r": str(home)}
    for word, value in words.items():
        code = code.replace(f"{{{word}}}", repr(value))
    for word, value in {**canary, "name": FILE, "seconds": seconds}.items():
        code = code.replace(f"{{{word}}}", str(value))
    return code


@contextmanager
def key_of_ours() -> Iterator[bool]:
    """A key as a login may leave, for this thread and what it starts; whether the machine keeps keys at all."""
    libc, (add, control) = ctypes.CDLL(None), {"x86_64": (248, 250)}.get(os.uname().machine, (217, 219))
    new = libc.syscall(control, 1, None)
    key = libc.syscall(add, b"user", b"mestring-test", b"hemmelig", 8, -3) if new > 0 else 0
    yield key > 0
    if key > 0:
        libc.syscall(control, 3, key)  # revoked
