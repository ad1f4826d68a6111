"""What an equal answer lacks of the form that is asked for. Pure."""

from dataclasses import dataclass

ITSELF = "That is the exercise itself. Go a step further."


@dataclass(frozen=True, slots=True)
class Lack:
    """What an equal answer lacks of the form that is asked for; `is_begun`: a part is done."""

    says: str
    is_begun: bool
