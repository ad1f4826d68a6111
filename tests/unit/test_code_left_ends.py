"""Statements at the ends of a program that an answer does not show stay where they are."""

import pytest

from bot.skills.code.pasted.places.left_ends import with_left_ends
from bot.skills.code.pasted.places.parts import is_part
from tests.unit.coders import Desk, seated

QUERY = "SELECT name, SUM(total)\nFROM orders\nORDER BY name;"
GROUPED = QUERY.replace("ORDER", "GROUP BY name\nORDER")
READ = "while read line; do\n  echo $line\ndone < a.txt"
READ_NOW = 'while IFS= read -r line; do\n  echo "$line"\ndone < a.txt'
EACH, EACH_NOW = "for f in $(ls *.txt); do\n  cat $f\ndone", 'for f in *.txt; do\n  cat "$f"\ndone'
HEADED = 'for f in *.txt\ndo\n  cat "$f"\ndone'
RUBY = "for i in 0..xs.length\n  puts xs[i]\nend"
LUA = "for i = 0, #xs do\n  print(xs[i])\nend"
ASKED = "if [ $1 = a ]; then\n  echo a\nfi"
ASKED_NOW = ASKED.replace("$1", '"$1"')
BASH = "#!/bin/bash"

KEPT = [
    ("sql", "", QUERY, GROUPED, "\nDELETE FROM temp;"),
    ("sql", "DELETE FROM temp;\n", QUERY, GROUPED, ""),
    ("sql", "USE shop;\n", QUERY, GROUPED, "\n\n-- clean up\nDELETE FROM temp;\nDROP TABLE x;"),
    ("bash", "", READ, READ_NOW, "\nrm a.txt"),
    ("bash", "", EACH, EACH_NOW, "\necho done"),
    ("bash", "", EACH, HEADED, "\necho done"),
    ("bash", "cd data\n", EACH, EACH_NOW, "\necho done"),
    ("bash", f"{BASH}\n", ASKED, f"{BASH}\n{ASKED_NOW}", "\nif [ $2 = b ]; then\n  echo b\nfi"),
    ("ruby", "", RUBY, RUBY.replace("..", "..."), "\nputs xs"),
    ("lua", "", LUA, LUA.replace("0", "1"), "\nprint(xs)"),
    ("lua", "", LUA, "for i, x in ipairs(xs) do\n  print(x)\nend", "\nsave(xs)"),
]


@pytest.mark.parametrize(("language", "above", "old", "new", "below"), KEPT)
async def test_a_statement_of_which_nothing_is_shown_is_kept(
    desks: list[Desk], language: str, above: str, old: str, new: str, below: str
) -> None:
    desk = seated(desks, f"```{language}\n{new}\n```")
    reply = await desk.asks(f"it fails\n```{language}\n{above}{old}{below}\n```", "debug")
    source = desk.blobs.kept[reply.extras.files[0].blob].decode()
    assert source == f"{above}{new.removeprefix(above)}{below}\n"
    assert len(desk.model.asked) == 1


def test_a_program_that_is_indented_stays_so() -> None:
    whole = with_left_ends(f"  {QUERY}\nDELETE FROM temp;".replace("\n", "\n  "), GROUPED)
    assert whole == f"  {GROUPED}\nDELETE FROM temp;".replace("\n", "\n  ")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (QUERY, GROUPED),
        (f"{QUERY}\nDELETE FROM temp;", f"{GROUPED}\nDELETE FROM temp;"),
        (f"{QUERY}\nDELETE FROM temp;", f"{GROUPED}\nTRUNCATE temp;"),
        (f"{QUERY}\nDELETE FROM temp;", f"{GROUPED.replace('orders', 'temp')}"),
        (QUERY, "SELECT name, SUM(total)\nFROM orders\nGROUP BY name"),  # no whole statement
        ("SELECT name\nFROM a\nWHERE id = 3\nLIMIT 5;", "SELECT name\nFROM a\nWHERE x = 3\nAND y;"),
        (f"{ASKED[:-3]}\nelse\n  echo b\nfi", ASKED_NOW),
        (f"{ASKED}\nif [ $1 != a ]; then\n  echo b\nfi", f"{ASKED_NOW[:-3]}\nelse\n  echo b\nfi"),
        ("cat $f\ncat $g", 'cat "$f" "$g"'),
        (f"{EACH}\n| sort", f"{EACH_NOW} | sort"),
        (f"{EACH}\necho done", "cat *.txt\necho done"),
        (f"{EACH}\necho done", EACH),  # nothing is mended but that it is gone
        ("cd data\nls > l\ncat l\nrm l", "cd data || exit 1\nls *.txt"),  # rests on what is gone
        ("SELECT a FROM t;\nSELECT b FORM t;", "SELECT a, b FROM t;"),
        ("# nothing\n", "echo a"),
        ("echo a", "# nothing"),
    ],
)
def test_what_is_another_version_is_none_without_its_ends(source: str, code: str) -> None:
    assert with_left_ends(source, code) == ""


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (f"{QUERY}\nDELETE FROM temp;", f"{GROUPED}\nTRUNCATE temp;"),
        (f"{ASKED[:-3]}\nelse\n  echo b\nfi", ASKED_NOW),
        (f"{EACH}\n| sort", f"{EACH_NOW} | sort"),
        (QUERY, "SELECT name, SUM(total)\nFROM orders\nGROUP BY name"),
    ],
)
def test_a_new_version_that_leaves_out_what_it_replaces_stays_all_of_it(
    source: str, code: str
) -> None:
    assert not is_part(source, code)
