"""The words in which people ask for help, or say that they are at a loss. Pure.

These are parts of others' expressions (wishes.py, hurried.py, subjects.py, guides/awaited.py, and
what reads a problem in the middle of such words: given.py, worded.py, conversions.py …).
"""

HELLO = r"(?:hi|hey|hello|so|ok(?:ay)?)"
PLEASE = r"(?:please|pl[sz])"
CAN_YOU = rf"(?:can|could|will|would) (?:you|u|ya|we) (?:{PLEASE} )?"
HELP_ME = r"help (?:me|us) (?:to )?"
CANNOT = r"(?:can(?:no|['’]?)t|do(?:es)?(?: not|n['’]?t))"
STILL = r"(?:(?:so|really|totally|just|still|all) )*"
STUCK = r"(?:stuck|struggl(?:es?|ing)|confused|having (?:trouble|problems))"
WORDS = (
    r"hi|hey|hello|ok(?:ay)?|so|and|now|please|pl[sz]|can|could|would|you|i|we|want|need|help|me|us"
    r"|to|with|how|do|does|show|teach|this|my|homework|exercise|problem|question|am|stuck|i['’]m|on"
)
"""All of them that may stand before a problem, to be joined with others by "|"."""
