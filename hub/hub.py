"""JupyterHub itself, without what makes its start slow: `python hub/hub.py -f hub/jupyterhub_config.py`."""

from mestring import formats

formats.leave_out()

from jupyterhub.app import main  # noqa: E402

main()
