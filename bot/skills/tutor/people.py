"""Who learns, or says an answer, as people name them: "me", "my younger son", "one of my students".
Pure.

These are parts of others' expressions (subjects.py, hurried.py, exercises/others.py, told.py …).
"""

_KIN = (
    r"(?:son|daughter|kid|child(?:ren)?|boy|girl|bro(?:ther)?|sis(?:ter)?|sibling|niece|nephew"
    r"|cousin|grand(?:son|daughter|child(?:ren)?)|student|pupil|class|friend|wife|husband|m[uo]m"
    r"|mother|dad|father|teacher|tutor|old)s?"
)
_RELATIVE = rf"(?:my|our|his|her|the|a) (?:[\w’'-]+ ){{0,3}}?{_KIN}"

LEARNER = rf"(?:me|us|him|her|them|{_RELATIVE})"
"""Somebody who is taught, or helped."""
PERSON = rf"(?:i|we|you|he|she|they|{_RELATIVE})"
"""The same who does something, and whoever reads this."""
SOMEBODY = rf"(?:i|we|he|she|they|{LEARNER})"
"""Either of them, but for whoever reads this: "helping her struggling with …"."""
ANYBODY = (
    r"(?:he|she|they|(?:(?:one of )?(?:my|our|his|her|their|the|this)|an?)"
    r"(?: (?!(?:is|are|was|were|can|do|does)\b)[a-z’'-]+){1,3}?(?: of (?:mine|ours))?)"
)
"""Another one, by whatever word ("my neighbour"): only where what stands behind it leaves no doubt.
Its words are as few as can be."""
