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

from .fork_server import CHANNELS, HOME, MB
from .hand_in_files import pack
from .isolation import FORK_SERVER, process_inside, start

MEMORY, PROCESSES, SECONDS = 2048 * MB, 64, 300
# Of the sockets. Short: a socket's path has 107 bytes at most. And nowhere in the course: it must be a local disk.
TEMPORARY = Path("/tmp")


def start_fork_server(fonts: str) -> tuple[subprocess.Popen, socket.socket]:
    """The process whose forks become kernels, and the socket to it; `fonts`: the folder of matplotlib's font list."""
    env = {"HOME": HOME, "IPYTHONDIR": f"{HOME}/ipython", "MPLCONFIGDIR": fonts, "LANG": "C.UTF-8"}
    env |= {"PATH": "/usr/bin:/bin", "NBGRADER_EXECUTION": "autograde", "OPENBLAS_NUM_THREADS": "1"}
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-W", "ignore", FORK_SERVER, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=env,
            start_new_session=True,
            cwd="/",
        )
    return process, ours


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel in a sandbox of its own for jupyter_client."""

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
        order = {"connection": connection, "name": folder.name, "memory": MEMORY, "processes": PROCESSES}
        if SandboxProvisioner.fork_server is None or SandboxProvisioner.fork_server[0].poll() is not None:
            SandboxProvisioner.fork_server = start_fork_server(kwargs["env"]["MPLCONFIGDIR"])
        control = SandboxProvisioner.fork_server[1]
        packed = pack(folder)
        self.process = start()
        self.pid = self.pgid = self.process.pid
        inside = process_inside(self.process)
        handles = [inside, self.process.stdin.fileno(), packed, *(one.fileno() for one in self.listening)]
        socket.send_fds(control, [json.dumps(order | {"seconds": SECONDS}).encode()], handles)
        fork = int(control.recv(64))
        os.close(inside)
        os.close(packed)
        self.process.stdin.close()
        for one in self.listening:
            one.close()
        threading.Thread(target=watch, args=[self.process, fork], daemon=True).start()
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


def sweep() -> None:
    """Remove the sockets' folders of graders that were killed."""
    for place in TEMPORARY.glob("mst-*-*"):
        with suppress(OSError, ValueError, OverflowError):  # another grader may be sweeping too
            if not psutil.pid_exists(int(place.name.split("-")[1])) and place.lstat().st_uid == os.getuid():
                shutil.rmtree(place, ignore_errors=True)


def watch(process: subprocess.Popen, fork: int) -> None:
    """Kill a sandbox whose processes are too many, or take too much memory together.

    They descend from the fork that went in, or, when their parents are gone, from the sandbox's own first process.
    """
    while process.poll() is None:
        try:
            tops = [psutil.Process(pid) for pid in (process.pid, fork) if psutil.pid_exists(pid)]
            inside = [one for top in tops for one in top.children(recursive=True)]
            memory = sum(one.memory_info().rss for one in inside if one.is_running()) if len(inside) <= PROCESSES else 0
        except psutil.Error:
            inside, memory = [], 0
        if len(inside) > PROCESSES or memory > MEMORY:
            os.killpg(process.pid, signal.SIGKILL)
            return
        try:
            process.wait(0.25)
        except subprocess.TimeoutExpired:
            pass
