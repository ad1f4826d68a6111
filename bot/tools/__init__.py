"""Tools: what answers are checked with, before a person sees them."""
