"""What joins the steps of an attempt, as parts of patterns: words, arrows, a sentence that ends."""

SO = "so|thus|hence|therefore"
BECAUSE = "because|since|cause|bc"
ARROWS = "=>|->|[→⇒∴]"
ENDS = r"[.!?:](?=\s|$)"
