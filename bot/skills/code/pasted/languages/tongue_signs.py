"""What code in a language looks like, and hardly that in another: one table. Pure.

A row is how much a pattern says (6: it is that language; 1: it may be others as well) and the
pattern, which counts once however often it is found.
"""

import re
from functools import cache

from bot.patterns import later
from bot.skills.code.pasted.languages.tongue_marks import FIELDS, IN_BLOCKS, KINDS, PRINTS, UNPARSED

_SHELL_COMMANDS = (
    r"(?:cd|ls|mkdir|rm|cp|mv|cat|chmod|chown|grep|curl|wget|apt(?:-get)?|npm|npx|pip3?|docker|git"
    r"|kubectl|find|tar|ssh|scp|sudo|source|python3?|node|brew|yarn|tail|head|kill|touch|echo)"
)

_PARSED: dict[str, tuple[tuple[int, str], ...]] = {
    "python": (
        (6, r"^[ \t]*(?:async )?def \w+\(.*\)[^{;\n]*:[ \t]*(?:\S.*)?$"),
        (3, r"^[ \t]*(?:async )?def \w+\("),
        (6, r"\A#!.*\bpython|^[ \t]*from [\w.]+ import [\w(*]"),
        (3, r"^[ \t]*import [\w.]+(?: as \w+)?(?:, ?[\w.]+(?: as \w+)?)*[ \t]*(?:#.*)?$"),
        (
            5,
            r"^[ \t]*(?:(?:el)?if|for|while|with|except|class|match|async (?:for"
            r"|with))\b ?[^{};\n]*[^{};\s]:[ \t]*(?:#.*)?$",
        ),
        (3, r"^[ \t]*(?:try|else|finally|except):[ \t]*(?:#.*)?$"),
        (4, r"\bself\.\w|\b__\w+__\b(?!/)|\belif\b|\b(?:None|True|False)\b(?! =>)"),
        (3, r"\b(?:len|range|input|isinstance|enumerate|sorted|open|zip)\("),
        (3, r"\bprint\("),
        (3, r"^([ \t]*)(?:if|for|while|elif|else|try|class)\b[^{}();:\n]*\n\1[ \t]+\S"),
        (4, r"^[ \t]*print [\"'\w]|^[ \t]*except \w+(?:, \w+)?:|\.format\("),
        (2, r"\bfor \w+(?:, ?\w+)* in \b|\bnot in\b|\bis not\b|\b(?:and|or) \w"),
        (2, r"(?<![\w\"'])[rbf]{1,2}[\"']|\"{3}|'{3}"),
        (4, r"^[ \t]*@\w[\w.]*(?:\(.*\))?[ \t]*\n(?:[ \t]*@.*\n){0,5}[ \t]*(?:async|def|class) "),
        (3, r"\blambda\b[^;{}\n]*:|^[ \t]*(?:raise|pass|yield|assert|global|nonlocal)\b[^;\n]*$"),
        (
            3,
            r":[ \t]*(?:int|str|float|bool|list|dict|bytes|set|tuple)\b(?!;)|-> (?:None|int|str)\b",
        ),
        (2, r"^[ \t]*\w+(?:, ?\w+)* [-+*/]?= [^;{}\n]*\{?$"),
        (2, r"^[ \t]*\w+ = \w[\w.]*\([^;{\n]*$"),
        (2, r"^[ \t]*(?:\w+ = )?await \w[^;{}\n]*$"),
        (3, r"\A[\w.]+ (?:[+*/%<>=]|[-+*/!=<>]=)(?: |$)"),
        (1, r"^[ \t]*# |^[ \t]*return [^;{}\n]+$"),
        (-4, r"(?:\)|\belse|\btry) ?\{[ \t]*(?://.*)?$|^[ \t]*\}[ \t]*(?:else|catch)\b"),
        (-1, r"^[ \t]*(?:if|for|while)\b[^{}:\n]*\{[ \t]*$"),
        (-3, r";[ \t]*(?://.*)?$"),
        (-4, r"^[ \t]*(?:end|fi|done|esac|endif)[ \t]*$"),
        (-4, r"^[ \t]*(?:const|let|var|val|function|public|private|fn|func|fun|local)\b ?\w"),
        (-3, r"^[ \t]*//|^[ \t]*/\*"),
    ),
    "javascript": (
        (6, r"\A#!.*\bnode\b"),
        (4, r"^[ \t]*(?:export )?const [\w{\[$][^;\n]*="),
        (3, r"\b(?:let|var) [\w{\[$][^;:\n]*=(?!=)"),
        (
            6,
            r"\bconsole\.\w+\(|\bdocument\.(?:get[A-Z]|query|create[A-Z]|body|addE|write|cookie)"
            r"|\bwindow\.(?:addE|alert|inner[A-Z]|loca|on[a-z]|open\b|scroll)|\brequire\([\"']|\bmodule\.exports\b"
            r"|\bJSON\.\w|\baddEventListener\b|\blocalStorage\b|===|!==",
        ),
        (4, r"\bfunction\*?(?: \w+)? ?\([^$):]*\) ?\{"),
        (3, r"=> ?[{(\w`\[\"']"),
        (5, r"^[ \t]*import .*\bfrom [\"']|^[ \t]*import [\"']|^[ \t]*export (?:default|\{|\*)"),
        (4, r"\bconstructor\(|\basync function\b|\bnew Promise\b|\btypeof\b|\bundefined\b"),
        (
            2,
            r"\bawait \w|\bthis\.\w|\balert\(|\bnull\b|\bMath\.\w|^[ \t]*export (?:class|function)",
        ),
        (4, r"`[^`\n]*\$\{|\buse(?:State|Effect|Ref|Memo)\b|\breturn (?:\(\s*)?</?\w"),
        (1, r"\.(?:map|filter|forEach|push|then)\("),
        (1, rf"{IN_BLOCKS}|^[ \t]*class \w+(?: extends [\w.]+)? ?\{{"),
        (-4, FIELDS),
        (-3, PRINTS),
    ),
    "typescript": (
        (
            6,
            r"^[ \t]*(?:export )?(?:declare )?type \w+(?:<.*>)? ?=(?! ?(?:tuple|list|dict|set"
            r"|frozenset|str|int|float|bool|bytes|type|[A-Z]\w+\[\w)\b(?! ?[;<]))"
            r"|\bimport type\b|\bReact\.FC\b",
        ),
        (4, r"^[ \t]*(?:export )?(?:default )?(?:interface|enum|abstract class) \w+[^()\n]*\{"),
        (6, r":[ \t]*(?:string|number|boolean|any|unknown|never)\b(?:\[\])?(?![\w:-])(?!\s*\()"),
        (5, r"\w\)?:[ \t]*(?:void|Promise<)|\bas (?:const|string|number|any|unknown)\b"),
        (5, r"\b(?:private|public|readonly|protected) (?:readonly )?\w+\??:|\w\?:[ \t]*\w"),
        (4, r"\b(?:const|let|var) \w+:[ \t]*(?!(?:Int|Double|Bool)\b)[\w<\[{(]"),
        (4, r"\buse\w+<\w|\bfunction \w+<\w"),
        (4, r"\b(?:const|function) .*\(\{?[\w, ]*\}?:[ \t]*[\w{]"),
    ),
    "java": (
        (
            6,
            r"\bSystem\.(?:out|err|in)\b|^[ \t]*import (?:static )?(?:java|javax|org)\."
            r"|\bpublic static void main\b|^[ \t]*package [\w.]+;|\bString ?\[\]|@Override\b"
            r"|\) throws \w|\b(?:ArrayList|HashMap|Scanner)\b",
        ),
        (
            4,
            r"^[ \t]*(?:public|private|protected) (?:static |final "
            r"|abstract )*[\w<>\[\], ]+[ \t]\w+ ?[({=;]|^[ \t]*(?:public |final "
            r"|abstract )*(?:class|interface"
            r"|enum) \w+(?: extends \w+)?(?: implements [\w, ]+)? ?\{",
        ),
        (
            4,
            r"\bString \w+ ?[=;,)]|\b(?:List|Map|Set|Optional)<\w|(?<!As )\bInteger\b|\bboolean \w"
            r"|\bfinal \w",
        ),
        (2, r"\.equals\(|\.length\(\)|\bprintln\(|\bnew \w+(?:<\w*>)?\(|\bthis\.\w|\bnull\b"),
        (2, rf"^[ \t]*{KINDS}(?:\[\])? \w+ ?(?:=|;|\()"),
        (1, rf"{IN_BLOCKS}|\bfor \(int "),
        (-4, FIELDS),
        (-3, PRINTS),
    ),
    "c": (
        (5, r"^[ \t]*#[ \t]*(?:include|define|ifdef|ifndef|pragma|endif)\b"),
        (4, r"#include <\w+\.h>|\b(?:printf|scanf|malloc|free|fopen|strlen|strcpy|memset|puts)\("),
        (4, rf"\b(?:{KINDS}|struct \w+|\w+_t) ?\*+ ?\w|\btypedef\b|\bsizeof\b"),
        (3, r"\bint main\(|\bstruct \w+ ?\{|\bNULL\b|\b\w+->\w|\bunsigned\b|^[ \t]*extern "),
        (3, rf"^(?:static |const |inline )*{KINDS} \*?\w+\([^)\n]*\) ?[{{;]?$"),
        (2, rf"^[ \t]*{KINDS} \w+(?:\[\w*\])* ?[=;,]"),
        (1, rf"{IN_BLOCKS}|\bfor \(int "),
        (-3, PRINTS),
    ),
    "go": (
        (
            6,
            r"^package \w+[ \t]*$|\bfmt\.\w|\berr != nil\b|\bchan \w|\bgo func\b|\bdefer \w"
            r"|:= range\b|^[ \t]*var \w+ [\w\[*]",
        ),
        (
            6,
            r"^[ \t]*type \w+ (?:struct|interface)\b|\bmap\[\w+\]\w|\[\]\w+\{|^func \(\w+ \*?\w+\)",
        ),
        (4, r"\w :?= (?:make|append)\(|\w :=|^import \(|^import \"|\bnil\b|\binterface\{\}"),
        (
            4,
            r"\bfunc \w*\((?:\w+(?:, ?\w+)* [\w.*\[\]]++(?:, ?)?)*\) ?(?:\*?[\w.\[\]]+"
            r"|\([^)\n]*\))? ?\{",
        ),
        (3, r"^func \w*(?:\[.*\])?\("),
        (1, r"^[ \t]*(?:if|for|switch) [^({\n:][^{\n]*\{[ \t]*$|^[ \t]*for \{"),
        (-3, PRINTS),
    ),
    "rust": (
        (
            6,
            r"\bfn \w+|\blet mut\b|\b(?:println|vec|format|panic|assert|assert_eq|eprintln)!"
            r"|^[ \t]*use (?:std|crate|super|\w+)::|#!?\[\w|&mut \w|&self\b|&(?:'\w+ )?str\b"
            r"|\bpub (?:fn|struct|enum|mod)\b|\.unwrap\(\)|\.iter\(\)|\bVec<|\bHashMap::",
        ),
        (
            5,
            r"\bimpl(?:<.*>)? \w|[:(<&][ \t]*(?:[iu](?:8|16|32|64|size)|f(?:32|64))\b|-> (?:Result"
            r"|Option)<",
        ),
        (4, r"\b(?:Some|Ok|Err)\(|\bmatch [^{\n]+\{[ \t]*$|\b\w+ => "),
        (2, r"\blet \w+(?:: [\w<>&]+)? = .*;|\bstruct \w+ \{|\benum \w+ \{|\w+::\w+"),
    ),
    "bash": (
        (8, r"\A#!.*\b(?:ba|z|k|da)?sh\b"),
        (6, r"\];? *then\b|;[ \t]*(?:then|do)\b|^[ \t]*(?:fi|esac)\b|^[ \t]*done\b|^set -[a-z]"),
        (5, r"\bif \[|\bwhile \[|\$\(\(|\"\$[\w{@]|[ =:]\$\{?\w+\}?(?: |$)|\$[1-9@#?]|\$\(\w"),
        (4, r"^[ \t]*echo [^;\n]+$|^[ \t]*export \w+=|^[ \t]*\w+\(\) ?\{[ \t]*$|^[ \t]*local \w+="),
        (5, r"\| ?(?:grep|awk|sed|xargs|sort|wc|head|tail|cut|uniq|tee|jq|bash|sh)\b|&& \w+ |2>&1"),
        (
            5,
            rf"^[ \t]*(?:[$#] )?(?:sudo )?{_SHELL_COMMANDS}(?:[ \t]+-{{1,2}}[\w-]+"
            r"|[ \t]+[~./$*\"'][^=\n]*"
            r"|[ \t]+[a-z][\w./-]*(?: [^=;(\n]*)?)?[ \t]*(?:[|&;\\<>].*)?$",
        ),
        (1, r"^[A-Za-z_]\w*=\S*$"),
    ),
}  # fmt: skip
_ALL = _PARSED | UNPARSED
_AS_WELL = {"typescript": "javascript"}
"""A language that has the signs of another, too."""


def signs_of(code: str) -> dict[str, int]:
    """How much of code looks like each language."""
    own = {language: _weight(language, code) for language in _ALL}
    for language, other in _AS_WELL.items():
        own[language] += own[other] if own[language] else min(0, own[other])
    return own


def _weight(language: str, code: str) -> int:
    return sum(weight for weight, pattern in _patterns(language) if pattern.search(code))


@cache
def _patterns(language: str) -> list[tuple[int, "re.Pattern[str]"]]:
    return [(weight, later(source, re.MULTILINE)) for weight, source in _ALL[language]]
