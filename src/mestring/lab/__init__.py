"""JupyterLab as the course uses it: the extension (`labextensions/`), its manifest, and how Lab is started."""
