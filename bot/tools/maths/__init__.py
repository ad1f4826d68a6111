"""Maths, checked by a computer algebra system that never sees text.

    text → reading.py (allow-list, pure) → Node → checker.py ⇄ child.py (sympy, own process)

sympy's own readers of text (`sympify`, `parse_expr`) run what they read as Python: measured with
1.14, a learner's answer started a shell command. So text is read here, and the child gets trees.
"""
