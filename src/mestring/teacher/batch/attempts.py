"""What student code must not reach, tried in the sandbox itself before any student's code runs there.

Each attempt is a question about things of our own (a file, a listener on this machine, a process) or about the process
that asks. It changes nothing and ends by itself, so that it harms nobody where there is no sandbox at all. It is true
when what it asks for was reached; a refusal of the system's (OSError) is as good as false.
"""

import ctypes
import mmap
import os
import resource
import socket
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from .fork_server import HANDLES, LARGEST

FILE = "kanarifugl.txt"
NAMESPACES = ("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")
NEW_USER_NAMESPACE = 0x10000000
# Places of the machine, and one of its switches: only whether they could be written is asked.
PLACES = ("/", "/dev", "/dev/shm", "/etc", "/usr", "/var/tmp", "/proc/sys/kernel/hostname")


def reads_a_file(canary):
    """A file beside the hand-ins, whose word is known."""
    return canary["word"] in Path(canary["folder"], FILE).read_text()


def writes_a_file(canary):
    """A new file beside the hand-ins; it is empty and removed at once."""
    path = Path(canary["folder"], f"ny-{os.getpid()}")
    path.touch()
    path.unlink()
    return True


def changes_our_program(canary):
    """This file, opened for writing and closed again."""
    Path(__file__).open("r+b").close()
    return True


def writes_elsewhere(canary):
    """Any other place of the machine."""
    return any(os.access(place, os.W_OK) for place in PLACES)


def reads_the_list_of_users(canary):
    """Whether the system's list of users could be read."""
    return os.access("/etc/passwd", os.R_OK)


def calls_the_network(canary):
    """A listener of ours on this machine's loopback."""
    socket.create_connection(("127.0.0.1", canary["port"]), 1).close()
    return True


def calls_a_service(canary):
    """A listener of ours that has a name instead of a file or a port."""
    with socket.socket(socket.AF_UNIX) as service:
        service.settimeout(1)
        service.connect("\0" + canary["service"])
    return True


def finds_other_processes(canary):
    """A process of ours that waits outside."""
    return _in_proc("cmdline", canary["word"])


def reads_secrets(canary):
    """A word in the environment of this process, or of any that can be seen."""
    return canary["secret"] in os.environ.values() or _in_proc("environ", canary["secret"])


def shares_the_machine(canary):
    """Whether a namespace is the grader's own."""
    return any(os.readlink(f"/proc/self/ns/{kind}") == canary["namespaces"][kind] for kind in NAMESPACES)


def has_rights(canary):
    """Whether this process has rights of root's, or could get some by a program that has them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    rights = any(int(status[f"Cap{kind}"], 16) for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb"))
    return rights or status["NoNewPrivs"] != "1"


def makes_a_namespace(canary):
    """A child that asks for a user namespace, in which it would be root, and ends."""
    child = os.fork()
    if child == 0:
        os._exit(ctypes.CDLL(None).unshare(NEW_USER_NAMESPACE) != 0)
    return os.waitpid(child, 0)[1] == 0


def reserves_memory(canary):
    """Addresses for more than the most memory; they can't be used, so they take none."""
    mmap.mmap(-1, canary["memory"], mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=0).close()
    return True


def makes_a_large_file(canary):
    """A file that is larger than allowed, but empty: it takes no room."""
    with tempfile.TemporaryFile(dir=".") as file:
        file.truncate(LARGEST + 1)
    return True


def opens_many_files(canary):
    """The same empty device, more often than allowed."""
    with ExitStack() as opened:
        for _ in range(HANDLES):
            opened.enter_context(open(os.devnull))
    return True


def computes_for_ever(canary):
    """Whether its seconds of CPU have no limit, or a later one."""
    return not 0 <= resource.getrlimit(resource.RLIMIT_CPU)[1] <= canary["seconds"]


def signals_its_group(canary):
    """Whether its group, which may get a signal all at once, began outside."""
    return os.getpgrp() != os.getpid()


def _in_proc(name, word):
    for path in Path("/proc").glob(f"[0-9]*/{name}"):
        with suppress(OSError):  # it has ended, or is not for us to read
            if word.encode() in path.read_bytes():
                return True
    return False


ATTEMPTS = {
    attempt.__name__: attempt
    for attempt in (
        reads_a_file, writes_a_file, changes_our_program, writes_elsewhere, reads_the_list_of_users,
        calls_the_network, calls_a_service, finds_other_processes, reads_secrets, shares_the_machine,
        has_rights, makes_a_namespace, reserves_memory, makes_a_large_file, opens_many_files, computes_for_ever,
        signals_its_group,
    )
}  # fmt: skip


def reached(canary: dict) -> list[str]:
    """The names of the attempts that were not denied."""
    return [name for name in ATTEMPTS if tried(name, canary)]


def tried(name: str, canary: dict) -> bool:
    """Whether what this attempt asks for was reached."""
    try:
        return ATTEMPTS[name](canary)
    except OSError:
        return False
