"""Regular expressions that are compiled when they are first used."""

import re

import pytest

from bot.patterns import later


def test_a_pattern_that_is_later_is_one() -> None:
    pattern = later(r"a(b+)", re.IGNORECASE)
    for _ in "twice":
        found = pattern.search("xABB")
        assert found is not None
        assert found[1] == "BB"
    assert pattern.sub("-", "abc abbc") == "-c -c"
    assert (pattern.pattern, pattern.groups) == ("a(b+)", 1)


def test_nothing_is_compiled_before_it_is_used() -> None:
    pattern = later("(")
    with pytest.raises(re.error):
        pattern.search("")
