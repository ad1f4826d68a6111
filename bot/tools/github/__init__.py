"""GitHub: code that a person has confirmed becomes a gist, or a branch with a pull request.

Nothing here asks for confirmation: bot/skills/code/publishing.py does, before it comes here. What
may be reached at all is bounded here: only the repositories of config, only new branches with our
prefix, never a default branch, never a folder that begins with a dot.
"""
