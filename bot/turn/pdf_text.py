"""The text of a PDF: stdin → stdout, in a process of its own, since a PDF can be made to hang one.
A form feed stands between pages.

`python -m bot.turn.pdf_text MOST_CHARACTERS ENOUGH`. Exits with 1 where there is none to be had.
Once it has enough, it goes on only as long as that is quick: somebody waits for an answer.

Not covered: pages that are pictures (no OCR), and files that need a password.
"""

import io
import resource
import sys
import time

_MEMORY_BYTES = 1024 * 1024 * 1024
_CPU_S = 15
_PAGES_MAX = 300
_QUICK_S = 4.0
_REST_UNREAD = "[The pages after this one were not read: there are too many.]"


def main() -> int:
    """Read, bounded in memory, time and pages."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    found = print_text(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))
    return 0 if found else 1


def print_text(data: bytes, most_chars: int, enough: int) -> int:
    """Print what there is to read; how many characters that is. Raises nothing."""
    import pypdf

    total = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        for number, page in enumerate(reader.pages[:_PAGES_MAX]):
            text = page.extract_text().strip()
            print("\f" if number else "", text[: most_chars - total], sep="", end="\n\n")
            total += len(text)
            is_slow = total >= enough and time.process_time() > _QUICK_S
            if (total >= most_chars or is_slow) and number + 1 < len(reader.pages):
                print(_REST_UNREAD)
                break
    except Exception:  # pypdf may raise anything on a damaged file; what came before it counts
        return total
    return total


if __name__ == "__main__":
    sys.exit(main())
