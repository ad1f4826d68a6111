"""HTTP transport: signed posts to the app's request URL."""

import contextlib
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp

from tests.emulators.slack.deliveries import Delivery, Outcome
from tests.emulators.slack.rules import SlackRules


def sign(secret: str, timestamp: str, body: str) -> str:
    """Slack's v0 signature (docs.slack.dev/authentication/verifying-requests-from-slack)."""
    base = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class RequestUrl:
    """Posts to one address. Anything but a 2xx within the time is a failure."""

    def __init__(self, url: str, signing_secret: str, rules: SlackRules) -> None:
        self.url = url
        self._secret = signing_secret
        self._rules = rules
        self._session = aiohttp.ClientSession()

    async def close(self) -> None:
        """Close the connections to the app."""
        await self._session.close()

    async def verify(self) -> None:
        """Do url_verification, as Slack does when the address is set. Raises ValueError."""
        challenge = "emulated-challenge"
        payload = {"token": "emulated", "challenge": challenge, "type": "url_verification"}
        outcome = await self.attempt(Delivery("events_api", payload), 0, None)
        answer = outcome.body
        if isinstance(answer, str) and answer.startswith("{"):
            with contextlib.suppress(ValueError):  # then it is no answer
                answer = json.loads(answer).get("challenge")
        if outcome.failure or answer != challenge:
            why = f"HTTP {outcome.status}" if outcome.status else outcome.failure
            raise ValueError(f"{self.url} does not answer the challenge ({why})")

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Outcome:
        """One signed post."""
        if delivery.kind == "events_api":
            body, content_type = json.dumps(delivery.payload), "application/json"
        else:
            form = dict(delivery.payload)
            if delivery.kind == "interactive":
                form = {"payload": json.dumps(delivery.payload)}
            body, content_type = urlencode(form), "application/x-www-form-urlencoded"
        timestamp = str(int(time.time() + self._rules.clock_skew_s))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": sign(self._secret, timestamp, body),
        }
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": str(reason)}
        timeout = aiohttp.ClientTimeout(total=self._rules.ack_timeout_s)
        try:
            async with self._session.post(
                self.url, data=body.encode(), headers=headers, timeout=timeout
            ) as response:
                text = await response.text()
        except TimeoutError:
            return Outcome("http_timeout")
        except aiohttp.ClientError:
            return Outcome("connection_failed")
        no_retry = response.headers.get("X-Slack-No-Retry") == "1"
        failure = None if 200 <= response.status < 300 else "http_error"
        return Outcome(failure, response.status, text, no_retry)
