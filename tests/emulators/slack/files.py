"""Files: upload in Slack's three steps, and download with the token that Slack asks for."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.emulators.slack.calls import Call
from tests.emulators.slack.chat import check_thread, find_channel
from tests.emulators.slack.identifiers import new_id
from tests.emulators.slack.refusals import Refusal
from tests.emulators.slack.rules import ALT_TEXT_MAX_CHARS
from tests.emulators.slack.workspace import Workspace

LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head></html>"


class Files:
    """The files of a workspace. `address` is where this emulator is reached."""

    def __init__(self, workspace: Workspace, is_good_token: Callable[[str], bool]) -> None:
        self._workspace = workspace
        self._is_good_token = is_good_token
        self._completed: set[str] = set()
        self.address = ""
        self.withholds = False  # whether the app lacks the right to the bytes
        self.moved_to = ""  # where the bytes are said to be instead

    def add(self, name: str, content: bytes, mimetype: str, owner: str) -> dict[str, Any]:
        """Keep a file and describe it as an event does."""
        shape = self._describe(new_id("F"), name, mimetype, owner, len(content))
        self._workspace.files[shape["id"]] = shape
        self._workspace.file_bytes[shape["id"]] = content
        return shape

    def info(self, call: Call) -> dict[str, Any]:
        """files.info: a file as it is now."""
        shape = self._workspace.files.get(call.text("file"))
        if shape is None:
            raise Refusal("file_not_found")
        return {"file": shape}

    def get_upload_url(self, call: Call) -> dict[str, Any]:
        """files.getUploadURLExternal: a place to put the bytes."""
        name, length = call.text("filename"), int(call.text("length"))
        alt = str(call.arguments.get("alt_txt") or "")
        if length <= 0 or len(alt) > ALT_TEXT_MAX_CHARS:
            raise Refusal("invalid_arguments")
        owner = self._workspace.bot.id
        shape = self._describe(new_id("F"), name, "application/octet-stream", owner, length)
        shape["alt_txt"] = alt
        self._workspace.files[shape["id"]] = shape
        return {"upload_url": f"{self.address}/upload/{shape['id']}", "file_id": shape["id"]}

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes themselves, posted to the upload address; raw or as a form's file."""
        shape = self._workspace.files.get(request.match_info["file_id"])
        if shape is None:
            return web.Response(status=404, text="file not found")
        content = await request.read()
        if len(content) != shape["size"]:
            return web.Response(status=400, text="length mismatch")
        self._workspace.file_bytes[shape["id"]] = content
        return web.Response(text=f"OK - {len(content)}")

    def complete_upload(self, call: Call) -> dict[str, Any]:
        """files.completeUploadExternal: share what was uploaded, as one message."""
        listed = call.arguments.get("files") or []
        if not listed:
            raise Refusal("invalid_arguments")
        if call.arguments.get("thread_ts") and not call.arguments.get("channel_id"):
            raise Refusal("invalid_arguments")
        shapes = [self._uploaded(item) for item in listed]
        self._completed |= {shape["id"] for shape in shapes}
        channel_id = call.arguments.get("channel_id")
        if channel_id:
            channel = find_channel(self._workspace, call, "channel_id")
            message = self._workspace.new_message(
                channel.id,
                self._workspace.bot.id,
                thread_ts=check_thread(self._workspace, channel, call.arguments.get("thread_ts")),
                fallback=call.arguments.get("initial_comment") or "",
                files=shapes,
            )
            self._workspace.post(message)
        return {"files": [{"id": shape["id"], "title": shape["title"]} for shape in shapes]}

    async def download(self, request: web.Request) -> web.Response:
        """url_private: the bytes for the bot's token, Slack's sign-in page for anyone else."""
        if self.moved_to:
            raise web.HTTPFound(self.moved_to)
        shape = self._workspace.files.get(request.match_info["file_id"])
        content = self._workspace.file_bytes.get(request.match_info["file_id"])
        if shape is None or content is None:
            return web.Response(status=404)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.withholds or not self._is_good_token(token):
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        return web.Response(body=content, content_type=shape["mimetype"])

    def _uploaded(self, item: dict[str, Any]) -> dict[str, Any]:
        shape = self._workspace.files.get(str(item.get("id")))
        if shape is None or shape["id"] not in self._workspace.file_bytes:
            raise Refusal("file_not_found")
        if shape["id"] in self._completed:
            raise Refusal("file_already_completed")  # strict: an upload is completed once
        shape["title"] = item.get("title") or shape["name"]
        return shape

    def _describe(
        self, file_id: str, name: str, mimetype: str, owner: str, size_bytes: int
    ) -> dict[str, Any]:
        url = f"{self.address}/files-pri/{self._workspace.team_id}-{file_id}/{name}"
        return {
            "id": file_id,
            "name": name,
            "title": name,
            "mimetype": mimetype,
            "filetype": name.rpartition(".")[2],
            "user": owner,
            "size": size_bytes,
            "mode": "hosted",
            "is_external": False,
            "url_private": url,
            "url_private_download": url + "?download=1",
        }
