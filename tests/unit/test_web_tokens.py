"""Signed visitor identity."""

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.tokens import TokenRefused, Visitor, read, sign

SECRET = b"a secret of enough length, thirty-two bytes"
NOW = 1_000.0
ADA = Visitor("ada", "first", expires_at=NOW + 60, name="Ada")


def test_a_token_names_the_visitor_it_was_made_for() -> None:
    assert read(sign(ADA, SECRET), SECRET, NOW) == ADA


def test_an_expired_token_is_refused() -> None:
    with pytest.raises(TokenRefused, match="expired"):
        read(sign(ADA, SECRET), SECRET, NOW + 60)


def test_a_token_signed_with_another_secret_is_refused() -> None:
    with pytest.raises(TokenRefused, match="not signed"):
        read(sign(ADA, b"another secret"), SECRET, NOW)


@given(st.data())
def test_a_token_changed_in_one_place_is_refused(data: st.DataObject) -> None:
    token = sign(ADA, SECRET)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda one: one != token[place]))
    with pytest.raises(TokenRefused):
        read(token[:place] + letter + token[place + 1 :], SECRET, NOW)


@given(st.text())
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(TokenRefused):
        read(text, SECRET, NOW)


@pytest.mark.parametrize("name", ["", "a:b", "../x", "é", "a" * 65])
def test_a_name_that_would_break_a_conversations_key_is_refused(name: str) -> None:
    for visitor in (Visitor(name, "t", NOW + 60), Visitor("v", name, NOW + 60)):
        with pytest.raises(TokenRefused, match="malformed"):
            read(sign(visitor, SECRET), SECRET, NOW)


def test_a_site_can_make_tokens_as_the_documentation_says() -> None:
    about = {"visitor": "customer-17", "thread": "support", "expires_at": NOW + 60}
    payload = base64.urlsafe_b64encode(json.dumps(about).encode()).rstrip(b"=").decode()
    digest = hmac.new(SECRET, payload.encode(), hashlib.sha256).digest()
    signature = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    assert read(f"{payload}.{signature}", SECRET, NOW).visitor == "customer-17"
