"""The sandbox with one of its walls taken down: which attempts then reach what they should not.

Every attempt is harmless by itself (see hostile.py), so that the walls can go.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from traitlets.config import Config

from mestring.teacher.batch import isolation, sandbox
from mestring.teacher.batch.isolation import FORK_SERVER, PACKAGE
from mestring.teacher.batch.safety_check import canaries, run_cells
from mestring.teacher.batch.sandbox import SandboxProvisioner

from .hostile import HAND_INS, LIMITS, REACHED, TRIED, key_of_ours, written_out

# Hand-ins whose code can run one after the other; what prints most comes last, for then no more is kept.
TOGETHER = [
    *TRIED, "searches-the-whole-disk", "opens-gradebook-solutions-and-home", "fills-its-folders",
    "looks-for-the-teachers-keys", "runs-shell-commands", "eats-memory", "prints-much",
]  # fmt: skip
ROOT = os.geteuid() == 0
SHOWN = {"reads_a_file", "searches_the_disk", "reads_known_paths", "a_command_reads"}


@dataclass(frozen=True)
class Wall:
    """What takes it down, and the names of all attempts that are not denied any more.

    `arguments`: changes bubblewrap's command line. `lines`: of the fork server's code, with what stands there instead.
    """

    falls: set[str]
    arguments: Callable[[list[str], str], list[str]] = lambda command, folder: command
    lines: tuple[tuple[str, str], ...] = ()
    config: dict = None
    environment: tuple = ()
    attempts: tuple[str, ...] = ()  # those that end their kernel, tried alone
    watched: bool = True


def _without(*words):
    return lambda command, folder: [word for word in command if word not in words]


def _shared(kind):
    """The machine's own namespace instead of one for the sandbox."""
    kinds = [f"--unshare-{one}" for one in ("user", "ipc", "pid", "net", "uts", "cgroup") if one != kind]
    return lambda command, folder: [new for word in command for new in (kinds if word == "--unshare-all" else [word])]


def _shows(option, *places):
    def change(command, folder):
        where = command.index("--remount-ro")
        shown = [word for place in places or [folder] for word in (option, place, place)]
        return [*command[:where], *shown, *command[where:]]

    return change


def _not_remounted(place):
    def change(command, folder):
        where = next(n for n, word in enumerate(command) if word == "--remount-ro" and command[n + 1] == place)
        return command[:where] + command[where + 2 :]

    return change


def _stays(flag):
    return (("0x20000000 | 0x40000000 | 0x08000000 | 0x04000000", flag),)


def _no_limit(kind):
    return ((f"        (resource.RLIMIT_{kind}, ", "        #"),)


RIGHTS_ARE_LEFT = ('    if left or status["NoNewPrivs"] != "1":\n', "    if False:\n")
WALLS = {
    "none": Wall(set()),
    "the course's folder is not shown": Wall(SHOWN, _shows("--ro-bind")),
    "what is shown can only be read": Wall(SHOWN | {"writes_a_file", "changes_known_paths"}, _shows("--bind")),
    "our program can only be read": Wall({"changes_our_program"}, _shows("--bind", str(PACKAGE))),
    "the system's settings are not shown": Wall({"reads_the_list_of_users"}, _shows("--ro-bind", "/etc")),
    "the sandbox's root can only be read": Wall({"writes_elsewhere"}, _not_remounted("/")),
    "its /dev can only be read": Wall({"writes_elsewhere"}, _not_remounted("/dev")),
    "its /proc can only be read": Wall({"writes_elsewhere"} if ROOT else set(), _not_remounted("/proc")),
    "a network of its own": Wall(
        {"calls_the_network", "calls_a_service", "shares_the_machine"},
        _shared("net"),
        _stays("0x20000000 | 0x08000000 | 0x04000000"),
    ),
    "processes of its own": Wall(
        {"finds_other_processes", "shares_the_machine"},
        _shared("pid"),
        _stays("0x40000000 | 0x08000000 | 0x04000000"),
    ),
    "messages of its own": Wall({"shares_the_machine"}, _shared("ipc"), _stays("0x20000000 | 0x40000000 | 0x04000000")),
    "no namespaces inside": Wall({"makes_a_namespace"}, _without("--disable-userns")),
    "no capabilities": Wall({"has_rights"}, lines=(("    call(libc.capset, header, none)\n", ""), RIGHTS_ARE_LEFT)),
    "no new rights": Wall(
        {"has_rights"}, lines=(("    call(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)\n", ""), RIGHTS_ARE_LEFT)
    ),
    "a group of its own": Wall({"signals_its_group"}, lines=(("    os.setsid()  #", "    #"),)),
    "no keys of the teacher's": Wall({"finds_keys"}, lines=(("    libc.syscall(KEYCTL", "    (KEYCTL"),)),
    "the kernel's environment": Wall({"reads_secrets", "a_command_reads_secrets"}, environment=(sandbox.ENVIRONMENT,)),
    "bubblewrap's environment": Wall({"reads_secrets"}, environment=(isolation.ENVIRONMENT,)),
    "a limit of memory": Wall({"reserves_memory", "eats_memory"}, lines=_no_limit("AS")),
    "a limit of a file": Wall({"makes_a_large_file"}, lines=_no_limit("FSIZE")),
    "a limit of open files": Wall({"opens_many_files"}, lines=_no_limit("NOFILE")),
    "a limit of CPU": Wall({"computes_for_ever"}, lines=_no_limit("CPU")),
    "a limit of all files": Wall({"fills_its_folder"}, config={"SandboxProvisioner": {"files": 8_000_000}}),
    "a limit of output": Wall({"prints_much"}, config={"BatchExecute": {"most_in_all": 10**8, "most_text": 10**7}}),
    "a limit of processes": Wall({"starts_many_processes"}, attempts=("starts-many-processes",), watched=False),
    "a limit of time": Wall(
        {"takes_long", "ignores_interrupts"},
        attempts=("sleeps-long", "loops-and-ignores-interrupts"),
        config={"BatchExecute": {"timeout": 60, "budget": 60}},
    ),
}


def reached_without(name: str) -> set[str]:
    """The attempts that are not denied when this wall is down.

    Where the caller's thread has a running event loop, as after a browser test, Jupyter would start kernels from an
    older thread, which has no key of ours.
    """
    return _in_a_new_thread(_reached_here_without, name)


def _in_a_new_thread(function, *arguments):
    """Linux has a session's keys for each thread: so they are found by what is started here, and by nothing else."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(function, *arguments).result()


def _keeps_keys() -> bool:
    with key_of_ours() as kept:
        return kept


# What nobody could find here: a container may keep no keys.
ABSENT = set() if _in_a_new_thread(_keeps_keys) else {"finds_keys"}


def _reached_here_without(name: str) -> set[str]:
    wall = WALLS[name]
    config = Config(LIMITS)
    config.merge(Config(wall.config or {}))
    # Not in /tmp: of that the sandbox has its own.
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mestring-test-", dir="/var/tmp")))
        config.QuietExecute.matplotlib_folder = str(folder)
        (folder / "fontlist-none.json").touch()  # nothing is plotted
        canary = stack.enter_context(canaries(config, folder))
        stack.enter_context(key_of_ours())
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        course, home = folder / "course", folder / "home"
        for path in (course / "grading/gradebook.db", home / "hemmelig.txt"):
            path.parent.mkdir(parents=True)
            path.write_text("hemmelig")
        stack.enter_context(_taken_down(wall, patch, folder))
        codes = [HAND_INS[one].code for one in wall.attempts or TOGETHER]
        said = run_cells(config, [written_out(code, canary, course, home, seconds=1) for code in codes])
    return set(REACHED.findall("".join(said)))


@contextmanager
def _taken_down(wall: Wall, patch, folder: Path) -> Iterator[None]:
    command = isolation._command
    patch.setattr(isolation, "_command", lambda files: wall.arguments(command(files), str(folder)))
    for environment in wall.environment:
        patch.setitem(environment, "KANARIFUGL", os.environ["KANARIFUGL"])
    if not wall.watched:
        patch.setattr(sandbox, "watch", lambda *arguments: None)
    if not wall.lines and sandbox.ENVIRONMENT not in wall.environment:
        yield
        return
    (folder / "fork_server.py").write_text(_changed(wall.lines), encoding="utf-8")
    patch.setattr(sandbox, "FORK_SERVER", folder / "fork_server.py")
    patch.setattr(SandboxProvisioner, "fork_server", None)
    try:
        yield
    finally:
        if SandboxProvisioner.fork_server:
            process, control = SandboxProvisioner.fork_server
            for kernel in psutil.Process(process.pid).children(recursive=True):
                kernel.kill()  # one without processes of its own does not end with its sandbox
            control.close()
            process.wait()


def _changed(lines) -> str:
    """The fork server's code with these changes, and without imports that no attempt needs and that take long."""
    code = re.sub(r"    import (matplotlib|mestring)\..*\n", "", FORK_SERVER.read_text(encoding="utf-8"))
    for old, new in lines:
        assert code.count(old) == 1, old
        code = code.replace(old, new)
    return code
