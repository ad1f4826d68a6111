"""The guide: one step and one question a turn, and hints that are read before they are shown.

Its straight line is in this folder: what is begun (beginning.py, unnamed.py, awaited.py), the turns
of it (guiding.py, following.py, tries.py), how it ends (ending.py, once_over.py), and what is known
meanwhile (guide.py, sheet.py, standing.py). Beside it:

    words/          what somebody means, told by their words
    keys/           what gives a key away
    hints/          hints, what else they may not say, and which step they ask for
    talk/           where no tool knows the answer
    homework/       homework that is marked, and what was wrong in it
    interruptions/  what comes in the middle of a guide, and how it goes on

Of these folders each knows only those above it (import-linter, pyproject.toml).
"""
