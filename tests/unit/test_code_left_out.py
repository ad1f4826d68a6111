"""What a program does is not left out by what takes its place, but where somebody said so."""

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.lines.acts import lost_acts
from bot.skills.code.pasted.messages.blocks import Block

FILE = 'f = open("a.txt")\ntext = f.read()\nprint(text)\nf.close()\nprint("done")'
READ = (
    'try:\n    with open("a.txt") as f:\n        text = f.read()\n        print(text)\n'
    'except FileNotFoundError:\n    print("File not found")'
)
AGE = (
    'age = int(input("Age: "))\nif age >= 18:\n    print("adult")\nelse:\n    print("minor")\n'
    'print("bye")'
)
ASKED = (
    'while True:\n    try:\n        age = int(input("Age: "))\n        break\n'
    '    except ValueError:\n        print("Please enter a number")'
)
MAIN = 'def main():\n    print("Done!")\n    print(f"{text}")\nsys.exit(main())'
WORDS = "print(words[0])\nprint(words[1])"
APP = 'const app = express();\napp.get("/", (q, r) => {\n  r.send(1);\n});\napp.listen(3000);'
POST = 'app.use(express.json());\napp.post("/", (q, r) => {\n  r.send(q.body);\n});'
EACH = "nums.forEach((n) => {\n  if (n) return;\n});\nlog(1);"
TOTAL = "for x in xs:\n    total += x\nprint(total)"


@pytest.mark.parametrize(
    ("source", "code", "lost"),
    [
        (FILE, READ, ['print("done")']),
        (FILE, f'{READ}\nprint("done")', []),  # `with` closes it
        (AGE, ASKED, ['print("adult")', 'print("minor")', 'print("bye")']),
        (AGE, AGE.replace("bye", "Goodbye!"), []),
        ("print(text)\nmain()\nprint('done')", MAIN, []),
        (WORDS, "for word in words:\n    print(word)", []),
        (TOTAL, "for x in xs:\n    print(x)", ["print(total)"]),
        ("squares.append(1)\nprint(squares)", "squares = [1]\nprint(squares)", []),
        (APP, POST, ['app.get("/", (q, r) => {)', "app.listen(3000)"]),
        (APP, f"{POST}\n{APP}", []),
        (EACH, "for (const n of nums) {\n  if (n) break;\n}\nlog(1);", []),
        (EACH, "const n = nums.find((n) => n);\nlog(1);", []),
        (EACH, "for (const n of rows) {\n}\nlog(1);", ["nums.forEach((n) => {)"]),
        ('print "Hello"\nx = 3\nprint x', 'print("Hello")', ["print(x)"]),
        ('print "Hello", x;\nprint x', 'print("Hello", x)\nprint(f"{x}")', []),
        ("if err != nil {\n\tpanic(err)\n}", 'if err != nil {\n\treturn ""\n}', []),
    ],
)
def test_what_is_called_for_its_own_sake_is_missed(source: str, code: str, lost: list[str]) -> None:
    assert lost_acts(source, code) == lost


@pytest.mark.parametrize(
    ("shown", "told", "is_left_out"),
    [
        (READ, Told(), False),
        (READ, Told(words="Here is the full code:"), True),
        (READ, Told(words="I also removed the last `print`."), True),
        (READ, Told(asked="and do not print done, remove that line"), True),
        (READ, Told(words="The file is not there, so `print` is not reached."), False),
    ],
)
async def test_a_line_is_left_out_only_where_somebody_said_so(
    shown: str, told: Told, *, is_left_out: bool
) -> None:
    ways = await ways_of([Block("python", shown)], Block("python", FILE), None, told)
    assert any("done" not in way.files[0].code for way in ways) == is_left_out
