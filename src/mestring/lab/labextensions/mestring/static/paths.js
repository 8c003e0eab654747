// Where a link in a notebook leads. Pure: no JupyterLab, no page, so that `node --test` can prove it.

const PARTS = ["course", "exercises"];

/** The student's folder that a notebook lies in, with a final slash; null where there is none. */
export function workspaceOf(notebook) {
  const folders = notebook.split("/").slice(0, -1);
  const index = folders.findLastIndex((folder) => PARTS.includes(folder));
  return index < 0
    ? null
    : folders
        .slice(0, index)
        .map((folder) => `${folder}/`)
        .join("");
}

/** The notebook at `path`, seen from `notebook`; null where it is no notebook of the same workspace's course. */
export function target(notebook, path) {
  const workspace = workspaceOf(notebook);
  if (workspace === null || !path.endsWith(".ipynb") || /^\/|[:\\]/.test(path)) return null;
  const parts = notebook.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (!parts.length) return null;
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const found = parts.join("/");
  return found.startsWith(workspace) && PARTS.includes(found.slice(workspace.length).split("/")[0]) ? found : null;
}
