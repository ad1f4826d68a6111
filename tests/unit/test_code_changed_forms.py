"""A line takes the place only of one that it is a changed form of."""

import pytest

from bot.skills.code.pasted.lines.changed_forms import is_changed_form


@pytest.mark.parametrize(
    ("old", "new", "is_form"),
    [
        ("total += x", "total = 0", False),
        ("total += x", "total = total + x", True),
        ("total = x", "total += x", True),
        ("total = 0", "total += x", False),
        ("self.count += 1", "self.count = 0", False),
        ("count += 1", "count = 1", False),
        ("i = 1", "i += 1", False),
        ("i =+ 1", "i += 1", True),
        ("counts = {}", "counts = defaultdict(int)", True),
        ("totl = 0", "total = 0", True),
        ("name = 'Ada'", "age = 36", False),
        ("xs = [3, 1]", "xs = sorted(xs)", False),
        ("xs = load(f)", 'xs = load(f)["xs"]', True),
        ('name = "Ada"', 'name = f"{name}!"', False),
        ("n[key] = 1", "n[key] = n.get(key, 0) + 1", True),
        ("n[key] = 1", "n[key] = n[key] + 1", False),
        ("n[key] += 1", "n[key] = n.get(key, 0) + 1", True),
        ("if x = 1:", "if x == 1:", True),
        ("retrun total", "return total", True),
        ("print(total)", "return total", False),
        ("s.strip()", "s = s.strip()", True),
        ("for i in range(5):", "for i in range(6):", True),
        ("for x in xs:", "if x in xs:", False),
    ],
)
def test_a_changed_form_is_a_statement_of_the_same_kind(old: str, new: str, is_form: bool) -> None:
    assert is_changed_form(f"    {old}  # as it was", new) is is_form
