"""Runs inside the sandbox: becomes a kernel for one hand-in. Started as a script, it imports nothing of the package.

It is told what to do over a socket: the kernel's connection, the hand-in as a tar file in memory, and sockets that
listen already. So the sandbox needs no folder that it shares with the machine.
"""

import io
import json
import os
import resource
import socket
import sys
import tarfile

CHANNELS = ("shell_port", "iopub_port", "stdin_port", "control_port")
MB = 1024 * 1024
HOME = os.environ.get("HOME", "")  # the sandbox's own small folder in memory


def main():
    """Wait for the hand-in with everything imported, then be its kernel."""
    sys.path.insert(0, "/kurs")
    control = socket.socket(fileno=int(sys.argv[1]))
    place = os.path.join("/innlevering", sys.argv[2])
    os.mkdir(place)
    os.chdir(place)  # before the import: the package remembers where its answers are
    import ipykernel.kernelapp  # noqa: F401
    import ipykernel.zmqshell  # noqa: F401

    import mestring  # noqa: F401

    message, handles, _, _ = socket.recv_fds(control, 64 * 1024, 1 + len(CHANNELS))
    control.close()
    if message:
        run(json.loads(message), handles)


def run(order, handles):
    """Unpack the hand-in, take on the limits, and run the kernel until it is killed."""
    import zmq
    from ipykernel.kernelapp import IPKernelApp

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
    for kind, most in (
        (resource.RLIMIT_AS, order["memory"]),
        (resource.RLIMIT_CPU, order["seconds"]),
        (resource.RLIMIT_FSIZE, 32 * MB),
        (resource.RLIMIT_NPROC, order["processes"]),  # root is not bound by this one
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
