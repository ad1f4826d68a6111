"""Languages, as the names of files and of fences tell them: one table. Pure.

Which of them have a parser is not said here: who asks one is told (`Reading.is_known`), and a
language without a row has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.patterns import later


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its name here, what its files end in (the first is what ours do), what else
    fences call it, and files that are in it by their whole name, in small letters."""

    name: str
    endings: tuple[str, ...]
    also: tuple[str, ...]
    files: tuple[str, ...]


def _rows(table: str) -> Iterator[Language]:
    for row in table.strip().splitlines():
        name, endings, also, files = (*(cell.split() for cell in row.split("|")), [], [])[:4]
        yield Language(name[0], (*endings,), (*also,), (*files,))


_KEPT = """
python     | py pyi pyw py3 | py py3 python3 pycon ipython ipython3
javascript | js mjs cjs jsx gs | js jsx node
typescript | ts mts cts tsx | ts tsx
bash       | sh bash | sh shell | .bashrc .bash_profile .bash_aliases .profile
go         | go | golang
rust       | rs | rs
java       | java
c          | c h
cpp        | cpp cc cxx hpp hh hxx | c++
csharp     | cs csx | cs c#
sql        | sql | mysql postgres postgresql plpgsql sqlite tsql plsql
html       | html htm xhtml
css        | css
json       | json
yaml       | yaml yml | yml
ruby       | rb rake gemspec | rb | gemfile rakefile vagrantfile
php        | php phtml | php8
kotlin     | kt kts | kt
swift      | swift
diff       | diff patch | patch
lua        | lua
r          | r
dart       | dart
scala      | scala sc sbt
powershell | ps1 psm1 psd1 | ps1 pwsh
perl       | pl pm t | pl
haskell    | hs lhs | hs
elixir     | ex exs
erlang     | erl hrl
clojure    | clj cljs cljc edn
julia      | jl | jl
matlab     | m | octave
objectivec | mm | objc objective-c obj-c
groovy     | groovy gradle | gradle | jenkinsfile
fortran    | f90 f95 f03 f08 f for
pascal     | pas dpr | delphi
cobol      | cob cbl
asm        | asm s nasm | assembly nasm x86asm
vbnet      | vb | vb visualbasic vb.net
vba        | bas cls frm
batch      | bat cmd | bat cmd batchfile dosbatch
zsh        | zsh || .zshrc .zprofile
fish       | fish
ocaml      | ml mli
fsharp     | fs fsx fsi | f# fs
lisp       | lisp lsp cl el | commonlisp elisp
scheme     | scm ss rkt | racket
prolog     | pro
solidity   | sol
zig        | zig
nim        | nim
crystal    | cr
d          | d
v          | vsh
tcl        | tcl
awk        | awk
arduino    | ino
cuda       | cu cuh
glsl       | glsl vert frag
cython     | pyx pxd pxi
verilog    | v sv svh | systemverilog
vhdl       | vhd vhdl
gdscript   | gd
apex       | trigger
vue        | vue
svelte     | svelte
astro      | astro
scss       | scss
sass       | sass
less       | less
coffeescript | coffee
graphql    | graphql gql | gql
protobuf   | proto | proto
terraform  | tf tfvars hcl | hcl tf
dockerfile | dockerfile | docker | dockerfile containerfile
makefile   | mk mak | make | makefile gnumakefile
cmake      | cmake || cmakelists.txt
applescript | applescript scpt
autohotkey | ahk
vim        | vim | vimscript | .vimrc
"""
"""Languages in which something is written that is kept as a file of its own."""

_DATA = """
csv        | csv
tsv        | tsv
text       | txt | txt | requirements.txt constraints.txt procfile license notice codeowners
toml       | toml || pipfile cargo.lock poetry.lock uv.lock
ini        | ini cfg
xml        | xml svg xsd xsl xslt plist csproj pom
markdown   | md markdown mdx | md
rst        | rst
latex      | tex sty bib | tex
jinja      | j2 jinja jinja2 | jinja2 j2
nginx      | nginx || nginx.conf
properties | properties env || .env
gomod      | mod || go.mod
"""
"""Data and text, which may stand beside code."""

_ALL = (*_rows(_KEPT), *_rows(_DATA))
DATA = ("html", "css", "json", "yaml")
"""Languages in which no program is written."""
ENDINGS = {each.name: each.endings[0] for each in _rows(_KEPT)}
BY_ENDING = {ending: each.name for each in _ALL for ending in each.endings}
ENDINGS_OF_CODE = tuple(
    ending for each in _rows(_KEPT) if each.name not in DATA for ending in each.endings
)
"""Files whose names end so are programs, or changes to programs."""
_ENDING_OF = {each.name: each.endings[0] for each in _ALL}
_BY_FILE = {file: each.name for each in _ALL for file in each.files}
_NAMES = {written: each.name for each in _ALL for written in each.also}
_SAYS_NOTHING = ("txt", "text", "log", "out", "err", "bak", "old", "orig", "tmp")
"""Code is sent in such files, too, where something else is not let through."""
_OTHER = "text"
_OF_CPP = later(
    r"^[ \t]*(?:template[ \t]*<|class[ \t]+\w|namespace\b|using[ \t]+\w"
    r"|(?:public|private|protected)[ \t]*:|#[ \t]*include[ \t]*<\w+>)"
    r"|\b(?:std|operator|virtual|constexpr|noexcept|override)\b",
    re.MULTILINE,
)
"""What stands in no header of C."""


def language_of_file(name: str) -> str:
    """The language that a file's name says: "text" where it is one of no language that is known
    here, "" where it may be any."""
    plain = name.replace("\\", "/").rpartition("/")[2].lower()
    known = _BY_FILE.get(plain) or _BY_FILE.get(f".{plain}")  # platforms take the dot away
    if known:
        return known
    stem, dot, ending = plain.rpartition(".")
    if plain.startswith("requirements") and ending in ("txt", "in"):
        return _OTHER
    if stem in _BY_FILE and ending not in BY_ENDING:  # Dockerfile.dev
        return _BY_FILE[stem]
    if not dot or ending in _SAYS_NOTHING:
        return ""
    return BY_ENDING.get(ending, _OTHER)


def language_in(name: str, content: str) -> str:
    """The same of a file with this content, which tells C++ from C where both have the name."""
    language = language_of_file(name)
    is_cpp = language == "c" and name.lower().endswith(".h") and _OF_CPP.search(content)
    return "cpp" if is_cpp else language


def language_name(written: str) -> str:
    """One name for each language, however it is written."""
    name = written.strip().lower()
    return _NAMES.get(name, name)


def ending_of(language: str) -> str:
    """What files of this language end in, without the dot."""
    return _ENDING_OF.get(language) or (language if language in BY_ENDING else "txt")
