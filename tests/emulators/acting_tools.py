"""LangChain tools for tests: what the acting one did is in `PAID`, what one reads in `NOTES`; there
"receipt" is what the acting one answers, and "broken" is raised as an error."""

from langchain_core.tools import StructuredTool

PAID: list[dict[str, object]] = []
NOTES: dict[str, str] = {}


def _pay(to: str, amount: int) -> str:
    PAID.append({"to": to, "amount": amount})
    return NOTES.get("receipt") or f"Paid {amount} to {to}. Receipt {len(PAID)}."


def _read_note(name: str) -> str:
    if name == "broken":
        raise ValueError(NOTES[name])
    return NOTES[name]


pay = StructuredTool.from_function(_pay, name="pay", description="Pays money.")
read_note = StructuredTool.from_function(_read_note, name="read_note", description="Reads a note.")


def both() -> list[StructuredTool]:
    """The two, as a function that makes them."""
    return [pay, read_note]
