"""The server's kernels when something is wrong: it ends when it is told to, and eats no memory."""

import asyncio
import struct
import threading
import tracemalloc
from datetime import UTC, datetime

import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.websocket import WebSocketClosedError

from mestring.lab.kernels import Connection, ReadyKernels


def test_a_kernel_that_could_not_start_keeps_no_server_from_ending(monkeypatch, tmp_path):
    async def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AsyncKernelManager, "_async_pre_start_kernel", full)

    async def run():
        kernels = ReadyKernels(root_dir=str(tmp_path), connection_dir=str(tmp_path))
        with pytest.raises(OSError, match="No space left"):
            await kernels.start_kernel()
        await kernels.shutdown_all()

    in_a_thread(run)


def test_who_asks_before_a_spare_kernel_is_begun_gets_a_new_one_at_once(monkeypatch, tmp_path):
    async def new(*_, **__):
        return "new"

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", new)

    async def run():
        kernels = ReadyKernels(root_dir=str(tmp_path), connection_dir=str(tmp_path))
        kernels.make_spare(after=600)
        assert await asyncio.wait_for(kernels.start_kernel(), 60) == "new"

    in_a_thread(run)


def test_who_asks_for_all_kernels_while_one_starts_gets_the_others(tmp_path):
    async def run():
        kernels = ReadyKernels(root_dir=str(tmp_path), connection_dir=str(tmp_path))
        there, starting = (kernels.kernel_manager_factory(parent=kernels) for _ in range(2))
        there.last_activity = datetime.now(UTC)
        kernels._kernels.update(there=there, starting=starting)
        assert [kernel["id"] for kernel in kernels.list_kernels()] == ["there"]

    in_a_thread(run)


def test_what_comes_in_after_the_line_is_cut_is_refused_so_that_the_page_lays_a_new_one():
    page = KernelWebsocketHandler.__new__(KernelWebsocketHandler)
    page.ws_connection = None
    line = Connection(parent=AsyncKernelManager(), websocket_handler=page)
    line.channels = {"shell": None}
    tracemalloc.start()
    with pytest.raises(WebSocketClosedError):
        line.handle_incoming_message(struct.pack("<Q", 6) + bytes(100))  # as today's JupyterLab writes
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def in_a_thread(run):
    """asyncio.run, also where a test before has left an event loop running in this thread."""
    failed = []

    def body():
        try:
            asyncio.run(run())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
