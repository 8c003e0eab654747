"""JupyterLab in Norwegian (bokmål): the strings that a student meets. Found by JupyterLab through its entry point.

`nb_NO/LC_MESSAGES/jupyterlab.json` maps JupyterLab's English to ours, in gettext's JSON form.
"""
