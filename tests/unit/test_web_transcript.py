"""Memory and live events as one conversation on the page."""

from dataclasses import replace

from adapters.live_events import Asked, Below, Doing, Event, Option, Shown
from adapters.web.transcript import as_sent, transcribe, with_names
from bot.conversation import Source, Turn
from bot.reply import Choice, File


def test_what_a_person_sent_shows_files_by_their_names() -> None:
    asked = (
        "look\n[the attached file a.txt:]\nsecret\n\n[x]\n[end of a.txt]\n"
        "[the attached picture c.png]\n"
        "[attached, but it is too large: b.zip]\n[said in the recording v.ogg:]\nhi\n[end of v.ogg]"
    )
    assert as_sent(asked) == "look\n📎 a.txt\n📎 c.png\n📎 b.zip\n📎 v.ogg"
    assert with_names(" ", ("a.txt",)) == "📎 a.txt"


def asked(name: str, text: str = "", at: float = 1.0) -> Asked:
    return Asked(name, text or name, at)


def posted(key: str, text: str, to: str, *, is_final: bool = True) -> Shown:
    return Shown(key, 0, text, is_final=is_final, is_new=True, in_reply_to=to, at=2.0)


def turn(name: str) -> Turn:
    return Turn(id=name, at=9.0, asked=f"{name} asked", said=f"{name} said", skill="chat")


def lines(turns: list[Turn], events: list[Event]) -> list[str]:
    return [entry.text for entry in transcribe(turns, events).entries]


def test_a_reply_that_is_being_written_is_shown_behind_its_question() -> None:
    shown = transcribe([], [asked("q1"), posted("t1aa", "Hel", "q1", is_final=False)])
    assert [(entry.author, entry.text, entry.is_final) for entry in shown.entries] == [
        ("person", "q1", True),
        ("assistant", "Hel", False),
    ]


def test_edits_grow_a_reply_and_a_repeated_one_changes_nothing() -> None:
    more = Shown("t1aa", 3, "lo", is_final=True)
    assert lines([], [asked("q1"), posted("t1aa", "Hel", "q1"), more, more]) == ["q1", "Hello"]


def test_a_repeated_post_is_the_same_message() -> None:
    post = posted("t1aa", "Hi", "q1")
    assert lines([], [asked("q1"), post, post]) == ["q1", "Hi"]


def test_a_question_whose_answer_was_quicker_stands_before_it() -> None:
    assert lines([], [posted("t1aa", "Hi", "q1"), asked("q1")]) == ["q1", "Hi"]


def test_a_turn_in_memory_and_on_the_stream_is_shown_once() -> None:
    events: list[Event] = [asked("q1"), posted("t1aa", "t1 said", "q1")]
    assert lines([turn("t1")], events) == ["q1", "t1 said"]


def test_turns_that_the_stream_no_longer_has_come_from_memory_in_order() -> None:
    events: list[Event] = [asked("q2"), posted("t2aa", "t2 said", "q2")]
    assert lines([turn("t1"), turn("t2")], events) == ["t1 asked", "t1 said", "q2", "t2 said"]


def test_a_reply_whose_beginning_is_gone_comes_from_memory() -> None:
    events: list[Event] = [asked("q1"), Shown("t1aa", 40, "end", is_final=True), asked("q2")]
    assert lines([turn("t1")], events)[:2] == ["t1 asked", "t1 said"]


def test_a_reply_whose_question_is_gone_comes_from_memory() -> None:
    assert lines([turn("t1")], [posted("t1aa", "t1 said", "q1")]) == ["t1 asked", "t1 said"]


def test_a_reply_in_several_messages_is_one_turn() -> None:
    events: list[Event] = [asked("q1"), posted("t1aa", "one", "q1"), posted("t1ab", "two", "q1")]
    assert lines([turn("t1")], events) == ["q1", "one", "two"]


def test_a_message_that_waits_is_shown_behind_what_was_answered() -> None:
    events: list[Event] = [asked("q1"), posted("t1aa", "t1 said", "q1"), asked("q2")]
    assert lines([turn("t1")], events) == ["q1", "t1 said", "q2"]


def test_what_was_forgotten_is_no_longer_shown() -> None:
    events: list[Event] = [
        asked("q1"),
        posted("t1aa", "secret", "q1"),
        asked("q2", "/new"),
        posted("t2aa", "Forgotten.", "q2"),
    ]
    assert lines([], events) == ["/new", "Forgotten."]


def test_a_status_and_its_sketch_last_until_there_is_text() -> None:
    sketch = File("sketch.png", "image/png", 3, "b")
    waiting: list[Event] = [asked("q1"), Doing("Drawing…", sketch)]
    shown = transcribe([], waiting)
    assert (shown.status, shown.sketch) == ("Drawing…", sketch)
    shown = transcribe([], [*waiting, posted("t1aa", "Hi", "q1")])
    assert (shown.status, shown.sketch) == ("", None)
    assert transcribe([], [*waiting, Doing("Marking…")]).sketch is None


def test_what_stands_below_a_reply_comes_from_events_and_later_from_memory() -> None:
    file = File("a.png", "image/png", 3, "blob")
    below = Below("t1aa", (Option("Another", "Another"),), (file,), "t1")
    (_, live) = transcribe([], [asked("q1"), posted("t1aa", "Here.", "q1"), below]).entries
    stored = replace(turn("t1"), offered=(Choice("Another", "/redraw"),), files=(file,))
    (_, kept) = transcribe([stored], []).entries
    assert live.files == kept.files == (file,)
    assert live.options == kept.options == (Option("Another", "Another"),)
    assert live.rates == kept.rates == "t1"
    (_, alone) = transcribe([turn("t1")], []).entries
    assert alone.options == (Option("Again", "/again"),)
    (_, allowed) = transcribe([replace(turn("t1"), asked="/allow 1234abcd")], []).entries
    assert allowed.options == ()
    (_, hinted) = transcribe([turn("t1")], [], doing="tutor").entries
    assert hinted.options == ()


def test_what_a_button_said_is_shown_from_memory_and_not_what_it_sends() -> None:
    asking = replace(
        turn("t1"), offered=(Choice("A: 3/5", "A #ioldp"), Choice("B: 5/8", "B #ioldp"))
    )
    pressed = Source("m2", 8, is_own_words=False)
    answered = replace(turn("t2"), asked="B #ioldp", sources=(pressed,))
    typed = replace(turn("t3"), asked="B #ioldp", sources=(replace(pressed, is_own_words=True),))
    shown = lines([asking, answered, typed], [])
    assert shown[2::2] == ["B: 5/8", "B #ioldp"]
