// A page outlives the course: stopped and started again, the server knows neither the page's session nor its kernel,
// and JupyterLab would go on asking for them. Here the page gets new ones by itself, as soon as the server answers.
import { words } from "./words.js";

const PAUSE = 2000; // ms between two looks while nobody answers

export function keepConnected({ panel, kernels, lab, renewed }) {
  const session = panel.sessionContext;
  const state = () => session.session?.kernel?.connectionStatus ?? "disconnected";
  let looking = false;

  /** Starts a session anew where the server has forgotten ours; rejects while no server answers. */
  const renew = async () => {
    const kernel = session.session?.kernel;
    await kernels.refreshRunning();
    if (kernel && (await kernels.findById(kernel.id))) return false;
    const name = kernel?.name ?? session.prevKernelName;
    renewed();
    await session.shutdown().catch(() => undefined); // of what is gone already
    await session.changeKernel({ name });
    return true;
  };

  const look = async () => {
    if (looking) return;
    looking = true;
    while (state() !== "connected") {
      await new Promise((over) => setTimeout(over, PAUSE));
      if (panel.isDisposed) return;
      try {
        if (!(await renew()) && state() === "disconnected") await session.session.kernel.reconnect();
      } catch {
        // nobody answers yet
      }
    }
    looking = false;
    // JupyterLab's box stays when all is well again.
    lab.Dialog.tracker
      .filter(({ node }) => node.textContent.includes(words.noAnswer))
      .forEach((box) => void box.reject());
  };

  session.connectionStatusChanged.connect(() => void look());
  session.sessionChanged.connect(() => void look());
  const restart = session.restartKernel.bind(session);
  session.restartKernel = async () => {
    if (!(await renew().catch(() => false))) await restart();
  };
}
