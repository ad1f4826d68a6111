"""How lines of code begin and look, by which they are told from words (said.py). Pure."""

from bot.patterns import later

BLOCK = later(
    r"(?:try|else|finally|except|with|match|case|for|while|if|elif|class|def|async|do"
    r"|switch)\b.*:\Z"
)
OPEN_BLOCK = later(
    r"for \w+(?:, ?\w+)* in (?:[\w.]+(?:[(\[].*)?\Z|[(\[].*)"
    r"|(?:if|elif|while) (?:.*[()\[\]=<>]|(?:not )?\w+\Z)"
    r"|(?:(?:async )?def|class) \w+(?:\(.*)?\Z|(?:else|try|finally)\Z"
)
"""One that lacks its `:`."""
_SHOUTED = (
    r"(?:HELP|PLEASE|PLZ|THANKS?|HELLO|WHAT|WHEN|THIS|THAT|CODE|ERROR|OUTPUT|URGENT|STUCK|WRONG"
    r"|BROKEN|NOTE|TASK|DOES|JSON|HTML|JAVA|PYTHON|JAVASCRIPT|HTTPS?|EDIT|QUESTION|HOMEWORK|ASAP"
    r"|EXPLAIN|REVIEW|DEBUG|LOOK|NEED|WANT|SOMEONE|GUYS|TL|FYI|BELOW|WHY|HOW|CAN|MY|IS|IT|THE|FIX"
    r"|PLS)\b"
)
CODE = later(
    r"(?i:rem )|[^\w`]"
    rf"|(?!{_SHOUTED})(?:[A-Z]{{4,}}|[A-Z]{{2,}} [A-Z]{{3,}})\b|[rRuUbBfF]{{0,2}}\"{{3}}"
    r"|.*[{;(\[=\\&|]\Z|.*; ?(?:do|then)\Z"
    r"|\w+ \((?:(?:const|unsigned|struct) |void\b|\w+ \*|\w+_t )[^)]*\)\Z"
    r"|[\w.]+(?:, ?[\w.]+)*(?::[ \w.\[\],|]*)? ?[-+*/|&]?="
)
STATEMENT = later(
    r"(?:if|elif|for|while|with|(?:async )?def|class|else|try|except)\b[^:]*:"
    r" *(?:pass\b|[\w.\[\]]+(?:\(.*| ?[-+*/%|&]*= .*))|import \w+; ?.*|var [\w, ]+ = .*"
    r"|EXPLAIN (?:ANALYZE|SELECT)\b.*|USE \w+\Z"
    r"|(?:echo|printf) (?!(?:does|is|doesn|not|prints|gives|shows|in|on|command|statement"
    r"|works?)\b)\S.*|my \w+ = (?:\"\"|[\d.]+|\[.*|\{.*|\w+\(.*)\Z"
    r"|(?:kubectl|helm|terraform|wget|curl|pm2|journalctl|pytest|uvicorn) [a-z/~.-].*"
    r"|when [\d\"':A-Z]\S*\Z"
    r"|(?:with|if|for|while|else|try|class|def|except)\b.*: (?:pass|continue|break|\.\.\.)\Z"
    r"|(?:if|elif|for|while|else|except|def|with)\b.*: +(?:return|raise|print)\b.*|try: .*"
    r"|(?:public|private|protected|static)(?: [\w<>\[\],]+)+ ?\(.*\)\Z"
    r"|def \w+:\Z|(?:public|private|protected)(?: slots)?:\Z|class [A-Z]\w*:?\Z"
    r"|(?:mov|add|sub|cmp|lea|xor|and|or|shl|shr) [\w\[\]]+, ?[\w\[\]+-]+\Z"
    r"|(?:else|try|finally|except|do|begin|default|then):\Z"
    r"|\w+: [\w.\[\], |]*[|\[][\w.\[\], |]*\Z"
    r"|from [.\w]+ import \(.*|[a-z][\w.-]*(?: \w+)? --?[A-Za-z][\w-]*\b.*"
    r"|(?:from [.\w]+ )?import [.\w*]+(?: as \w+)?(?:, ?[\w*]+(?: as \w+)?)*;?\Z"
    r"|use (?:\w*(?:::|\\)[\w:\\]*|[A-Z]\w*|strict|warnings);?\Z|module [\w.]+(?: where)?\Z"
    r"|template ?<.*|namespace [\w.:]+;?\Z|import [\w*{].* from \"\";?\Z"
    r"|(?:let|var|const|my|our|local) \w+(?:, ?\w+)+\Z|(?:pub|typedef) (?:struct|enum|fn|mod"
    r"|union)\b.*"
    r"|class \w+ ?(?:extends |implements |: ?|< ?)\w.*"
    r"|var \w+ (?:\[\]|\*)*(?:u?int\d*|string|bool|float\d*|byte|rune|error|map\b.*|[A-Z]\w*)\Z"
    r"|(?:npm|yarn|pnpm) (?:run|install|i|ci|test|start|build|init|add)\b.*|pip3? (?:install"
    r"|list)\b.*"
    r"|git (?:push|pull|add|commit|clone|checkout|merge|fetch|init|status|log|diff|stash"
    r"|branch)\b.*"
    r"|docker (?:run|build|compose|push|pull|exec|ps|stop)\b.*|sudo [a-z][\w-]* .*"
    r"|(?:apt(?:-get)?|brew|cargo|go|make|systemctl) (?:install|update|run|build|test|clean"
    r"|restart)\b.*"
    r"|(?:cd|ls|mkdir|rm|mv|cp|chmod|cat|touch|source|bash|sh|python3?"
    r"|node) [\w~$-]*[/.~$][\w./-]*.*"
    r"|(?:export|default|data|sealed|abstract|open|final|public|enum|static|inline|case|internal"
    r"|private"
    r"|protected|partial|override|readonly|declare|async|unsafe|strictfp)"
    r"(?: \w+)* (?:class|interface|object|record|struct|function|default|enum|case)\b.*"
    r"|(?i:select (?:distinct )?[\w.()*]+(?: as \w+)?(?:, ?[\w.()*]+(?: as \w+)?)*(?: from \w.*)?\Z"
    r"|from \w+(?: (?:as )?\w{1,2})?(?:,.*)?\Z"
    r"|where (?:\w+|not \w+|exists\b.*)\Z"
    r"|where \w+ (?:is (?:not )?null|(?:not )?(?:in|like|between))\b.*|where [\w.]+ ?[<>=!].*"
    r"|(?:and|or) [\w.]+ (?:is (?:not )?null\b|(?:not )?(?:like|in|between)\b|[<>=!]).*"
    r"|(?:order|group) by [\w., ]*(?:\w{1,12}|[,;])\Z|update \w+ set\b.*"
    r"|(?:insert into|delete from) .*|dim \w+ as \w.*"
    r"|(?:create|alter|drop) (?:table|view|index|database) \w.*"
    r"|(?:(?:left|right|inner|outer|full|cross) )+join \w.*|join \w+ .*\bon [\w.]+ ?=.*)"
)
"""What begins like words and is none: `from os.path import join`, `select name from users`."""
SETS = later(
    r"(?:for )?(?:(?!(?:for|of|when|with|where|says?|if)\b)[\w<>\[\]*&]+ ){0,3}"
    r"[\w*$.]+(?:: ?[\w<>\[\]?]+)? :?= \S(?:.*[^.?!])?\Z"
)
JOINED = later(r".*(?:&&|\|\||\$[({]|::)")
CALL = later(
    r"(?:(?:await|return|yield|raise|throw|assert|not|new|del|defer|go) )*"
    r"(?:[A-Za-z_][\w.]*\((?:[^()]|\((?:[^()]|\([^()]*\))*+\))*+(?:\)(?! [^\W\d]{2})|\Z)"
    r"|[A-Za-z_]\w*\.[A-Za-z_][\w.]*\()"
)
"""A call that nothing is said of."""
DECLARED = later(
    r"(?:(?:static|extern|inline|const|volatile|unsigned|signed|struct|public|private|protected"
    r"|final|virtual|void|int|char|float|double|long|short|bool|size_t|auto)\b[ *&]*+)"
    r"(?:\w++[ *&]*+)*+\Z"
)
FUNCTION = later(r".*\w\(.*\)(?: (?:throws|->|:) .+| (?:const|noexcept|override|final))*\Z")
NAMED = later(r"\w+ ?\(")
"""What stands in the line below a type alone: the name of what is of it."""
SHELL_HEAD = later(r"(?:while|until|for|if|elif) .*\n(?:do|then)\b")
CLAUSE = later(
    r"(?:assert|return|raise|yield|del|await|global|nonlocal|throw) (?P<clause>.+?);?\Z"
    r"|(?:if|elif|while|match|case|except|for(?=.* in )|with(?=.*(?:\(| as ))) (?P<head>.+?) ?:\Z"
    r"|(?:if|elif|while) (?P<compared>[^:]*[=<>][^:]*)\Z"
    r"|for (?P<each>\w{1,3} in [\w.]+(?:\(.*\))?)\Z"
    r"|with (?P<opened>.*\(.*\) as \w+)\Z|for (?P<called>\w+(?:, ?\w+)* in [\w.]+\(.*\))\Z"
)
OPERATOR = later(r"(?:and|or|not|is|in|if|else|from|as|for|await|lambda|new|[-+*/%=<>!&|^,?:]+)\Z")
KEY = later(r"(?:- )?[\w./-]+:(?P<value>\s+[^\s#].*)?(?:\s+#.*)?\Z")
TAG = later(
    r"(?:a|abbr|article|aside|b|blockquote|body|button|canvas|code|d[dlt]|div|em|fieldset|figure"
    r"|footer"
    r"|form|h[1-6r]|header|html|i|iframe|img|input|kbd|label|legend|li|main|mark|nav|ol|optgroup"
    r"|option|p|pre|q|s|samp|section|select|small|span|strong|su[bp]|svg|table|tbody|t[dhr]"
    r"|textarea"
    r"|tfoot|thead|ul?|var|video|\*)?(?:[.#:\[].*)?\Z"
)
FIRST = later(
    r"(?i:(?:return|del|raise|throw|yield|await|assert|global|nonlocal|import|from|pass|break"
    r"|continue"
    r"|goto|module|package|using|include|require|extends|new|delete|let|var|val|const|int|float"
    r"|double"
    r"|long|char|bool|boolean|string|void|public|private|protected|static|final|local|function|func"
    r"|fn|def|class|struct|enum|interface|trait|impl|mod|type|data|select|where|order|group|limit"
    r"|offset|and|or|on|set|values|having|join|inner|left|right|union|insert|update|create|alter"
    r"|drop|exec|call|begin|end|do|then|done|fi|if|else|elif|elsif|while|for|until|unless|loop"
    r"|when|case|default|switch|match|with|try|except|catch|finally|echo|print|puts|cd|ls|mv|cp|rm"
    r"|git|npm|pip|docker|sudo|apt|make|mov|jmp|export|defer|go|chan|my|our|dim"
    r"|exit|sleep|wait|shift|kill|source|unset|trap|then|rescue|ensure|extern|inline|unsigned"
    r"|signed"
    r"|volatile|template|virtual|typedef)\b)"
)
"""How a statement of two words begins: `return total`, `limit 5`, `git status`."""
SURELY = later(
    r"(?:(?:async )?def|class|func|function|fn) \w+.*[({:]|import [\w.]+|from [\w.]+ import "
    r"|(?:return|raise|throw|yield|await)\b|#include\b|(?:const|let|var|using|namespace|package) \w"
    r"|(?:public|private|static) |@\w+|(?:[\w.]+)\(.*\);?$|.*[;{}]$"
    r"|(?:for|while|if|elif|with) .*[()\[\]=<>].*|for \w+ in \w+:?$|(?:else|try|finally):$"
    r"|(?:do|done|then|fi|esac|echo|while read)\b|end$|puts \S+$|when [\d\"':A-Z]\S*$|</?[A-Za-z!]"
    r"|[^\W\d][\w.\[\]\"']*(?:, ?\w+)* ?[-+*/%]?= ?(?:[^\w\s].*|\S+$|\w[\w.]*[(\[].*|.* [-+*/%] .*)"
)
"""What hardly anything but programs has."""
OF_CODE = later(r"[=<>(){}\[\]_*$@\"`#/\\|&^%~+;]|(?<!\w)'")
