"""How a person wants to be answered: language, tone, the skill to begin with. Pure.

They set it once, for all their conversations on a platform (App Home in Slack); it is kept with
what else is known of them (bot/people.py). It becomes the end of the persona's prompt, which
therefore stays the same as long as the same person asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGE, TONE, SKILL = "wish.language", "wish.tone", "wish.skill"
"""The names under which they are kept."""

LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "cs": "Czech",
    "nl": "Dutch",
    "en": "English",
    "fr": "French",
    "de": "German",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pl": "Polish",
    "pt": "Portuguese",
    "es": "Spanish",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}

TONES = {
    "brief": ("Brief", "Answer as briefly as you can."),
    "detailed": ("Detailed", "Answer in detail, with examples."),
    "simple": ("In simple words", "Use simple words and short sentences."),
    "friendly": ("Friendly", "Be warm and encouraging."),
    "formal": ("Formal", "Be formal."),
}
"""What people read, and what the model is told."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person wants; "" for nothing in particular."""

    language: str = ""
    tone: str = ""
    skill: str = ""

    @classmethod
    def read(cls, known: Mapping[str, str]) -> "Wishes":
        """From what is known of a person; what is no choice any more counts for nothing."""
        language, tone = known.get(LANGUAGE, ""), known.get(TONE, "")
        return cls(
            language if language in LANGUAGES else "",
            tone if tone in TONES else "",
            known.get(SKILL, ""),
        )

    def after(self, prompt: str) -> str:
        """`prompt` with what the model is to be told of them."""
        told = []
        if self.language:
            told.append(f"Answer in {LANGUAGES[self.language]}, unless asked for another language.")
        if self.tone:
            told.append(TONES[self.tone][1])
        return f"{prompt}\n\nWhat this person wishes: {' '.join(told)}" if told else prompt


NO_WISHES = Wishes()
