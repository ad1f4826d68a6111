"""The bench of the skills: runs to its end with any model, goes on where it was cut, and writes."""

from pathlib import Path

import pytest

from bench import report, sandbox
from bench.skills.__main__ import CODE, main, read_options
from bench.skills.code import PLAIN, SHOWN, rows
from bench.skills.state import BEGIN, END, Done, Row, Said, State, Tried, put_into, table
from bench.skills.tutor import PARTS

CONFIG = """
models: {main: {kind: scripted, replies: ["```python\\nx = 1\\n```"]}}
adapters: {web: {}}
"""


async def test_a_quick_run_measures_every_part_once(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(CONFIG)
    words = ["--quick", "--config", str(tmp_path / "config.yaml")]
    words += ["--state", str(tmp_path / "state.json")]
    written = await main(read_options(words))
    for part in (*PARTS, CODE):
        assert f"| `{part}` |" in written
    assert "sums right: the model alone | 0 of 6" in written
    assert "sums right: by the maths checker, as the tutor does | 6 of 6" in written
    assert "working judged right: by the maths checker | 31 of 31" in written
    assert "what the flow shows first | 0 of 2" in written
    assert "of the wrong ones shown first, marked as failing | 0 of 2" in written
    assert await main(read_options([*words, "--only", "code"])) == written
    assert await main(read_options([*words, "--only", "code", "--again"])) == written


def test_wrong_code_that_is_marked_is_told_from_wrong_code_that_is_not() -> None:
    def tried(*, is_right: bool, is_marked: bool) -> Tried:
        return Tried({PLAIN: True, SHOWN: is_right}, {}, 1, is_marked)

    found = rows([tried(is_right=False, is_marked=each) for each in (True, False)], 2)
    found += rows([tried(is_right=True, is_marked=each) for each in (True, False, False)], 3)
    figures = [row.figure for row in found if "marked as failing" in row.what]
    assert figures == ["1 of 2", "0 of 0", "0 of 0", "1 of 3"]


def test_a_run_goes_on_with_its_model_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "state.json"
    state = State(path, "one", is_fresh=False)
    state.keep_task("a wish", Tried({"plain": True}, {"plain": 1.0}, 2))
    state.keep_said("a question", Said("an answer", 0.5))
    state.keep_part("sums", [Row("sums", "1 of 2")])
    assert State(path, "one", is_fresh=False).done == state.done
    assert State(path, "other", is_fresh=False).done == Done("other")
    assert State(path, "one", is_fresh=True).done == Done("one")


def test_the_table_takes_its_place_in_the_page() -> None:
    written = table({"sums": [Row("sums right", "1 of 2", "today")]}, "one")
    page = put_into(f"before\n{BEGIN}\nold\n{END}\nafter\n", written)
    assert "| `sums` | sums right | 1 of 2 | today |" in page
    assert "old" not in page
    assert page.endswith(f"{END}\nafter\n")
    with pytest.raises(ValueError, match="needs the lines"):
        put_into("no place", written)


def test_the_page_has_a_place_for_the_figures_of_the_sandbox() -> None:
    page = sandbox.PAGE.read_text(encoding="utf-8")
    assert "\n\nnew\n\n" in report.put_into(page, "new", sandbox.MARKS)
