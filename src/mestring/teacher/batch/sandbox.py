"""A kernel in bubblewrap: no network, no home, no gradebook, no solutions; only a copy of the hand-in's own files."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import psutil
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Integer

from .fork_server import CHANNELS, HOME, MB
from .hand_in_files import pack
from .isolation import FILES, FORK_SERVER, process_inside, start

# What the process whose forks become kernels knows of the machine; whoever is in a sandbox can read it.
ENVIRONMENT = {
    "HOME": HOME,
    "IPYTHONDIR": f"{HOME}/ipython",
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "NBGRADER_EXECUTION": "autograde",
    "OPENBLAS_NUM_THREADS": "1",
}
SPARE = 256 * MB  # of the machine's memory: with less, what runs in sandboxes has to go
# Of the sockets. Short: a socket's path has 107 bytes at most. And nowhere in the course: it must be a local disk.
TEMPORARY = Path("/tmp")


def start_fork_server(fonts: str) -> tuple[subprocess.Popen, socket.socket]:
    """The process whose forks become kernels, and the socket to it; `fonts`: the folder of matplotlib's font list."""
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-W", "ignore", FORK_SERVER, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=ENVIRONMENT | {"MPLCONFIGDIR": fonts},
            start_new_session=True,
            cwd="/",
        )
    return process, ours


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel in a sandbox of its own for jupyter_client."""

    memory = Integer(2048 * MB, help="Bytes of memory, of one process and of all together").tag(config=True)
    processes = Integer(64, help="Processes at the same time").tag(config=True)
    seconds = Integer(300, help="Seconds of CPU for one process").tag(config=True)
    files = Integer(FILES, help="Bytes that can be written in each of the sandbox's folders").tag(config=True)

    fork_server = None  # the process that forks, and the socket to it: one for all hand-ins that this process grades
    place = None
    listening = ()

    async def pre_launch(self, **kwargs):
        """Make the sockets that the kernel will listen on, in a folder that only this user can enter."""
        km = self.parent
        self.place = tempfile.mkdtemp(prefix=f"mst-{os.getpid()}-", dir=TEMPORARY)
        km.transport, km.ip, km.hb_port = "ipc", f"{self.place}/k", 9
        self.listening = []
        for number, channel in enumerate(CHANNELS, 1):
            setattr(km, channel, number)
            self.listening.append(socket.socket(socket.AF_UNIX))
            self.listening[-1].bind(f"{km.ip}-{number}")
            self.listening[-1].listen(16)
        self.connection_info = km.get_connection_info()
        return {**kwargs, "cmd": []}

    async def launch_kernel(self, cmd, **kwargs):
        """Make a sandbox, and have a fork go into it with the hand-in."""
        folder = Path(kwargs["cwd"])
        key = self.connection_info["key"]
        connection = {"key": key.decode() if isinstance(key, bytes) else key, "signature_scheme": "hmac-sha256"}
        order = {"connection": connection, "name": folder.name, "memory": self.memory}
        order |= {"processes": self.processes, "seconds": self.seconds}
        if SandboxProvisioner.fork_server is None or SandboxProvisioner.fork_server[0].poll() is not None:
            SandboxProvisioner.fork_server = start_fork_server(kwargs["env"]["MPLCONFIGDIR"])
        control = SandboxProvisioner.fork_server[1]
        packed = pack(folder)
        self.process = start(self.files)
        self.pid = self.pgid = self.process.pid
        inside = process_inside(self.process)
        handles = [inside, self.process.stdin.fileno(), packed, *(one.fileno() for one in self.listening)]
        socket.send_fds(control, [json.dumps(order).encode()], handles)
        fork = int(control.recv(64))
        os.close(inside)
        os.close(packed)
        self.process.stdin.close()
        for one in self.listening:
            one.close()
        watched = [self.process, fork, self.memory, self.processes]
        threading.Thread(target=watch, args=watched, daemon=True).start()
        return self.connection_info

    async def wait(self):
        """Wait until the process is gone; LocalProvisioner looks ten times a second, and most time is spent there."""
        while await self.poll() is None:
            await asyncio.sleep(0.005)
        self.process = None
        return 0

    async def cleanup(self, restart=False):
        """Remove the sockets' folder."""
        if self.place and not restart:
            shutil.rmtree(self.place, ignore_errors=True)


def sweep(*folders: Path) -> None:
    """Remove what graders that were killed have left in these folders."""
    for place in [place for folder in folders for place in folder.glob("mst-*-*")]:
        with suppress(OSError, ValueError, OverflowError):  # another grader may be sweeping too
            if not psutil.pid_exists(int(place.name.split("-")[1])) and place.lstat().st_uid == os.getuid():
                shutil.rmtree(place, ignore_errors=True)


def watch(process: subprocess.Popen, fork: int, most_memory: int, most_processes: int) -> None:
    """Kill a sandbox whose processes are too many, or take too much memory together, or leave the machine too little.

    Memory that lies in no process is seen only in what is left of the machine's.
    """
    spare = min(SPARE, psutil.virtual_memory().available // 2)
    while process.poll() is None:
        number, memory = used(process.pid, fork)
        if number > most_processes or memory > most_memory or psutil.virtual_memory().available < spare:
            os.killpg(process.pid, signal.SIGKILL)
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.25)


def used(sandbox: int, fork: int) -> tuple[int, int]:
    """How many processes are in a sandbox, and how many bytes of memory they take.

    They descend from the fork that went in, or, when their parents are gone, from the sandbox's own first process.
    """
    number = memory = 0
    for top in (sandbox, fork):
        with suppress(psutil.Error):  # it is gone
            for one in psutil.Process(top).children(recursive=True):
                number += 1
                with suppress(psutil.Error):
                    memory += one.memory_info().rss
    return number, memory
