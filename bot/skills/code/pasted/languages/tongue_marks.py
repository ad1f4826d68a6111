"""What code looks like in languages for which there is no parser, and in data. Pure; the rows are
those of tongue_signs.py."""

KINDS = r"(?:int|long|short|char|float|double|bool|void|unsigned|size_t|u?int\d+_t)"
IN_BLOCKS = r"^[ \t]*(?:if|for|while|switch) ?\(.*\) ?\{[ \t]*$"
PRINTS = r"^[ \t]*print\([^)\n]"
"""What is hardly said where blocks stand in brackets: other languages print so, and beginners."""
FIELDS = r"^[ \t]*class \w+[^\n]*\{\n[ \t]*(?:var|let|val|func?|def) \w"
"""What begins a class in Swift, Kotlin and Scala, and cannot in JavaScript and Java."""
_CSS = (
    r"(?:color|background|margin|padding|border|font|display|position|width|height|top|left|right"
    r"|bottom|flex|grid|text|line-height|overflow|opacity|transition|transform|cursor|z-index"
    r"|max|min|align|justify|content|gap|box|float|outline|animation|list-style)"
)

UNPARSED: dict[str, tuple[tuple[int, str], ...]] = {
    "cpp": (
        (
            7,
            r"\bstd::|\busing namespace\b|\b(?:cout|cin|cerr|endl)\b|\btemplate ?<|\bnullptr\b"
            r"|^[ \t]*(?:public|private|protected):[ \t]*$|#include <\w+(?:/[\w.+]+)?>|\b(?:vector"
            r"|unique_ptr|shared_ptr|unordered_map)<|\bvirtual \w|\bconst auto|\bauto ?&"
            r"|\b\w+::\w+\(.*\) ?(?:const )?\{|\* ?\w+ = new \w|\bdelete\[\] \w",
        ),
        (3, r"^[ \t]*#[ \t]*(?:include|define|ifdef|ifndef|pragma|endif)\b"),
        (2, rf"\b{KINDS} ?[*&]+ ?\w|\bint main\(|\bstruct \w+ ?\{{|\b\w+->\w|\bauto \w+ ="),
        (2, rf"^(?:static |const |inline )*{KINDS} [*&]?\w+\([^)\n]*\) ?(?:const ?)?[{{;]?$"),
        (2, rf"^[ \t]*{KINDS} \w+(?:\[\w*\])* ?[=;,]|\bprintf\(|^[ \t]*class \w+.*\{{"),
        (1, rf"{IN_BLOCKS}|\bfor \(int "),
        (-3, PRINTS),
    ),
    "csharp": (
        (
            6,
            r"^[ \t]*using [A-Z][\w.]*;|\bConsole\.(?:Write|Read)|\{ get; "
            r"|\bforeach ?\(\w+ \w+ in\b|^[ \t]*namespace [\w.]+;?[ \t]*$"
            r"|\bstatic (?:async )?(?:void|int|Task) Main\b|\basync Task\b|\bI(?:Enumerable|List"
            r"|ActionResult)\b|\.To(?:List|Array)\(\)|\bDebug\.Log"
            r"|^[ \t]*(?:public )?class \w+ : [\w, ]+\{?[ \t]*$",
        ),
        (4, r"\bstring \w+ ?[=;,(){]|[^`]\$\"|\bpublic override\b|\bbool \w+ ?[=;(]"),
        (
            3,
            r"^[ \t]*(?:public|private|protected|internal) (?:static |sealed |abstract |partial "
            r"|readonly |async )*[\w<>\[\], ?]+[ \t]\w+ ?[({=;]"
            r"|^[ \t]*(?:public )?class \w+(?: : \w+)?$",
        ),
        (2, r"\bvar \w+ = .*;[ \t]*$|\bnew \w+\(|=> ?\w|\bnull\b"),
        (2, rf"^[ \t]*{KINDS}(?:\[\])? \w+ ?(?:=|;|\()"),
    ),
    "powershell": (
        (
            6,
            r"\b(?:Get|Set|New|Remove|Write|Invoke|Start|Stop|Add|Import|Export|Where|ForEach"
            r"|Select|Test|Out|ConvertTo)-[A-Z]\w+",
        ),
        (3, r" -(?:eq|gt|lt|ne|like|match|not) |\$_\.|^[ \t]*param ?\("),
        (3, r"^[ \t]*\$\w+ = [^;\n]*$"),
    ),
    "php": (
        (9, r"<\?php|<\?="),
        (
            6,
            r"^[ \t]*\$\w+(?:\[.*\])? ?(?:=|\.=|->|\+\+|\+=)[^\n]*;[ \t]*(?://.*)?$|\$this->"
            r"|\bas \$\w",
        ),
        (5, r"\bfunction \w*\([^)\n]*\$|\bforeach ?\(\$|\becho [^;\n]*;|\$_(?:GET|POST)\b"),
    ),
    "perl": (
        (7, r"\bmy [$@%(]|^use (?:strict|warnings)|^#!.*\bperl\b|=~ ?[ms/]"),
        (3, r"^[ \t]*sub \w+ ?\{|^[ \t]*print [\"$]|[$@%]\w+ = .*;"),
    ),
    "ruby": (
        (4, r"^[ \t]*end[ \t]*$"),
        (
            5,
            r"^[ \t]*def (?:self\.)?\w+[?!]?(?:\([^)\n]*\)?"
            r"|[ \t]+[a-z][\w, ]*)?[ \t]*\n(?=(?:.*\n)*?[ \t]*end\b)",
        ),
        (
            5,
            r"^[ \t]*puts\b|\battr_(?:reader|writer|accessor)\b|\bdo \|\w|\{ ?\|\w+[|,]|\.nil\?"
            r"|^[ \t]*require(?:_relative)? [\"']|^[ \t]*unless\b|#\{\w|^[ \t]*@\w+ ="
            r"|\.new\b(?!\()",
        ),
        (
            6,
            r"^require(?:_relative)? ['\"][\w/.-]+['\"][ \t]*$",
        ),
        (
            3,
            r"^[ \t]*class [A-Z]\w*(?: < [\w:]+)?[ \t]*$|^[ \t]*module [A-Z]\w*[ \t]*$"
            r"|^[ \t]*elsif\b",
        ),
    ),
    "lua": (
        (6, r"\blocal (?:function )?\w+[ \t]*(?:=|\(|,)"),
        (5, r"^[ \t]*(?:if|elseif) .* then[ \t]*$|^[ \t]*function \w+[.:]?\w*\(.*\)[ \t]*$|~="),
        (4, r"^[ \t]*end\)?,?[ \t]*$|\bfor .* do[ \t]*$| \.\. "),
    ),
    "kotlin": (
        (
            6,
            r"\bfun (?:<.*> ?)?(?:[\w<>]+\.)?\w+\(|\bdata class\b|\bval \w+(?:: [\w<>?]+)? ="
            r"|\bsuspend\b",
        ),
        (
            3,
            r":[ \t]*(?:Int|String|Boolean|Double|List<\w+>)\b|\bcompanion object\b"
            r"|\boverride fun\b",
        ),
        (4, r"\bwhen ?(?:\(.*\) )?\{|\?\.\w|\bprintln\(|\bclass \w+\(va[lr]\b|\blistOf\("),
        (2, FIELDS),
    ),
    "scala": (
        (
            7,
            r"\bdef \w+(?:\[.*\])?(?:\(.*\))?.*[^=!<>]= ?(?:\{|$|\w)|\bcase class\b"
            r"|\bobject \w+ (?:extends|\{)",
        ),
        (3, r"\bval \w+(?:: [\w\[\]]+)? =|:[ \t]*(?:Int|String|Boolean|List\[\w+\])\b"),
    ),
    "swift": (
        (
            7,
            r"\bfunc \w+(?:<.*>)?\((?:\w+ )?\w+: ?[A-Z\[]|\bguard \w|\bif let\b|\bimport (?:UIKit"
            r"|SwiftUI|Foundation)\b",
        ),
        (3, r"\bfunc \w+\(.*\{"),
        (5, r"\bfunc \w+\(.*\) ?(?:throws )?->|\bsome View\b|@(?:State|Published|main)\b|\\\(\w"),
        (3, r"\blet \w+(?:: [\w\[\]]+)? = [^;\n]*$|:[ \t]*(?:Int|String|Bool|Double)\b"),
        (3, r"^[ \t]*(?:for \w+ in|if|while) [^(:;\n][^:;\n]*\{[ \t]*$|\bnil\b"),
        (4, r"\binit\((?:\w+ )?\w+: ?[A-Z\[]"),
        (2, r"^[ \t]*init\(.*\) ?\{"),
        (2, FIELDS),
    ),
    "dart": (
        (8, r"\bimport 'package:|\bextends State(?:less|ful)Widget\b|\bWidget build\("),
        (3, r"\bvoid main\(\) (?:async )?\{|\bfinal \w+ = .*;|\bprint\('.*'\);"),
    ),
    "r": (
        (6, r"^[ \t]*[\w.]+ <- |%>%|^[ \t]*library\(\w+\)|\bggplot\("),
        (6, r"\bfor \(\w+ in (?:seq|[\w.()]+:)|^[\w.]+ = function\([^)\n]*\) ?[^{\s].*$"),
        (2, r"\bfunction\([\w, .=]*\) ?\{?$|\bc\("),
    ),
    "haskell": (
        (
            7,
            r"^\w+ :: .*(?:->|IO)|^main = (?:do|putStr|print|interact)\b|^module [\w.]+ .*where"
            r"|^import (?:qualified\b|Data\.|Control\.)|\bputStrLn\b|^data [A-Z][\w ]* = [A-Z]",
        ),
    ),
    "asm": (
        (
            7,
            r"^[ \t]*(?:mov|lea|cmp|xor|add|sub)[bwlq]?[ \t]+[%$\[\w]+,[ \t]*[%$\[\w-]"
            r"|^[ \t]*(?:section|segment) \.\w|^[ \t]*\.(?:globl|global|text|data)\b",
        ),
    ),
    "elixir": (
        (8, r"\bdefmodule \w|\bdefp? \w+.* do$|\|> "),
    ),
    "matlab": (
        (7, r"^[ \t]*for \w+ ?= ?\w+:\w+|\bdisp\(|\blinspace\(|\bfprintf\('"),
    ),
    "html": (
        (
            14,
            r"\A\s*(?i:<(?:!doctype\b|!--|[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>"
            r"|[a-z](?:.*\n)*?.*</\w+>\s*\Z))",
        ),
    ),
    "xml": (
        (12, r"\A\s*<\?xml\b"),
    ),
    "css": (
        (
            5,
            rf"^[ \t]*{_CSS}(?:-[a-z]+)*[ \t]*:[ \t]*[^\n{{:]+;"
            rf"|\{{ *{_CSS}(?:-[a-z]+)*: ?[^\n{{]+[;}}]",
        ),
        (
            2,
            r"^[ \t]*(?:[.#][\w-]+|\*|:root|@media\b|@import\b|@keyframes\b"
            r"|[a-z][\w-]*(?:[ >+~,:.#\[][^{};\n=()]*)?)[^{};\n=()]*\{[ \t]*$",
        ),
    ),
    "sql": (
        (
            8,
            r"^[ \t]*(?i:select\b(?!\()[^;]*?\sfrom\s|insert\s+into\s|delete\s+from\s"
            r"|create\s+(?:or\s+replace\s+|unique\s+)?(?:table|view|index|function|procedure"
            r"|database)\s|alter\s+table\s|update\s+[\w.]+\s+set\s|drop\s+(?:table|view|index"
            r"|database)\s|truncate\s+table\s|with\s+\w+\s+as\s+\(\s*select\b|grant\s+\w+.*\son\s)",
        ),
        (4, r"^[ \t]*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WITH)\b"),
        (
            4,
            r"^[^#\n]*\b(?:FROM \w+|WHERE \w+|GROUP BY|ORDER BY|(?:INNER |LEFT |RIGHT )?JOIN \w+"
            r"|VALUES ?\(|HAVING|PRIMARY KEY)",
        ),
    ),
    "yaml": (
        (
            4,
            r"\A(?:---\n)?(?=[^\n]*(?::|- ))(?>[ \t]*(?:#[^\n]*|-(?: [^\n]*)?"
            r"|(?:- )*[\"']?[A-Za-z_][\w./ -]*[\"']?:(?: [^\n{;]*[^\n,{;])?)?(?:\n|\Z))++\Z",
        ),
        (3, r"^[ \t]*- \w+:|^(?:apiVersion|kind|services|jobs|version|steps|on|name): ?|^---$"),
        (3, r"^[\w-]+:[ \t]*\n(?:[ \t]+[\w-]+:[ \t]|[ \t]*- )"),
    ),
    "toml": (
        (
            9,
            r"\A(?=(?:.*\n)*?\[\[?[A-Za-z][\w.\"-]*\]\]?[ \t]*\n[\w.\"-]+ ?=)(?>[ \t]*(?:#[^\n]*"
            r"|\[\[?[\w.\"-]+\]\]?|[\w.\"-]+ ?= ?[^\n]*|[\]},\"'\w].*)?(?:\n|\Z))++\Z",
        ),
    ),
    "json": (
        (6, r"\A(?!(?:.*\n)*?.*\w\()\s*[\[{](?:.*\n)*?.*\"[^\"\n]*\"\s*:"),
    ),
    "dockerfile": (
        (8, r"\A\s*(?:#.*\n|ARG .*\n|\s)*FROM [\w./:@${}-]+(?: (?:AS|as) \w+)?[ \t]*(?:\n|\Z)"),
        (4, r"^(?:RUN|COPY|WORKDIR|CMD|ENTRYPOINT|EXPOSE|ENV) \S"),
    ),
    "makefile": (
        (7, r"^\.PHONY:|^(?!(?:try|else|finally|except|default)\b)[\w.%-]+:(?: [\w.%/-]+)*\n\t\S"),
    ),
}  # fmt: skip
