"""A kernel that is ready before it is asked for: whoever opens a page need not wait for Python and its packages."""

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError

PAUSE = 8  # seconds after a kernel was given away until the next is made: first the page that asked shall be ready
PATIENCE = 60
# Everything slow that a page imports, but nothing that looks at its folder yet. No name is left behind.
WARM = "[__import__(name) for name in {names}] and None"
WIDGETS = ["anywidget", "yaml", "mestring.widgets"]
FIGURES = ["matplotlib.pyplot"]  # not for the first page, which waits: they are drawn last, and its start page has none
MOVE = "(lambda os: (os.chdir({cwd!r}), os.environ.update({env!r})))(__import__('os')) and None"


class ReadyKernels(AsyncMappingKernelManager):
    """Gives the next page the spare kernel, moved to the page's folder."""

    _spare: asyncio.Task | None = None
    _planned: asyncio.TimerHandle | None = None

    def make_spare(self, after: float = 0) -> None:
        """Begin to make a spare kernel in so many seconds, unless there is one by then."""
        if self._planned:
            self._planned.cancel()
        self._planned = asyncio.get_running_loop().call_later(after, self._begin, FIGURES if after else [])

    def _begin(self, more: list[str]) -> None:
        if self._spare is None:
            self._spare = asyncio.create_task(self._warm_kernel(WIDGETS + more))

    async def start_kernel(self, *, kernel_id: str | None = None, path: str | None = None, **kwargs: Any) -> str:
        """The spare kernel where there is one that fits, or is being made; else a new one, at once."""
        fits = self._fits(kernel_id, kwargs)
        spare, self._spare = (self._spare, None) if fits else (None, self._spare)
        found = await self._give(spare, path, kwargs.get("env") or {}) if spare else None
        if fits and self._planned:
            self.make_spare(PAUSE)
        return found or await super().start_kernel(kernel_id=kernel_id, path=path, **kwargs)

    async def _add_kernel_when_ready(self, kernel_id: str, *started: Any) -> None:
        """A kernel that could not start is none: else the server would look for it when it ends, and never end."""
        await super()._add_kernel_when_ready(kernel_id, *started)
        self._pending_kernels.pop(kernel_id, None)

    def kernel_model(self, kernel_id: str) -> dict:
        """What the server tells of a kernel; raises HTTPError for one that is still being started.

        The list of all kernels then leaves it out; else the whole list would fail while any kernel starts.
        """
        if not self.get_kernel(kernel_id).trait_has_value("last_activity"):
            raise HTTPError(404, f"kernel {kernel_id} is not there yet")
        return super().kernel_model(kernel_id)

    def _fits(self, kernel_id: str | None, kwargs: dict) -> bool:
        return kernel_id is None and kwargs.get("kernel_name") in (None, self.default_kernel_name)

    async def _warm_kernel(self, names: list[str]) -> str:
        made = await super().start_kernel()
        await self._run(made, WARM.format(names=names))
        return made

    async def _give(self, spare: asyncio.Task, path: str | None, env: dict[str, str]) -> str | None:
        """The spare kernel, now with this folder and environment, also after a restart; None if it is gone."""
        try:
            made = await spare
            cwd = self.cwd_for_path(path, env=env) if path is not None else self.root_dir
            await self._run(made, MOVE.format(cwd=cwd, env=env))
            kernel = self.get_kernel(made)
            kernel._launch_args.update(cwd=cwd, env={**(kernel._launch_args.get("env") or {}), **env})
            return made
        except Exception:  # whatever it was, a new kernel is made
            self.log.exception("the spare kernel could not be used")
            return None

    async def _run(self, kernel_id: str, code: str) -> None:
        client = self.get_kernel(kernel_id).client()
        client.start_channels()
        try:
            reply = await client.execute(code, silent=True, reply=True, timeout=PATIENCE)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"])
        finally:
            client.stop_channels()


class Connection(ZMQChannelsWebsocketConnection):
    """A page's line to its kernel."""

    def handle_incoming_message(self, incoming_msg: str | bytes) -> None:
        """Refuse what comes in once the line is cut: then Tornado hangs up, and the page lays a new line.

        Its protocol is not known any more, and reading it by another takes 3 GB that `struct` never gives back.
        """
        if self.websocket_handler.ws_connection is None:
            raise WebSocketClosedError
        super().handle_incoming_message(incoming_msg)
