"""The words by which `bot/skills/code/wishes.py` tells a wish for code from others: tables."""

import re

from bot.skills.code.languages import ALWAYS, IN_ONE, NAMED, PROGRAMS

_FLAGS = re.IGNORECASE | re.VERBOSE

_ALWAYS = ALWAYS.replace(" ", r"\ ").replace("#", r"\#")
_LANGUAGE = NAMED.replace(" ", r"\ ").replace("#", r"\#")
_IN_ONE = IN_ONE.replace(" ", r"\ ").replace("#", r"\#")
_NO_NOUN = (
    r"(?!(?:of|in|on|at|for|to|with|about|that|which|who|from|by|as|how|why|what|when|where|into"
    r"|using|between|is|are|was|were|do|does|it['’]?s)\b)"
)
_WORD = rf"{_NO_NOUN}[\w'’+\#./-]+"
_WRITES = r"(?:write|implement|code|program|develop)"
"""Verbs of which programs are the most likely object; `_MAKES` may have any."""
_MAKES = (
    r"(?:create|make|give|show|need|want|suggest|build|generate|design|provide|get|add"
    r"|looking\s+for|have\s+you\s+got|got)"
)
_WHOM = r"(?:\s+(?:me|us|him|her|them))?"

OTHER_KIND = re.compile(
    r"""\b(?:work-?out|training|exercise|fitness|gym|diet|meal|nutrition|weight|loss|loyalty|degree
    |tv|television|radio|study|reading|referral|reward|school|university|college|rehab|concert
    |theat(?:re|er)|wedding|church|conference|event|movie|film|screen|play|video|podcast|phone|sales
    |call|youtube|commercial|drama|comedy|yoga|pilates|dance|cooking|art|history|first|business
    |economy|working|middle|upper|evening|interior|cake|home|dress|discount|promo|coupon|voucher|qr
    |bar|zip|postal|area|door|building|criminal|penal|tax|civil|moral|teaching|scientific|power
    |diesel|emergency|electric|electricity|gas|social|liver|kidney|brain|mentor(?:ing)?|onboarding
    |volunteer|exchange|space|nuclear|affiliate|walking|running|therapy|treatment|recovery)\s+\Z""",
    _FLAGS,
)
"""What stands before a program, a class, a code, … that no machine runs."""

OTHER_END = re.compile(
    r"""\s+(?:(?:letters?|hall|room|manager|directors?|committee|reunion|schedule|president|photos?
    |notes?|action|booklet|reviews?|of\s+conduct|of\s+ethics)\b
    |for\s+(?:(?:a|an|my|our|the|his|her|their)\s+)?(?:[\w-]+\s+){0,2}?(?:play|movie|film|video
    |podcast|sketch|show|wedding|speech|call|ad|commercial|presentation|scene|concert|funeral|party
    |ceremony|event|conference|tv|beginners|kids|children|seniors|teenagers|adults)\b
    (?!\s*\w*\s+(?:app|api))
    |to\s+(?:lose|gain|build\s+muscle|ask|tell|say|sell|persuade|quit|stop|learn|become|my\b|the\b
    |our\b|an?\b))""",
    _FLAGS,
)
"""What stands behind one that no machine runs."""

FOR_A_MACHINE = re.compile(
    rf"""\b{_IN_ONE}
    |\b{_ALWAYS}
    |\b(?:strings?|arrays?|dict(?:s|ionar(?:y|ies))?|tuples?|integers?|ints?|floats?|booleans?
    |csv|json|xml|yaml|files?|filenames?|folders?|director(?:y|ies)|urls?|apis?|http|stdin|stdout
    |regex|recurs\w+|arguments?|parameters?|functions?|objects?|databases?|tables?|columns?|rows?
    |primes?|fibonacci|factorial|palindromes?|anagrams?|sort(?:s|ed|ing)?|hash(?:es|ing)?|binary
    |matri(?:x|ces)|lists?\s+of|linked\s+list|numbers?|substrings?|characters?|vowels|timestamps?
    |ip\s+address(?:es)?|e-?mail\s+addresses|scrap(?:e|es|ing)|pars(?:e|es|ing)|prints?|renam(?:e|es)
    |yields?|caches?|caching|log(?:s|ging)|retr(?:y|ies)|duplicates?|iterat\w+|recursively
    |returns?|revers(?:e|es)|computes?|calculates?|converts?|encrypts?|decrypts?)\b""",
    _FLAGS,
)

_REGEX = r"(?:regex(?:es)?|regexps?|regular\s+expressions?)\b"
PROGRAM = re.compile(rf"\b(?:{PROGRAMS}|{_REGEX})", re.IGNORECASE)
BARE_PROGRAM = re.compile(
    rf"""(?P<kind>(?:(?:an?|the|some|one|simple|small|short|quick|recursive|little|generic)\s+
    |{_LANGUAGE}\s+){{0,4}})(?P<noun>{PROGRAMS}|{_REGEX})
    (?=\s+(?:that|which|to|for|called|named|taking|returning)\b)""",
    _FLAGS,
)
KNOWN = re.compile(
    r"""\b(?:fizz[\s-]?buzz|(?:quick|merge|bubble|insertion|selection|heap|radix|counting|bucket
    |shell|topological)\s?sort|binary\s+search(?:\s+tree)?|(?:(?:single|doub)ly[\s-]+)?linked\s+list
    |(?:lru|lfu)\s+cache|hash\s?(?:map|table)|trie|levenshtein(?:\s+distance)?
    |sieve\s+of\s+eratosthenes|(?:game|towers?)\s+of\s+(?:life|hanoi)|n[\s-]queens
    |sudoku\s+solver|dijkstra|(?:breadth|depth)[\s-]first\s+search|hello,?\s+world|caesar\s+cipher
    |priority\s+queue|ring\s+buffer|rate\s+limiter|snake\s+game|tic[\s-]?tac[\s-]?toe(?:\s+game)?
    |tetris|pong|minesweeper|hangman(?:\s+game)?|(?:number[\s-])?guessing\s+game
    |rock[\s,-]+paper[\s,-]+(?:and\s+)?scissors(?:\s+game)?|to-?do\s+(?:list\s+)?app
    |(?:password|random\s+number)\s+generator|web\s+(?:scraper|crawler|server)
    |(?:discord|telegram|slack)\s+bot|rest\s+api|url\s+shortener|calculator|stop-?watch
    |countdown|snake|[bd]fs|(?:[\w-]+\s+)?(?:checker|converter|solver|scraper|counter|validator
    |simulator|game|chat\s?bot|app)|fibonacci(?:\s+(?:sequence|numbers?|series))?|factorial|stack|queue|two\s+sum)\b""",
    _FLAGS,
)
ASKED = re.compile(
    rf"""\b(?P<verb>{_WRITES}|{_MAKES}|solve|do){_WHOM}\s+(?=(?P<kind>(?:{_WORD}\s+){{0,5}})\Z)""",
    _FLAGS,
)
FEW_WORDS = re.compile(rf"(?:{_WORD}\s+){{0,5}}", _FLAGS)

TOO_PLAIN = re.compile(
    r"(?:(?:.* )?(?:checker|converter|solver|scraper|counter|validator|simulator|game|chat ?bot"
    r"|app)\Z"
    r"|snake\Z|calculator|stop-?watch|countdown|stack|queue|factorial|fibonacci|dijkstra|pong|tetris"
    r"|hangman|hello|two sum|rest api|(?:discord|telegram|slack) bot)",
    re.IGNORECASE,
)
"""Of these a language has to be named."""
FAMOUS = re.compile(r"snake game|tic|(?:number )?guessing|rock|to-?do|sudoku", re.IGNORECASE)

THING_IN = re.compile(
    rf"""\b(?P<verb>{_WRITES}|{_MAKES}|solve|do){_WHOM}\s+
    (?P<thing>[^.?!\n]{{2,200}}?)\s+{_IN_ONE}""",
    _FLAGS,
)
LANGUAGE_THING = re.compile(
    rf"""\b(?P<verb>{_WRITES}|create|make|build|generate){_WHOM}\s+(?:{_WORD}\s+){{0,2}}?
    {_ALWAYS}\s+(?P<thing>[^.?!\n]{{2,200}})""",
    _FLAGS,
)
TASK_IN = re.compile(
    rf"""(?P<verb>(?:{_ALWAYS}\s+(?:code\s+to\s+)?)?
    (?:reverse|sort|read|parse|check|find|count|convert|calculate|compute|print|merge|split|remove
    |filter|download|scrape|validate|generate|swap|rotate|flatten|group|join|search|replace|shuffle|encrypt
    |decrypt|encode|decode|rename|loop|iterate|zip|concatenate|capitali[sz]e|deduplicate|sum|multiply
    |transpose|extract|format|plot))\s+(?P<thing>[^.?!\n]{{2,120}}?)(?:\s+{_IN_ONE}|(?P<end>\Z))""",
    _FLAGS,
)

TEXT = re.compile(
    r"""(?:steps?|posters?|costume|cage|sticker|t-?shirt|club|team|community|meetup|essay|article
    |blog|post|posting|letter|e-?mail|message|poem|haiku|limerick|song|lyrics|story|joke|book|e-?book|chapter|report|paper|summary|overview|introduction|intro|explanation
    |description|comparison|tutorial|guide|how-?to|sheet|notes?|presentation|slides?|talk|speech|plan
    |road-?map|curriculum|syllabus|course|lesson|workshop|quiz|exam|questions?|interviews?|exercises?
    |homework|tips?|advice|help|hand|job|jobs|resume|cv|ad|advert|tweet|review|definition|opinion
    |recommendations?|resources?|sense|sure|progress|money|living|mistakes?|friends?|career|docs
    |documentation|readme|picture|image|drawing|photo|painting|diagram|hotel|hotels|flights?|villa
    |trip|holiday|itinerary|reservation|look|try|certificate|certification|difference|differences
    |facts?|history|word|words|sentence|paragraph|name|names|title|syntax|ideas?|developers?
    |engineers?|programmers?|experience|skills?|basics|concepts?|programming|coding|software|stuff
    |something|anything|everything|code|programs|scripts|functions|part|contribution|practice
    |beginner|expert|pro|better|started|good|bearings|way|music|melody|piece|sonata|symphony
    |scale|chord)""",
    _FLAGS,
)
"""What is made of words, or of nothing, where a phrase ends in it: "a blog post", "progress"."""

TO_BE_FOUND = re.compile(
    r"""\b(?:hotels?|restaurants?|jobs?|courses?|books?|tutorials?|developers?|flights?|villas?|news
    |articles?|videos?|resources?|meetups?|mistakes?|story|stories|docs|documentation|friends?)\b""",
    _FLAGS,
)
"""What a person looks for, and no program: "find a course in python"."""

LIST_OF = re.compile(
    r"""\b(?:lists?|examples?|names?)\s+of\b.*\b(?:frameworks|libraries|packages|books|courses|things
    |resources|projects|ideas|tips|questions|topics|jobs|tools|keywords|concepts|commands|features
    |differences|reasons|examples|advantages|pros|companies)\b""",
    _FLAGS,
)
HEAD_ENDS = re.compile(
    r"\s*(?:[,:;(]|\b(?:that|which|who|to|for|of|from|with|on|about|by|where|when|using|in|and)\b)",
    re.IGNORECASE,
)

ABOUT = re.compile(
    r"""\b(?:explain|what\s+(?:is|are|does|do|was)|what['’]s|why|difference\s+between|review|debug
    |teach|understand|tell\s+me|how\s+does|how\s+is)\b""",
    _FLAGS,
)
"""Who says that before the wish asks about code: "explain how to write a function that …"."""

HOW = re.compile(r"\b(?:how|when|which|who|where|whether)\b", re.IGNORECASE)
YES_OR_NO = re.compile(
    r"\W*(?:is|are|was|does|do\s+(?:you|i|we|they|people)|did|should|has|have|isn['’]t|am)\b",
    re.IGNORECASE,
)
"""How a question begins to which the answer is no program: "is it hard to write a game …?"."""

NOT = re.compile(
    r"\b(?:don['’]?t|do\s+not|never|not|without|stop|cannot|can['’]?t)\s+(?:\w+\s+)?\Z", _FLAGS
)

BEGINS = re.compile(
    r"""(?:\A|(?<=[.!?:\n]))\W*
    (?:(?:hi|hey|hello|there|please|pls|plz|ok|okay|so|now|and|just|quickly|let['’]?s
    |(?:can|could|would|will)\s+you|help\s+me(?:\s+to)?|i(?:['’]d|\s+would)\s+like
    |i\s+(?:want|need)(?:\s+you)?|to)\b[\s,!:]*){0,6}""",
    _FLAGS,
)
NAMES_LANGUAGE = re.compile(rf"\b{IN_ONE}|\b{ALWAYS}|\b{NAMED}(?=\s*\Z)", re.IGNORECASE)
