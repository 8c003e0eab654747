// The teacher's ways: to the marking room, and to the exercises and lessons in the language one reads. A menu of our own,
// and cards on JupyterLab's first page.
import { words } from "./words.js";

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
      const open = () => window.open(serviceManager.serverSettings.baseUrl + ADDRESS, "_blank", "noopener");
      const show = (folder) => commands.execute("filebrowser:go-to-path", { path: words.edition + folder });
      const ways = [
        { id: COMMAND, ...words.mark, execute: open },
        { id: "mestring:solutions", ...words.solutions, execute: () => show("solutions") },
        { id: "mestring:lessons", ...words.lessons, execute: () => show("course") },
      ];
      const menu = new Menu({ commands });
      menu.title.label = "Mestring";
      ways.forEach(({ id, ...way }, rank) => {
        commands.addCommand(id, way);
        menu.addItem({ command: id });
        launcher?.add({ command: id, category: "Mestring", rank });
      });
      menus?.addMenu(menu);
    },
  };
}
