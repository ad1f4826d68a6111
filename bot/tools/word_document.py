"""A Word document (.docx) of headings, text, lists and tables, by the standard library alone.

The format is WordprocessingML (ECMA-376 part 1, chapter 17) in a zip; the parts here are the fewest
that Word, LibreOffice and Google Docs open. Pure.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Block = tuple[str, str | Sequence[Sequence[str]]]
"""(kind, content): title, heading, text or item with a text; table with rows of cells."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = {"title": ("Title", 40), "heading": ("heading 1", 28)}
"""Names that Word knows, and sizes in half points."""
_NOT_XML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, or discourages (production 2, `Char`): control characters. Whether
Python knows a character is no measure: its tables are older than the newest emoji."""

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def word_document(blocks: Iterable[Block]) -> bytes:
    """The file. The same blocks give the same bytes."""
    body = "".join(_block(kind, content) for kind, content in blocks)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": (
            f"<w:document {_SPACE}><w:body>{body}<w:sectPr/></w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": f"<w:styles {_SPACE}>{''.join(map(_style, _STYLES))}</w:styles>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), (_DECLARATION + text).encode())
    return file.getvalue()


def _block(kind: str, content: str | Sequence[Sequence[str]]) -> str:
    if not isinstance(content, str):
        rows = "".join(
            f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
            for row in content
        )
        return (
            f"<w:tbl><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
            f"<w:tblGrid/>{rows}</w:tbl>"
        )
    if kind in _STYLES:
        return _paragraph(content, f'<w:pStyle w:val="{kind}"/>')
    if kind == "item":
        return _paragraph(f"•\t{content}", '<w:ind w:left="360" w:hanging="360"/>')
    return _paragraph(content)


def _paragraph(text: str, properties: str = "") -> str:
    lines = _NOT_XML.sub("", text).splitlines()
    runs = "<w:br/>".join("<w:tab/>".join(map(_words, line.split("\t"))) for line in lines)
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{runs}</w:r></w:p>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _style(kind: str) -> str:
    name, size = _STYLES[kind]
    return (
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )
