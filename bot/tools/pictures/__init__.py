"""Pictures of formulas, tables and charts: ziamath and ziafont set them, resvg makes PNGs of that,
all in a child process.

    drawer.py    the `Drawer` port (bot/ports/drawing.py)
    child.py     the process
    table.py     tables
"""
