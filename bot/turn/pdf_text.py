"""The text of a PDF: stdin → stdout, in a process of its own, since a PDF can be made to hang one.

`python -m bot.turn.pdf_text MOST_CHARACTERS`. Exits with 1 where there is none to be had.

Not covered: pages that are pictures (no OCR), and files that need a password.
"""

import io
import resource
import sys

_MEMORY_BYTES = 1024 * 1024 * 1024
_CPU_S = 15
_PAGES_MAX = 300


def main() -> int:
    """Read, bounded in memory, time and pages."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    import pypdf

    most_chars, total = int(sys.argv[1]), 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        for page in reader.pages[:_PAGES_MAX]:
            text = page.extract_text().strip()
            if text:
                print(text[: most_chars - total], end="\n\n")
                total += len(text)
            if total >= most_chars:
                break
    except Exception:  # pypdf may raise anything on a damaged file; what came before it counts
        return 0 if total else 1
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main())
