"""The checker finds each fault in a history that has exactly that one, and none in a clean one."""

from dataclasses import replace

import pytest

from bot.reception import AWAY, AWAY_AND_FULL, FULL
from bot.turn.running import SET_ASIDE, STOPPED
from tests.faults.history import (
    Fault,
    History,
    Remembered,
    Said,
    Shown,
    State,
    check,
    recoveries_s,
)

SORRY = "The language model stopped in the middle. Ask me to go on and I will."
MARK = "_(This may be a repeat: the connection broke while I was answering.)_"
ONE, TWO = "To q1x1: 2 words: word0 word1 ∎", "To q1x2: 2 words: word0 word1 ∎"

FIRST = Said("q1x1", "c1", 1.0, 1.1)
SECOND = Said("q1x2", "c1", 2.0, 2.1)
OTHER = Said("q2x1", "c2", 1.0, 1.1)


def shown(text: str, *earlier: str, at: float = 3.0, conversation: str = "c1") -> Shown:
    """A message that showed these texts, `text` in the end."""
    states = (*earlier, text)
    return Shown(conversation, tuple(State(at + n / 10, each) for n, each in enumerate(states)))


MEMORY = (
    Remembered("c1", "q1x1", ONE, "done"),
    Remembered("c1", "q1x2", TWO, "done"),
    Remembered("c2", "q2x1", "To q2x1: 1 words: word0 ∎", "done"),
)
CLEAN = History(
    said=(FIRST, SECOND, OTHER),
    shown=(
        shown(ONE, "To q1x1:"),
        shown(TWO, at=4.0),
        shown("To q2x1: 1 words: word0 ∎", conversation="c2"),
    ),
    remembered=MEMORY,
)


def faults(history: History) -> dict[str, int]:
    return check(history, [SORRY, SET_ASIDE]).faults


def of_first(*messages: Shown, **changes: object) -> History:
    """Only the first message was said; this was shown, and it is remembered as it was shown."""
    memory = (Remembered("c1", "q1x1", ONE, "done"),)
    plain = History((FIRST,), messages, memory)
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields of a History


@pytest.mark.parametrize(
    ("taken_at", "told_at", "ends_at", "lost"),
    [
        (None, 2.2, 60.0, []),
        (48.0, 2.2, 60.0, ["q1x5"]),  # room again, and the next one is told of nothing
        (48.0, 2.2, 49.0, ["q1x5"]),
        (49.5, 2.2, 60.0, []),  # two gateways took them in the other way round
        (None, 2.2, 2.3, ["q1x3", "q1x5"]),  # nothing moves any more: they were not refused
        (None, 40.0, 60.0, ["q1x3"]),  # told too late; a sentence is an answer to one
    ],
)
def test_that_there_is_no_room_is_said_once_until_something_is_taken_in_again(
    taken_at: float | None, told_at: float, ends_at: float, lost: list[str]
) -> None:
    refused = [Said(f"q1x{number}", "c1", at, at) for number, at in ((2, 2.0), (3, 2.5), (5, 50.0))]
    taken = [FIRST, *([Said("q1x4", "c1", taken_at, taken_at)] if taken_at else [])]
    texts = [f"To {each.token}: 1 words: word0 ∎" for each in taken]
    begun = [Shown("c1", (State(1.5, text[:8]), State(ends_at, text))) for text in texts]
    history = History(
        said=(*taken, *refused),
        shown=(*begun, shown(FULL, at=told_at)),
        remembered=tuple(
            Remembered("c1", each.token, text, "done")
            for each, text in zip(taken, texts, strict=True)
        ),
    )
    verdicts = check(history, [FULL]).verdicts
    assert [each.detail for each in verdicts if each.fault is Fault.LOST] == lost


@pytest.mark.parametrize(("refused", "lost"), [(2, 0), (1, 1), (None, 0)])
def test_no_more_messages_are_excused_for_want_of_room_than_were_refused(
    refused: int | None, lost: int
) -> None:
    said = [Said(f"q1x{number}", "c1", at, at) for number, at in enumerate((1.0, 2.0, 10.0, 19.9))]
    texts = ["To q1x0: 1 words: word0 ∎", "To q1x2: 1 words: word0 ∎"]
    history = History(
        said=tuple(said),
        shown=(shown(texts[0], at=1.0), shown(texts[1], at=19.95), shown(FULL, at=20.0)),
        remembered=tuple(Remembered("c1", text[3:7], text, "done") for text in texts),
        refused=refused,
    )
    faults = check(history, [FULL]).faults
    assert faults == ({Fault.LOST: lost} if lost else {})


def test_a_clean_history_has_no_verdict_and_its_figures() -> None:
    report = check(CLEAN, [SORRY])
    assert report.faults == {}
    assert (report.said, report.replies) == (3, 3)
    assert report.waits_s == pytest.approx((2.0, 2.0, 2.0))


def test_several_messages_may_be_answered_together() -> None:
    text = "To q1x1 q1x2: 1 words: word0 ∎"
    assert (
        faults(
            History(
                (FIRST, SECOND), (shown(text),), (Remembered("c1", "q1x1\n\nq1x2", text, "done"),)
            )
        )
        == {}
    )


def test_an_acknowledged_message_without_an_answer_is_lost() -> None:
    assert faults(History((FIRST, SECOND), (shown(ONE),))) == {Fault.LOST: 1}


def test_what_was_never_acknowledged_is_a_fault_of_its_own_answered_or_not() -> None:
    unheard = replace(SECOND, acknowledged_at=None)
    assert faults(History((FIRST, unheard), (shown(ONE),))) == {Fault.UNACKNOWLEDGED: 1}
    answered = History((FIRST, unheard), (shown(ONE), shown(TWO, at=4.0)))
    assert faults(answered) == {Fault.UNACKNOWLEDGED: 1}


def test_a_sentence_in_place_of_an_answer_answers_one_turn() -> None:
    cut = Remembered("c1", "q1x1\n\nq1x2", "", "cut")
    assert faults(History((FIRST, SECOND), (shown(f"_{SORRY}_"),), (cut,))) == {}
    assert faults(History((FIRST, SECOND), (shown(f"_{SORRY}_"),))) == {Fault.LOST: 1}


@pytest.mark.parametrize(
    ("texts", "whose", "wrong"),
    [
        ((SORRY, SORRY), ["q1x1", "q1x2"], {}),
        ((SORRY,), ["q1x1\n\nq1x2"], {}),
        ((SORRY, SORRY), ["q1x1"], {Fault.LOST: 1, Fault.DOUBLED: 1}),
        ((SORRY, SORRY), ["q1x2"], {Fault.LOST: 1, Fault.DOUBLED: 1}),
        ((SORRY, SORRY), [], {Fault.LOST: 2, Fault.DOUBLED: 2}),
        ((SORRY,), ["q1x1"], {Fault.LOST: 1}),
        ((ONE, SORRY), ["q1x1"], {Fault.LOST: 1, Fault.DOUBLED: 1}),
        ((f"{ONE}\n\n_{SORRY}_",), ["q1x1"], {Fault.LOST: 1, Fault.DOUBLED: 1}),
        ((f"{ONE}\n\n_{SORRY}_",), ["q1x1", "q1x2"], {}),
    ],
)
def test_memory_says_whom_a_sentence_in_place_of_an_answer_answers(
    texts: tuple[str, ...], whose: list[str], wrong: dict[str, int]
) -> None:
    """Who is in no turn of it was told nothing: such a sentence is of somebody else."""
    memory = tuple(
        Remembered("c1", asked, *((ONE, "done") if ONE in texts[0] and n == 0 else ("", "cut")))
        for n, asked in enumerate(whose)
    )
    messages = tuple(shown(text, at=3.0 + n) for n, text in enumerate(texts))
    assert faults(History((FIRST, SECOND), messages, memory)) == wrong


@pytest.mark.parametrize("texts", [(SORRY, SET_ASIDE), (SET_ASIDE, SORRY)])
def test_a_sentence_may_be_for_what_is_set_aside_and_so_in_no_memory(
    texts: tuple[str, ...],
) -> None:
    history = History(
        said=(FIRST, SECOND),
        shown=tuple(shown(f"_{text}_", at=3.0 + n) for n, text in enumerate(texts)),
        remembered=(Remembered("c1", "q1x1", "", "cut"),),
        set_aside=(frozenset({"q1x2"}),),
    )
    assert faults(history) == {Fault.SET_ASIDE: 1}
    of_both = replace(history, shown=history.shown[texts.index(SET_ASIDE) :][:1], remembered=())
    of_both = replace(of_both, set_aside=(frozenset({"q1x1", "q1x2"}),))
    assert faults(of_both) == {Fault.SET_ASIDE: 2}


@pytest.mark.parametrize("texts", [(SORRY, FULL), (FULL, SORRY)])
def test_that_there_was_no_room_answers_what_is_in_no_memory(texts: tuple[str, ...]) -> None:
    history = History(
        said=(FIRST, SECOND),
        shown=tuple(shown(text, at=3.0 + n) for n, text in enumerate(texts)),
        remembered=(Remembered("c1", "q1x1", "", "cut"),),
    )
    assert check(history, [SORRY, FULL]).faults == {}


def test_a_sentence_answers_nothing_that_was_said_after_it() -> None:
    early = shown(f"_{SORRY}_", at=1.5)
    assert faults(History((FIRST, SECOND), (early,))) == {Fault.LOST: 1}
    for whose in ("q1x2", "q1x1\n\nq1x2"):  # also where memory has a turn that came to nothing
        cut = Remembered("c1", whose, "", "cut")
        assert faults(History((SECOND,), (early,), (cut,))).get(Fault.LOST) == 1


def test_a_sentence_counts_from_when_it_was_seen() -> None:
    begun = replace(shown(f"_{SORRY}_", ""), states=(State(1.5, ""), State(3.0, SORRY)))
    report = check(History((SECOND,), (begun,)), [SORRY])
    assert (report.faults, report.waits_s) == ({}, (1.0,))


def test_any_other_text_answers_nothing() -> None:
    assert faults(History((FIRST,), (shown("Hm."),))) == {Fault.LOST: 1, Fault.STRAY: 1}


@pytest.mark.parametrize("text", ["", "Hm.", "word0", f"word0 _{SORRY}_"])
@pytest.mark.parametrize("at", [1.5, 4.0], ids=["before", "behind"])
def test_a_message_that_is_empty_or_of_no_reply_is_stray(text: str, at: float) -> None:
    messages = sorted((shown(ONE), shown(text, at=at)), key=lambda each: each.states[0].at)
    assert faults(of_first(*messages)).get(Fault.STRAY) == 1


def test_text_of_no_reply_in_front_of_one_is_stray() -> None:
    assert faults(of_first(shown(f"word1 {ONE}"))) == {Fault.STRAY: 1}


@pytest.mark.parametrize(
    "texts",
    [
        (f"_{SORRY}_", f"_{SORRY}_"),
        (f"_{SORRY}_\n\n_{SORRY}_",),
        (ONE, f"_{SORRY}_"),
        (f"_{SORRY}_", ONE),
        (f"{ONE}\n\n_{SORRY}_",),
        (f"To q1x1: 2 words: word0 _{SORRY}_ _{SORRY}_",),
        (f"To q1x1: 2 words: word0 _{SORRY}_", f"_{SORRY}_"),
    ],
)
def test_who_was_answered_or_told_is_not_told_again(texts: tuple[str, ...]) -> None:
    messages = [shown(text, at=3.0 + n) for n, text in enumerate(texts)]
    assert faults(History((FIRST,), tuple(messages))) == {Fault.DOUBLED: 1}


def test_a_sentence_may_be_told_again_behind_a_mark() -> None:
    messages = [shown(text, at=3.0 + n) for n, text in enumerate((SORRY, MARK, SORRY))]
    assert faults(History((FIRST,), tuple(messages))) == {}


def test_a_sentence_behind_an_answer_may_be_for_the_next_message() -> None:
    assert faults(History((FIRST, SECOND), (shown(f"{ONE}\n\n_{SORRY}_"),))) == {}


def test_what_was_never_acknowledged_may_be_told_of_all_the_same() -> None:
    unheard = replace(FIRST, acknowledged_at=None)
    assert faults(History((unheard,), (shown(SORRY),))) == {Fault.UNACKNOWLEDGED: 1}


def test_a_reply_that_was_whole_may_have_been_stopped() -> None:
    history = of_first(shown(f"{ONE}\n\n_{STOPPED}_"))
    assert check(history, [STOPPED]).faults == {}


def test_who_has_an_answer_may_have_been_told_that_there_was_no_room_for_another_copy() -> None:
    assert check(of_first(shown(FULL, at=1.5), shown(ONE)), [FULL]).faults == {}


def test_an_answer_shown_twice_is_doubled() -> None:
    assert faults(of_first(shown(ONE), shown(ONE, at=4.0))) == {Fault.DOUBLED: 1}


def test_an_answer_begun_again_in_the_same_message_is_doubled() -> None:
    begun_again = of_first(shown(f"To q1x1: 2 words: word0 {ONE}"))
    assert faults(begun_again) == {Fault.DOUBLED: 1, Fault.HALF_REPLY: 1}


def test_an_answer_repeated_with_a_mark_is_counted_and_no_fault() -> None:
    history = of_first(shown("To q1x1: 2 words: word0"), shown(MARK, at=4.0), shown(ONE, at=4.1))
    report = check(history, [SORRY])
    assert (report.faults, report.repeat_marks) == ({}, 1)


def test_a_message_answered_in_two_turns_of_memory_is_doubled() -> None:
    memory = (Remembered("c1", "q1x1", ONE, "done"),) * 2
    assert faults(of_first(shown(ONE), remembered=memory)) == {Fault.DOUBLED: 1}


def test_a_message_overtaken_by_a_later_one_is_out_of_order() -> None:
    history = History((FIRST, SECOND), (shown(TWO), shown(ONE, at=4.0)))
    assert faults(history) == {Fault.OUT_OF_ORDER: 1}


def test_messages_that_were_under_way_together_may_be_taken_in_either_order() -> None:
    late = replace(FIRST, acknowledged_at=2.5)
    assert faults(History((late, SECOND), (shown(TWO), shown(ONE, at=4.0)))) == {}


def test_the_order_within_one_reply_counts() -> None:
    history = History((FIRST, SECOND), (shown("To q1x2 q1x1: 1 words: word0 ∎"),))
    assert faults(history) == {Fault.OUT_OF_ORDER: 1}


def test_the_order_of_memory_counts() -> None:
    memory = (MEMORY[1], MEMORY[0], MEMORY[2])
    assert faults(replace(CLEAN, remembered=memory)) == {Fault.OUT_OF_ORDER: 1}


def test_a_reply_in_another_conversation_is_cross_talk() -> None:
    history = History((FIRST, OTHER), (shown(ONE), shown("To q2x1: 1 words: word0 ∎", at=4.0)))
    assert faults(history) == {Fault.CROSS_TALK: 1, Fault.LOST: 1}


def test_what_is_remembered_in_another_conversation_is_cross_talk() -> None:
    memory = (*MEMORY, Remembered("c1", "q2x1", "", "cut"))
    assert faults(replace(CLEAN, remembered=memory)) == {Fault.CROSS_TALK: 1}


def test_a_reply_without_its_end_is_half() -> None:
    history = History((FIRST,), (shown("To q1x1: 2 words: word0"),))
    assert faults(history) == {Fault.HALF_REPLY: 1}


def test_a_stream_that_was_not_ended_is_half() -> None:
    assert faults(of_first(replace(shown(ONE), is_open=True))) == {Fault.HALF_REPLY: 1}


def test_a_reply_that_says_why_it_ends_is_whole() -> None:
    memory = (Remembered("c1", "q1x1", "To q1x1: 2 words: word0", "cut"),)
    assert faults(of_first(shown(f"To q1x1: 2 words: word0\n\n_{SORRY}_"), remembered=memory)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "word0 ∎",
        "word0 word2 ∎",
        "word0 word0 word1 ∎",
        "word1 word0 ∎",
        "word0 wor ∎",
        "word0 word1 ∎ word1",
        "word0 a word of nobody word1 ∎",
        "∎",
        f"word0 word2 _{SORRY}_",
        f"word0 word1 word1 _{SORRY}_",
        f"word0 _{SORRY}_ word2",
    ],
)
def test_a_reply_of_other_words_than_the_model_said_is_garbled_also_where_memory_agrees(
    text: str,
) -> None:
    text = f"To q1x1: 2 words: {text}"
    outcome = "done" if "∎" in text else "cut"
    said = text.partition("_")[0]
    memory = (Remembered("c1", "q1x1", said, outcome),)
    assert faults(of_first(shown(text), remembered=memory)) == {Fault.GARBLED: 1}


@pytest.mark.parametrize("text", ["wo", "word0", "word0 wor", "word0 word1" + " word1" * 200])
def test_what_ends_with_a_sentence_is_the_beginning_of_what_the_model_said(text: str) -> None:
    memory = (Remembered("c1", "q1x1", f"To q1x1: 2 words: {text}", "cut"),)
    assert faults(of_first(shown(f"To q1x1: 2 words: {text} _{SORRY}_"), remembered=memory)) == {}


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("word0", MARK, "word0 word1 ∎"), {}),
        (("word0 wor", MARK, "word0", "word1 ∎"), {}),
        (("word0", MARK, "word1 ∎"), {}),
        (("word0", "word0 word1 ∎"), {Fault.GARBLED: 1, Fault.MISREMEMBERED: 1}),
        (("word0", MARK, "word0 word0 word1 ∎"), {Fault.GARBLED: 1, Fault.MISREMEMBERED: 1}),
        (("", MARK, "word1 ∎"), {Fault.GARBLED: 1, Fault.MISREMEMBERED: 1}),
    ],
)
def test_the_end_of_what_is_there_may_stand_there_again_behind_a_mark(
    texts: tuple[str, ...], wrong: dict[str, int]
) -> None:
    messages = [shown(text, at=4.0 + n) for n, text in enumerate(texts) if text]
    assert faults(of_first(shown("To q1x1: 2 words:"), *messages)) == wrong


@pytest.mark.parametrize("sentence", [AWAY, AWAY_AND_FULL, FULL])
def test_what_a_gateway_says_in_the_midst_of_a_reply_is_no_part_of_it(sentence: str) -> None:
    messages = (shown("To q1x1: 2 words: word0"), shown(sentence, at=3.5), shown("word1 ∎", at=4.0))
    assert check(History((FIRST,), messages), [SORRY, FULL]).faults == {}
    half = History((FIRST,), messages[:2])
    assert check(half, [SORRY, FULL]).faults == {Fault.HALF_REPLY: 1}


def test_a_reply_may_take_several_messages() -> None:
    assert faults(of_first(shown("To q1x1:"), shown("2 words: word0 word1 ∎", at=4.0))) == {}


@pytest.mark.parametrize(
    "message",
    [shown(ONE, "To q1x1: gone"), replace(shown(ONE), is_deleted=True)],
    ids=["changed", "deleted"],
)
def test_text_that_people_saw_must_stay(message: Shown) -> None:
    assert faults(of_first(message)) == {Fault.DISAPPEARED: 1}


def test_a_status_that_stays_is_stuck() -> None:
    assert faults(of_first(shown(ONE), thinking=("c1",))) == {Fault.STUCK: 1}


@pytest.mark.parametrize(
    "turn",
    [
        Remembered("c1", "q1x1", "To q1x1: 2 words: word0", "done"),
        Remembered("c1", "q1x1", "To q1x1: something else ∎", "done"),
        Remembered("c1", "q1x1", "To q1x1: 2 words: word0", "cut"),
        Remembered("c1", "q1x1", "", "cut"),
        Remembered("c1", "hello", "Hello ∎", "done"),
    ],
    ids=["half", "differs", "cut", "nothing", "forgot"],
)
def test_memory_must_hold_what_people_saw(turn: Remembered) -> None:
    assert faults(of_first(shown(ONE), remembered=(turn,))) == {Fault.MISREMEMBERED: 1}


@pytest.mark.parametrize("said", [ONE, "To q1x1: 2 words: word0"])
def test_what_was_set_aside_and_told_is_given_up_and_neither_lost_nor_forgotten(said: str) -> None:
    """It is no answer either: a run has to say that it is excused."""
    given_up = of_first(shown(f"{said} _{SET_ASIDE}_"), remembered=())
    assert faults(given_up) == {Fault.MISREMEMBERED: 1, Fault.NOT_KEPT: 1}
    kept = replace(given_up, set_aside=(frozenset({"q1x1"}),))
    assert faults(kept) == {Fault.SET_ASIDE: 1}
    lost = replace(kept, shown=())
    assert faults(lost) == {Fault.LOST: 1, Fault.SET_ASIDE: 1, Fault.UNTOLD: 1}


def test_of_a_whole_reply_it_is_told_in_a_message_of_its_own_and_once() -> None:
    kept = of_first(
        shown(ONE),
        shown(f"_{SET_ASIDE}_", at=9.0),
        remembered=(),
        set_aside=(frozenset({"q1x1"}),),
    )
    assert faults(kept) == {Fault.SET_ASIDE: 1}
    twice = replace(kept, shown=(*kept.shown, shown(f"_{SET_ASIDE}_", at=12.0)))
    assert faults(twice) == {Fault.DOUBLED: 1, Fault.NOT_KEPT: 1, Fault.SET_ASIDE: 1}


@pytest.mark.parametrize("outcome", ["done", "cut"])
def test_what_people_are_told_is_set_aside_is_kept_for_an_operator(outcome: str) -> None:
    memory = (Remembered("c1", "q1x1", ONE, outcome),)
    told = of_first(shown(f"{ONE} _{SET_ASIDE}_"), remembered=memory)
    assert faults(told) == {Fault.NOT_KEPT: 1}


@pytest.mark.parametrize("said", [ONE, f"To q1x1: 2 words: word0 _{SORRY}_"])
def test_whoever_has_a_reply_is_to_be_told_as_well_that_it_was_set_aside(said: str) -> None:
    kept = of_first(shown(said), remembered=(), set_aside=(frozenset({"q1x1"}),))
    assert faults(kept) == {Fault.SET_ASIDE: 1, Fault.UNTOLD: 1}
    two = replace(kept, said=(FIRST, SECOND), shown=(shown(ONE), shown(f"{TWO} _{SET_ASIDE}_")))
    both = (frozenset({"q1x1"}), frozenset({"q1x2"}))
    assert faults(replace(two, set_aside=both)) == {Fault.SET_ASIDE: 2, Fault.UNTOLD: 1}
    assert faults(replace(two, set_aside=(both[0] | both[1],))) == {Fault.SET_ASIDE: 2}


def test_a_conversation_that_remembers_nothing_of_what_was_shown_has_forgotten_it() -> None:
    assert faults(replace(CLEAN, remembered=MEMORY[:2])) == {Fault.MISREMEMBERED: 1}
    assert faults(replace(CLEAN, remembered=())) == {Fault.MISREMEMBERED: 3}


def test_recovery_is_what_the_last_of_those_who_waited_saw() -> None:
    history = History(
        (FIRST, OTHER),
        (
            shown(ONE, "To q1x1:", at=3.0),
            shown("To q2x1: 1 words: word0 ∎", "To q2x1:", at=5.0, conversation="c2"),
        ),
    )
    assert recoveries_s(history, [3.05, 5.05]) == pytest.approx([5.0 - 3.05, 0.05])
    assert recoveries_s(history, [6.0]) == [None]


def test_recovery_may_leave_out_what_was_not_admitted_yet() -> None:
    late = replace(FIRST, acknowledged_at=2.8)
    history = History((late,), (shown(ONE, at=3.0),))
    assert recoveries_s(history, [2.5]) == pytest.approx([0.5])
    assert recoveries_s(history, [2.5], only_admitted=True) == [None]
