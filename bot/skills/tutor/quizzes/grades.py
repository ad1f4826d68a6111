"""What an answer can be worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """`points` from 0 to 1; None: this was no answer at all. `note` says what is missing. Whoever
    gives up made no try."""

    points: float | None
    note: str = ""
    is_try: bool = True


NO_ANSWER = Grade(None)
SEVERAL = Grade(None, "That names several things. Write only the one that it is.")
UNCLEAR = Grade(None, "I cannot tell whether you mean that. Write only what it is.")
DENIED = Grade(None, "That says what it is not. Write only what it is.")
LETTER_OR_WORD = Grade(
    None, "Do you mean the option with that letter, or the word? Write `letter …` or `word …`."
)
UNPICKED = Grade(
    None, "Do you mean that option? Pick one by its letter, or say `pass`, `hint` or `stop`."
)
REPEATED = Grade(None, "That is still to be worked out: what does it come to?")
RIGHT = Grade(1.0)
WRONG = Grade(0.0)
GIVEN_UP = Grade(0.0, is_try=False)
