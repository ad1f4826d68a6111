"""Reading the files that people attach: their bytes, with our token, from Slack's own hosts only.

An event's addresses of a file may be anything (a link to another service, a forged host), so the
file is asked for by its id, and the token is sent to nobody but Slack and never along a redirect.
Without the right `files:read` Slack answers with its sign-in page in place of the bytes.
"""

import asyncio
from dataclasses import replace
from urllib.parse import urlsplit

from adapters.slack.failures import SlackRefused
from adapters.slack.incoming import file_as_attachment
from adapters.slack.spending import Spending
from adapters.slack.web_api import WebApi
from bot.errors import DeliveryError, FetchFailed
from bot.messages import Attachment

_DESCRIBE_WITHIN_S = 0.8  # Slack waits three seconds for an acknowledgement; this comes before
_HOSTS = ("slack.com", "slack-files.com", "slack-gov.com")


class Downloads:
    """Fetches attachments. Raises FetchFailed."""

    def __init__(self, api: Spending, web: WebApi, base_url: str) -> None:
        self._api = api
        self._web = web
        self._base = urlsplit(base_url)

    async def fetch(self, attachment: Attachment, most_bytes: int) -> bytes:
        """The bytes of a file, at most so many."""
        try:
            answer = await self._api.read("files.info", {"file": attachment.id})
            file = answer.get("file") or {}
            url = str(file.get("url_private_download") or file.get("url_private") or "")
            if file.get("is_external") or not self._is_slacks(url):
                raise FetchFailed("not at Slack", user_message="it is not kept in Slack itself")
            kind, data = await self._web.get(url, most_bytes)
        except SlackRefused as error:
            raise FetchFailed(error.code, user_message="Slack does not let me read it") from error
        except DeliveryError as error:
            raise FetchFailed(str(error), user_message="Slack did not give it to me") from error
        if len(data) > most_bytes:
            raise FetchFailed("too large", user_message="it is too large")
        if kind == "text/html" and "html" not in attachment.media_type:
            raise FetchFailed("sign-in page", user_message="Slack does not let me read it")
        return data

    async def described(self, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        """The attachments with names, kinds and sizes: of a file in a channel that is shared with
        another company Slack tells the id alone (`file_access: check_file_info`). One of which that
        cannot be had in time stays as it is."""
        try:
            async with asyncio.timeout(_DESCRIBE_WITHIN_S):
                return tuple([await self._described(each) for each in attachments])
        except TimeoutError:
            return attachments

    async def _described(self, attachment: Attachment) -> Attachment:
        if attachment.media_type:
            return attachment
        try:
            answer = await self._api.read("files.info", {"file": attachment.id})
        except DeliveryError:
            return attachment
        found = file_as_attachment(answer.get("file") or {})
        return replace(found, id=attachment.id)

    def _is_slacks(self, url: str) -> bool:
        """Whether the token may be sent there: Slack's hosts, or the configured stand-in."""
        target = urlsplit(url)
        if target.scheme == "https" and target.port in (None, 443):
            host = (target.hostname or "").rstrip(".")
            if any(host == name or host.endswith(f".{name}") for name in _HOSTS):
                return True
        return target.netloc == self._base.netloc and target.scheme == self._base.scheme
