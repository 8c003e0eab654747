"""The copy of all answers: given with GET, taken in with POST. The page has the words (`static/copies.js`)."""

import asyncio
import json
from pathlib import Path

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, authenticated

from .. import answers, copies


class CopyHandler(APIHandler):
    """`?workspace=` is the folder that holds course/ and exercises/, as the server names it."""

    auth_resource = "contents"

    @authenticated
    @authorized
    async def get(self):
        """The zip."""
        data = await asyncio.to_thread(copies.pack, self._home())
        self.set_header("Content-Type", "application/zip")
        self.finish(data)

    @authenticated
    @authorized
    async def post(self):
        """What was `taken`, `stayed`, `unread`, or the `trouble`: of `NotACopy`, "full", "readonly" or "other"."""
        try:
            told = (await asyncio.to_thread(copies.take_in, self._home(), self.request.body))._asdict()
        except copies.NotACopy as error:
            told = {"trouble": str(error)}
        except OSError as error:
            told = {"trouble": answers.CODES.get(error.errno, "other")}
        self.finish(json.dumps(told))

    def _home(self) -> Path:
        root = Path(self.contents_manager.root_dir).resolve()
        home = (root / self.get_query_argument("workspace", "").strip("/")).resolve()
        if not home.is_relative_to(root) or not (home / "course").is_dir():
            raise HTTPError(404)
        return home
