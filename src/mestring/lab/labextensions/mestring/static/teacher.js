// The teacher's way to the marking room: a menu of our own, and a card on JupyterLab's first page.

const COMMAND = "mestring:mark";
const ADDRESS = "mestring/mark/"; // below the server's own; see teacher/marking/lab.py

/** The plugin; `shared` gives JupyterLab's own packages. */
export async function markingRoom(shared) {
  const names = ["@jupyterlab/launcher", "@jupyterlab/mainmenu", "@lumino/widgets"];
  const [{ ILauncher }, { IMainMenu }, { Menu }] = await Promise.all(names.map(shared));
  return {
    id: "mestring:marking-room",
    autoStart: true,
    optional: [IMainMenu, ILauncher],
    activate({ commands, serviceManager }, menus, launcher) {
      commands.addCommand(COMMAND, {
        label: "Les og vurder",
        caption: "Les det studentene har skrevet, og gi poeng og kommentarer",
        execute: () => window.open(serviceManager.serverSettings.baseUrl + ADDRESS, "_blank", "noopener"),
      });
      const menu = new Menu({ commands });
      menu.title.label = "Mestring";
      menu.addItem({ command: COMMAND });
      menus?.addMenu(menu);
      launcher?.add({ command: COMMAND, category: "Mestring" });
    },
  };
}
