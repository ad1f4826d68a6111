"""Code that is checked before a person sees it: parsed, run, and held against examples."""
