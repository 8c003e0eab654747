// The languages that editors colour: the code that a student may read. JupyterLab's own list has Markdown in it, too, and
// with that HTML, CSS, JavaScript and TeX: every text of the page would be parsed for an editor that nobody sees.

const COLOURED = ["python", "ipython"];

/** The plugin in place of JupyterLab's own. */
export const onlyPython = ({ EditorLanguageRegistry, IEditorLanguageRegistry }) => ({
  id: "mestring:languages",
  description: "Colours Python only",
  provides: IEditorLanguageRegistry,
  activate() {
    const registry = new EditorLanguageRegistry();
    const languages = EditorLanguageRegistry.getDefaultLanguages();
    for (const each of languages.filter(({ name }) => COLOURED.includes(name))) registry.addLanguage(each);
    return registry;
  },
});
