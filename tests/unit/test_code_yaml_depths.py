"""Rows of YAML that a part shows with another indentation take the places of their own."""

import pytest

from bot.skills.code.debug.mends.fixing import fixes_in
from bot.skills.code.pasted.formats.yaml_depths import with_depths
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.source.yaml_nodes import read_yaml

WEB = "services:\n  web:\n    image: nginx\n   ports:\n      - 80:80"
WEB_NOW = WEB.replace("   ports", "    ports").replace("     ports", "    ports")
TASKS = "- hosts: all\n  tasks:\n    - name: a\n    apt:\n      name: nginx\n    - name: b"
TASK = "- name: a\n  apt:\n    name: nginx"
POD = "spec:\n  containers:\n  - name: a\n  image: nginx # 1.2\n  ports:\n  - containerPort: 80"
TWICE = "a:\n  p:\n  - q: 1\n  r: 2\nb:\n  p:\n  - q: 1\n  r: 2"
POD_ROWS = "    image: nginx\n    ports:\n    - containerPort: 80"
POD_NOW = POD[:32] + POD_ROWS.replace("nginx", "nginx # 1.2")
STEPS = "steps:\n  - uses: py@v5\n  with:\n    version: 3.11\n  - run: pytest"
FINE = "web:\n  ports:\n    - 80:80\ndb:\n  ports:\n    - 90:90\n"


def deeper(text: str, by: int) -> str:
    return "\n".join(" " * by + row for row in text.split("\n"))


@pytest.mark.parametrize(
    ("source", "part", "whole"),
    [
        (WEB, "    ports:\n      - 80:80", WEB_NOW),
        (WEB, "    ports:", WEB_NOW),
        (WEB, "image: nginx\nports:\n  - 80:80", WEB_NOW),
        (WEB, "  web:\n    image: nginx\n    ports:\n      - 80:80", WEB_NOW),
        (WEB, "    ports:\n      - 8080:80", WEB_NOW.replace("80:80", "8080:80")),
        (f"{WEB}\n  db:\n   ports:\n      - 80:80", "    ports:\n      - 80:80",
         f"{WEB_NOW}\n  db:\n   ports:\n      - 80:80"),
        (TASKS, deeper(TASK, 4), TASKS.replace("    apt:\n  ", "      apt:\n    ")),
        (TASKS, TASK, TASKS.replace("    apt:\n  ", "      apt:\n    ")),
        (POD, f"  - name: a\n{POD_ROWS}", POD_NOW),
        (POD, POD_ROWS, POD_NOW),
        (STEPS, "  - uses: py@v5\n    with:\n      version: '3.11'",
         STEPS.replace("  with:\n    version: 3.11", "    with:\n      version: '3.11'")),
        ("a:\n\tb: 1\n\tc: 2\nd: 3", "  b: 1\n  c: 2", "a:\n  b: 1\n  c: 2\nd: 3"),
    ],
)  # fmt: skip
async def test_rows_with_another_indentation_take_their_places_every_one(
    source: str, part: str, whole: str
) -> None:
    (fixed,) = await fixes_in([Block("yaml", part)], source, "")
    assert fixed.code == whole


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (WEB, "ports:\n  - 80:80"),  # of the services, or of `web`
        (TWICE, "- q: 1\n  r: 2"),
    ],
)
async def test_where_their_depth_or_place_is_not_clear_nothing_is_placed(
    source: str, part: str
) -> None:
    assert with_depths(source, part) == ""
    assert await fixes_in([Block("yaml", part)], source, "") == []


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (FINE, "ports:\n- 80:80"),  # says the same
        (FINE, "    ports:\n      - 80:80"),
        (FINE, "ports:\n- 70:70"),  # which
        (FINE, "web:\n  ports:\n    - 80:81"),
        (FINE, "web:\n  image: nginx\n  ports:\n    - 80:80"),
        (FINE, FINE),
        (WEB, WEB_NOW),
        ("a: 1\nb:\n  c: 2", "a: 1\nb: 2"),
    ],
)
def test_other_parts_are_no_rows_with_another_indentation(source: str, part: str) -> None:
    assert with_depths(source, part) is None


async def test_of_several_parts_each_takes_its_place() -> None:
    parts = [Block("yaml", "    ports:\n      - 80:80"), Block("yaml", "    image: nginx:1")]
    (fixed,) = await fixes_in(parts, WEB, "")
    assert fixed.code == WEB_NOW.replace("nginx", "nginx:1")


def test_yaml_is_read_up_to_what_is_wrong() -> None:
    rows = [read_yaml(each) for each in (FINE, WEB, "a: 1\nb: 2\na: 3", "a: !Ref b\n---\nc: *d")]
    assert [each and each.wrong_row for each in rows] == [None, 3, 2, 2]
    assert read_yaml("a: &a [1]\n" + "b: [*a, *a]\n") != read_yaml("a: &a [1]\nb: [[1], [1]]\n")
    assert read_yaml("[" * 5000) is None
    assert read_yaml("a: 1\n" * 5000) is None
