"""A model that is listened to is that model, for whoever asks something of it."""

import pytest

from bot.ports import ChatModel
from bot.turn.overhearing import Overheard
from tests.unit.speakers import TellingModel


@pytest.mark.parametrize("name", ChatModel.__annotations__)
def test_what_is_known_of_a_model_is_known_of_one_that_is_overheard(name: str) -> None:
    model = TellingModel()
    assert getattr(Overheard(model, print), name) == getattr(model, name)
