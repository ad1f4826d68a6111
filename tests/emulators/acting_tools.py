"""LangChain tools for tests: what the acting one did is in `PAID`, what one reads in `NOTES`; there
"receipt" is what the acting one answers, and "broken" is raised as an error. The slow one says when
it has `BEGUN`, and acts once it `MAY_END`, whether or not anybody still waits for it."""

import threading

from langchain_core.tools import StructuredTool

PAID: list[dict[str, object]] = []
NOTES: dict[str, str] = {}
BEGUN, MAY_END = threading.Event(), threading.Event()


def _pay(to: str, amount: int) -> str:
    PAID.append({"to": to, "amount": amount})
    return NOTES.get("receipt") or f"Paid {amount} to {to}. Receipt {len(PAID)}."


def _give(to: str, amount: int = 1000) -> str:
    return _pay(to, amount)


def _pay_slowly(to: str, amount: int) -> str:
    BEGUN.set()
    MAY_END.wait(20)
    return _pay(to, amount)


def _read_note(name: str) -> str:
    if name == "broken":
        raise ValueError(NOTES[name])
    return NOTES[name]


pay = StructuredTool.from_function(_pay, name="pay", description="Pays money.")
give = StructuredTool.from_function(_give, name="pay", description="Pays money, or much of it.")
slow_pay = StructuredTool.from_function(_pay_slowly, name="pay", description="Pays money.")
read_note = StructuredTool.from_function(_read_note, name="read_note", description="Reads a note.")


def both() -> list[StructuredTool]:
    """The two, as a function that makes them."""
    return [pay, read_note]
