"""Reading levels: the school year that a text is for, as textstat measures it, in a child process.

text → level.py ⇄ child.py (textstat and its dictionary of 135,000 words)
"""
