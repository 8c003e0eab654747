"""Kernel manager and client for kernels in the sandbox: jupyter_client's own, without its fixed waits."""

import asyncio
import time
from importlib.metadata import EntryPoint
from queue import Empty

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from .sandbox import SandboxProvisioner

NAME = "mestring-sandbox"


class PromptClient(AsyncKernelClient):
    """A client that knows when the kernel is ready, and need not wait to be sure."""

    def start_channels(self, shell=True, iopub=True, stdin=True, hb=False, control=True):
        """Start the channels, but for the heartbeat: whether the kernel lives is seen by its process."""
        super().start_channels(shell=shell, iopub=iopub, stdin=stdin, hb=False, control=control)

    async def _async_wait_for_ready(self, timeout=None):
        """Ready is when a request's own "idle" has come on iopub: then both channels are connected."""
        until = time.monotonic() + (timeout or 60)
        while time.monotonic() < until:
            request = self.kernel_info()
            try:
                reply = await self.shell_channel.get_msg(timeout=1)
                while True:
                    said = await self.iopub_channel.get_msg(timeout=0.2)
                    idle = said["content"].get("execution_state") == "idle"
                    if idle and said["parent_header"].get("msg_id") == request:
                        self._handle_kernel_info_reply(reply)
                        return
            except Empty:
                if not await self._async_is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info") from None
        raise RuntimeError("Kernel didn't respond in time")

    wait_for_ready = _async_wait_for_ready


class SandboxManager(AsyncKernelManager):
    """A kernel manager whose kernels are made by our provisioner, whatever kernel the notebook asks for."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        provisioners = KernelProvisionerFactory.instance(parent=self.parent).provisioners
        provisioners[NAME] = EntryPoint(NAME, f"{__name__}:{SandboxProvisioner.__name__}", "jupyter_client")
        self.client_factory = PromptClient
        self._kernel_spec = KernelSpec(
            argv=["sandbox"],
            language="python",
            interrupt_mode="message",
            metadata={"kernel_provisioner": {"provisioner_name": NAME}},
        )

    async def _async_wait(self, pollinterval=0.005):
        while await self._async_is_alive():
            await asyncio.sleep(0.005)
