"""What a program still uses is declared, set or taken in it after a part took the place of that."""

import pytest

from bot.skills.code.pasted.places.unset import is_left_unset


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("const a = f();\nlog(a);", "f((err, a) => {\n  log(a);\n});"),
        ("const a = f();\nlog(a);", "f().then(function (a) {\n  log(a);\n});"),
        ("const a = f();\nlog(a);", "f().then(a => log(a));"),
        ("let a = 1;\nlog(a);", "import { a } from 'b';\nlog(a);"),
        ("let { a } = x;\nlog(a);", "const { a, b } = x;\nlog(a);"),
        ("int i = 0;\nwhile (i < n) {\n}", "for (int i = 0; i < n; i++) {\n}"),
        ("int a = 1;\nint b = 2;\nuse(a, b);", "int a = 1, b = 2;\nuse(a, b);"),
        ("Node* n = f();\nlog(n);", "Node *n = f();\nlog(n);"),
        ("std::vector<int> v = f();\nuse(v);", "std::vector<int> v{1};\nuse(v);"),
        ("String s = null;\nlog(s);", "try (Reader s = open()) {\n  log(s);\n}"),
        ("n := 1\nfmt.Println(n)", "n, err := f()\nfmt.Println(n)"),
        ("a = 1\nb = 2\nprint(a, b)", "a, b = 1, 2\nprint(a, b)"),
        ("user = load()\nprint(user)", "for user in users:\n    print(user)"),
        ("data = load()\nprint(data)", "with open('a') as data:\n    print(data)"),
        ("x = 1\nprint(x)", "def f(x):\n    print(x)"),
        ("int count = 0;\nlog(count);", "log(list.count);"),
    ],
)
def test_it_may_be_given_in_another_way(source: str, whole: str) -> None:
    assert not is_left_unset(source, whole)


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("int sum = 0;\nreturn sum;", "sum += 1;\nreturn sum;"),
        ("int seen = 0;\nlog(seen);", "seen = 1;\nlog(seen);"),
        ("const a = f();\nlog(a);", "log(a);"),
        ("total = f()\nprint(total)", "print(total)"),
    ],
)
def test_what_is_given_nowhere_is_missed(source: str, whole: str) -> None:
    assert is_left_unset(source, whole)
