"""Leaving out what a reasoning model thinks aloud before it answers."""

OPENED = "<think>"
CLOSED = "</think>"


class ThoughtFilter:
    """Takes `<think>…</think>` out of a text that comes in pieces of any size.

    Only a thought that opens the reply is taken out (several in a row are): from the first word of
    the answer on, `is_open` is false and the caller may stop asking, so that a reply *about* the
    tag is left alone. A model whose template writes the opening tag itself, so that only the
    closing one is streamed, cannot be told apart from one that answers; its server has to be told
    to separate the reasoning (vLLM: `--reasoning-parser`, llama.cpp: `--reasoning-format`).
    """

    def __init__(self) -> None:
        self.is_open = True
        self.has_thought = False
        self._is_thinking = False
        self._held = ""

    def feed(self, text: str) -> str:
        """The part of the text so far that may be shown now and was not returned before."""
        if not self.is_open:
            return text
        self._held += text
        while True:
            if self._is_thinking:
                _, closed, after = self._held.partition(CLOSED)
                if not closed:
                    self._held = self._held[-len(CLOSED) :]  # may hold a part of the closing tag
                    return ""
                self._is_thinking = False
                self._held = after
            answer = self._held.lstrip()
            if answer.startswith(OPENED):
                self._is_thinking = self.has_thought = True
                self._held = answer[len(OPENED) :]
            elif OPENED.startswith(answer):  # nothing yet, or what may become the tag
                return ""
            else:
                return self._let_go()

    def finish(self) -> str:
        """What was held back in case it became a thought, when nothing more will come."""
        if not self.is_open or self._is_thinking:
            return ""
        return self._let_go()

    def _let_go(self) -> str:
        self.is_open = False
        shown = self._held.lstrip() if self.has_thought else self._held
        self._held = ""
        return shown
