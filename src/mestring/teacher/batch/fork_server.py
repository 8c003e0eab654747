"""A fork server: it has done a kernel's imports once. For each hand-in it forks; the fork enters a sandbox for good.

Started as a script with an environment of its own: a fork is a copy of all that it knows, so it must know no secret.
It hears over a socket what to do: the kernel's connection, the sandbox to enter, the hand-in as a tar file in memory,
and sockets that listen already. So a sandbox needs no folder that it shares with the machine.
"""

import ctypes
import gc
import io
import json
import os
import signal
import socket
import sys
import tarfile
from pathlib import Path

CHANNELS = ("shell_port", "iopub_port", "stdin_port", "control_port")
MB = 1024 * 1024
LARGEST, HANDLES = 32 * MB, 256  # bytes of one file, files open at the same time
HOME = "/tmp"  # in the sandbox: a small folder in memory
INSIDE = "/innlevering"  # the hand-in, likewise
# user, mount, process, network, message, name and cgroup namespaces: all that bubblewrap has made
NAMESPACES = 0x10000000 | 0x00020000 | 0x20000000 | 0x40000000 | 0x08000000 | 0x04000000 | 0x02000000
PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 24, 38
KEYCTL, NEW_KEYRING = {"x86_64": 250}, 1  # 219 on newer machines


def main(control):
    """Import what exercises need, and fork for each order from this socket until the grader is gone."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401
    import matplotlib.backends.backend_agg
    import matplotlib.font_manager  # noqa: F401

    import mestring.figures  # noqa: F401
    import mestring.widgets  # noqa: F401

    gc.collect()
    gc.freeze()  # what is never collected is never copied
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=control)
    while True:
        message, handles, _, _ = socket.recv_fds(control, 64 * 1024, 3 + len(CHANNELS))
        if not message:
            return
        child = os.fork()
        if child == 0:
            control.close()
            try:
                enter(*handles[:2])
                run(json.loads(message), handles[2:])
            finally:
                os._exit(1)
        for handle in handles:
            os.close(handle)
        control.send(str(child).encode())


def enter(sandbox, stdin):
    """Go into the sandbox of this process handle, with no rights at all; closing its `stdin` ends it with the fork."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    libc = ctypes.CDLL(None, use_errno=True)
    # The teacher's session may hold keys. Where the machine refuses this, it refuses the student's code too.
    libc.syscall(KEYCTL.get(os.uname().machine, 219), NEW_KEYRING, None)
    Path("/proc/self/oom_score_adj").write_text("1000")  # when memory is short, this is what must go
    call(libc.setns, sandbox, NAMESPACES)
    os.close(sandbox)
    inside = os.fork()  # only a child is in the new process namespace
    if inside:
        os._exit(os.waitstatus_to_exitcode(os.waitpid(inside, 0)[1]) & 255)
    os.close(stdin)
    os.setsid()  # a signal to the kernel's group meets nobody outside
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # there are fewer: the rest is refused
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    call(libc.capset, header, none)
    call(libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    call(libc.prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)  # else an ordinary user's kernel can't read its own /proc
    with open("/proc/self/status") as file:
        status = dict(line.split(":\t", 1) for line in file.read().splitlines() if ":\t" in line)
    left = any(int(status[f"Cap{kind}"], 16) for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb"))
    if left or status["NoNewPrivs"] != "1":
        raise PermissionError("rights are left in the sandbox")


def call(function, *arguments):
    """Call the C library; raises OSError when it refuses."""
    if function(*arguments) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def run(order, handles):
    """Unpack the hand-in, take on the limits, and run the kernel until it is killed."""
    import zmq
    from ipykernel.kernelapp import IPKernelApp

    from mestring import answers

    place = Path(INSIDE, order["name"])
    place.mkdir()
    os.chdir(place)
    answers.here()  # settled before any code of the hand-in
    packed, *listening = handles
    with os.fdopen(packed, "rb") as file, tarfile.open(fileobj=io.BytesIO(file.read())) as archive:
        archive.extractall()
    limit(order)

    class Kernel(IPKernelApp):
        def _try_bind_socket(self, s, port):
            s.setsockopt(zmq.USE_FD, listening[port - 1])
            s.bind(f"ipc://{HOME}/k-{port}")
            return port

        def init_heartbeat(self):
            pass  # the grader looks at the process itself

    connection = {**order["connection"], "ip": f"{HOME}/k", "transport": "ipc", "hb_port": 9}
    connection |= {channel: number for number, channel in enumerate(CHANNELS, 1)}
    with open(f"{HOME}/kernel.json", "w") as file:
        json.dump(connection, file)
    options = ["--IPKernelApp.ignore_cwd=True", "--HistoryManager.enabled=False"]
    Kernel.launch_instance(argv=["-f", f"{HOME}/kernel.json", *options])


def limit(order):
    """What one process may use; the grader watches over all of them together."""
    import resource  # not on Windows, where the rest of this module is imported too

    for kind, most in (
        (resource.RLIMIT_AS, order["memory"]),
        (resource.RLIMIT_CPU, order["seconds"]),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_NPROC, order["processes"] + 32),  # it counts threads too; root is not bound by it
        (resource.RLIMIT_NOFILE, HANDLES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    start = enter if len(sys.argv) == 3 else main  # going in is tried before there is a hand-in
    start(*map(int, sys.argv[1:]))
