// What JupyterLab loads first (module federation): a container with `init` and `get`, as a bundler would have written it.
// Everything else is in plain modules beside this file.
(() => {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const plugin = new URL("plugin.js", here).href;
  let scope;
  import(plugin).catch(() => undefined); // fetched now: JupyterLab asks only when all of its own packages are there

  /** One of JupyterLab's own packages, from the scope it shares with its extensions. */
  async function shared(name) {
    const [version] = Object.values(scope[name]);
    return (await version.get())();
  }

  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB.mestring = {
    init(sharedScope) {
      scope = sharedScope;
    },
    async get() {
      const { makePlugins } = await import(plugin);
      const plugins = await makePlugins(shared, new URL(".", here));
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
