"""What Discord answers when it does not do as asked: exceptions that become JSON.

Codes are those of Discord's documentation (topics/opcodes-and-status-codes, read 2026-08).
"""


class Refusal(Exception):
    """An HTTP status with Discord's error code and message."""

    def __init__(self, status: int, code: int, message: str, errors: object = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    @property
    def body(self) -> dict[str, object]:
        """The JSON that Discord sends."""
        body: dict[str, object] = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


def unauthorized() -> Refusal:
    """The bot token is wrong or missing."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown_route() -> Refusal:
    """No such address."""
    return Refusal(404, 0, "404: Not Found")


def unknown_channel() -> Refusal:
    """No such channel, or a thread that was deleted."""
    return Refusal(404, 10003, "Unknown Channel")


def unknown_message() -> Refusal:
    """No such message in this channel."""
    return Refusal(404, 10008, "Unknown Message")


def unknown_user() -> Refusal:
    """No such user."""
    return Refusal(404, 10013, "Unknown User")


def unknown_webhook() -> Refusal:
    """An interaction token that is not known, or was not acknowledged yet."""
    return Refusal(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refusal:
    """The first answer came later than three seconds, or the id is wrong."""
    return Refusal(404, 10062, "Unknown interaction")


def already_acknowledged() -> Refusal:
    """A second first answer."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def expired_token() -> Refusal:
    """An interaction token is good for fifteen minutes."""
    return Refusal(401, 50027, "Invalid Webhook Token")


def missing_access() -> Refusal:
    """The bot may not see this channel."""
    return Refusal(403, 50001, "Missing Access")


def missing_permissions() -> Refusal:
    """The bot sees the channel, but may not do this in it."""
    return Refusal(403, 50013, "Missing Permissions")


def may_not_reply() -> Refusal:
    """A reply shows the message it answers, so it needs the right to read that."""
    return Refusal(400, 160002, "Cannot reply without permission to read message history")


def not_the_author() -> Refusal:
    """Only its author may edit a message."""
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> Refusal:
    """Neither text nor file nor embed."""
    return Refusal(400, 50006, "Cannot send an empty message")


def too_large() -> Refusal:
    """A file, or the whole request, is over the limit."""
    return Refusal(413, 40005, "Request entity too large")


def invalid_form(field: str, code: str, message: str) -> Refusal:
    """A field that breaks a rule, with Discord's nested description of which and why."""
    errors: object = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(field.split(".")):
        errors = {name: errors}
    return Refusal(400, 50035, "Invalid Form Body", errors)
