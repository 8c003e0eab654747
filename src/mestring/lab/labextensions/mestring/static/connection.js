// A page outlives the course: stopped and started again, the server knows neither the page's session nor its kernel,
// and JupyterLab would go on asking for them. Here the page gets new ones by itself, as soon as the server answers.
// Until then a sentence above the page says so: JupyterLab's boxes would take the keys of whoever is writing.
import { isDiskFull } from "./unsaved.js";
import { words } from "./words.js";

const PAUSE = 2000; // ms between two looks while nobody answers
const STUCK = 20_000; // ms that a kernel may say nothing: then a new line is laid to it, then it is told, then replaced
const SILENT = ["restarting", "autorestarting", "unknown", "dead"];
const ABOUT = "connection";

/** In place of JupyterLab's boxes about a kernel that does not start, and about which to start then. */
export function tellNotStarted(session, notices) {
  session._displayKernelError = async (message, traceback) => {
    console.warn("mestring", message, traceback);
    notices.warn(ABOUT, isDiskFull(`${message} ${traceback}`) ? words.diskFullAtStart : words.notYetStarted);
  };
  const initialize = session.initialize.bind(session);
  session.initialize = async () => {
    await initialize();
    return false; // nobody need choose: the page tries again by itself
  };
}

export function keepConnected({ panel, kernels, notices, renewed }) {
  const session = panel.sessionContext;
  const state = () => session.session?.kernel?.connectionStatus ?? "disconnected";
  const changeKernel = session.changeKernel.bind(session);
  let looking = false,
    renewing = null;

  /** What answers: "there"; "closed", a Hub that leads elsewhere, for it has stopped the course; or nobody. */
  const whoAnswers = () =>
    fetch(`${kernels.serverSettings.baseUrl}api`).then(
      ({ ok, redirected }) => (redirected ? "closed" : ok ? "there" : ""),
      () => "",
    );

  const start = async ({ anyway = false } = {}) => {
    const kernel = session.session?.kernel;
    await kernels.refreshRunning();
    if (!anyway && kernel && (await kernels.findById(kernel.id))) return false;
    const name = kernel?.name || session.prevKernelName || session.kernelPreference.name;
    renewed();
    await session.shutdown().catch(() => undefined); // of what is gone already
    await changeKernel({ name });
    return true;
  };
  /**
   * Starts a session anew where the server has forgotten ours; rejects while no server answers. One at a time: who asks
   * meanwhile waits for it.
   */
  const renew = (how) => {
    renewing ??= start(how).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const look = async () => {
    if (looking) return;
    looking = true;
    while (state() !== "connected") {
      await new Promise((over) => setTimeout(over, PAUSE));
      if (panel.isDisposed) return;
      const answers = await whoAnswers();
      if (answers !== "there") {
        if (answers === "closed")
          notices.warn(ABOUT, words.closedByHub, { href: location.href, text: words.openAgain });
        else notices.warn(ABOUT, words.noAnswer);
        continue;
      }
      try {
        if (!(await renew()) && state() === "disconnected") await session.session.kernel.reconnect();
      } catch {
        // not yet
      }
    }
    looking = false;
    notices.warn(ABOUT, "");
  };

  session.connectionStatusChanged.connect(() => void look());
  session.sessionChanged.connect(() => void look());
  /** A kernel that could not start at once (a full disk) may have come back behind another door, or never will. */
  let silent = 0,
    asked = 0;
  const help = async () => {
    if (looking || (await whoAnswers()) !== "there") return; // whoever looks tells it
    asked += 1;
    if (asked === 1) return session.session?.kernel?.reconnect();
    notices.warn(ABOUT, words.silent);
    if (asked > 2) await renew({ anyway: true }); // not before: on a slow machine it may only be late
  };
  const hear = (status) => {
    if (SILENT.includes(status)) {
      silent ||= setInterval(() => void help().catch(() => undefined), STUCK);
      return;
    }
    clearInterval(silent);
    silent = 0;
    if (asked > 1) notices.warn(ABOUT, "");
    asked = 0;
  };
  session.statusChanged.connect((_, status) => hear(status));
  if (session.session?.kernel) hear(session.session.kernel.status);
  panel.disposed.connect(() => clearInterval(silent));
  if (!session.session) void look(); // it did not even start
  // The button for it: amid a renewal there is no kernel to restart, and JupyterLab would start another one.
  session.changeKernel = async (model) => (renewing ? void (await renewing) : changeKernel(model));
  const restart = session.restartKernel.bind(session);
  session.restartKernel = async () => {
    if (!(await renew().catch(() => false))) await restart();
  };
}
