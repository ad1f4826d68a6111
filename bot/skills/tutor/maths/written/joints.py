"""What joins the steps of an attempt, as parts of patterns: words, arrows, a sentence that ends."""

SO = "so|thus|hence|therefore"
BECAUSE = "because|since|cause|bc"
ARROWS = "=>|->|[→⇒∴]"
ENDS = r"[.!?:](?=\s|$)"
SAYING = frozenset(
    """
    answer as because but check first gives hence is know now really result right says see since
    so still that then there therefore this thus we which yes you
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Words with which people say what comes next, and change nothing of it: "so now we know that"."""
