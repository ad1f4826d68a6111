"""`/explain`: what an explanation states, held against what a run shows."""
