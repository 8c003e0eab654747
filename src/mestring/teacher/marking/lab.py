"""The marking room in the teacher's JupyterLab, behind its login: a server extension of `run.py teach` alone."""

from pathlib import Path

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import RequestHandler, authenticated

from ...errors import PlainError
from ..course import find_course
from .handlers import routes

ADDRESS = "mestring/mark"  # below the server's own; the Lab's menu has it too, see teacher.js


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "mestring.teacher.marking.lab"}]


def _load_jupyter_server_extension(serverapp) -> None:
    """Mount the room for the course in the server's folder; where there is none, there is nothing to mark."""
    try:
        course = find_course(Path(serverapp.root_dir))
    except PlainError as error:
        serverapp.log.warning(error)
        return
    mounted = routes(course, url_path_join(serverapp.base_url, ADDRESS))
    serverapp.web_app.add_handlers(".*$", [(path, behind_login(kind), about) for path, kind, about in mounted])


def behind_login(kind: type[RequestHandler]) -> type[RequestHandler]:
    """The handler as one of Jupyter's: who is not signed in, or comes from another site, gets no further."""
    guarded = {name: authenticated(authorized(getattr(kind, name))) for name in ("get", "head", "post", "put")}
    return type(kind.__name__, (kind, JupyterHandler), guarded | {"auth_resource": "contents"})
