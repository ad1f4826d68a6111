"""Questions by a model that misbehaves on purpose: what cannot stand is not asked."""

import json
from dataclasses import replace

import pytest

from bot.messages import Attachment
from bot.ports import ModelOptions, TurnContext
from bot.skills.tutor import Settings, build
from bot.skills.tutor.quizzes.evidence import holds, is_of_other, leaves_open, quoted
from bot.skills.tutor.quizzes.making import (
    MOST_TEXT_CHARS,
    entries,
    found_in,
    listed,
    make_about,
    make_from,
    question_in,
)
from bot.skills.tutor.quizzes.proving import proves
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.pictures.drawer import Pencil, PictureDrawer
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel, conversation, message

TEXT = (
    "The lighthouse of Brackwater was built in 1871 by Edda Holm. Its lamp burned whale oil until "
    "1902, when it was changed to gas. Today the tower is a museum with two hundred visitors a day."
)
GOOD = {
    "question": "Who built the lighthouse of Brackwater?",
    "options": ["Edda Holm", "John Smeaton", "Thomas Young", "Ida Lewis"],
    "answer": "Edda Holm",
    "why": "The text names the builder.",
    "quote": "The lighthouse of Brackwater was built in 1871 by Edda Holm.",
}


pytestmark = pytest.mark.asyncio(loop_scope="session")


def context(*said: str) -> TurnContext:
    """A turn whose model says these texts, one each time it is asked."""
    saying = list(said)
    return TurnContext(
        turn_id="t1",
        messages=(message("quiz"),),
        asked="quiz",
        conversation=conversation(),
        system_prompt="",
        model=AnsweringModel(lambda messages: saying.pop(0)),
        options=ModelOptions(),
    )


async def made_from(maths: MathsChecker, **changes: object) -> tuple[int, list[str]]:
    said = json.dumps([{**GOOD, **changes}])
    made = await make_from(context(said), TEXT, 3, maths)
    return len(made.questions), list(made.dropped)


ASK, METALS = "Which metal is liquid?", ["iron", "mercury", "tin", "copper"]
LETTERED = dict(zip("ABCD", METALS, strict=True))


@pytest.mark.parametrize(
    "said",
    [
        [{"question": ASK, "options": LETTERED, "answer": "B"}],
        [{"question": ASK, "options": LETTERED, "correct_answer": "mercury"}],
        {"quiz": {"questions": [{"Question": ASK, "choices": METALS, "correctAnswer": "b)"}]}},
        [
            {
                "question": ASK,
                "options": [{"id": k, "text": o} for k, o in LETTERED.items()],
                "answer": "B",
            }
        ],
        [{"question": ASK, "options": [{"text": o, "correct": o == METALS[1]} for o in METALS]}],
        [
            {
                "question": ASK,
                "correct_answer": METALS[1],
                "incorrect_answers": [METALS[0], *METALS[2:]],
            }
        ],
        [{"question": ASK, "options": METALS, "correct_index": 1}],
        [
            {"question": ASK, "options": METALS, "answer": 1},
            {"question": "x", "options": METALS, "answer": 0},
        ],
        f'[{{"question": "{ASK}", "options": {json.dumps(METALS)}, "answer": "mercury",}},]',
    ],
)
async def test_questions_are_read_in_the_usual_forms(said: object) -> None:
    entry = found_in(said if isinstance(said, str) else json.dumps(said))[0]
    question = question_in(entry, "metals", "")
    assert isinstance(question, Question)
    assert (question.key, set(question.wrong)) == ("mercury", {"iron", "tin", "copper"})


@pytest.mark.parametrize(
    "entry",
    [
        {"question": ASK, "options": METALS, "answer": 1},  # counted from none, or from one
        {"question": ASK, "options": METALS},
        {"question": ASK, "options": LETTERED, "answer": "F"},
        {"question": ASK, "options": METALS, "correct_index": 4},
        {"question": ASK, "options": [None, 1, {}], "answer": 1},
        {"options": METALS, "answer": "iron"},
    ],
)
async def test_no_key_is_guessed(entry: dict[str, object]) -> None:
    (found,) = found_in(json.dumps(entry))
    assert isinstance(question_in(found, "metals", ""), str)


IN_CHINESE = "北京是中国的首都。故宫建于1406年至1420年, 由明朝永乐皇帝下令建造。"
IN_KOREAN = "서울은 대한민국의 수도이다. 한강은 서울을 가로질러 흐른다. 경복궁은 1395년에 지어졌다."
IN_JAPANESE = "富士山は日本で一番高い山です。高さは3776メートルです。"
IN_THAI = "กรุงเทพเป็นเมืองหลวงของประเทศไทย แม่น้ำเจ้าพระยาไหลผ่านเมือง"


@pytest.mark.parametrize(
    ("text", "quote", "key", "wrong"),
    [
        (IN_CHINESE, "北京是中国的首都", "北京", "南京"),
        (IN_CHINESE, "故宫建于1406年至1420年", "1406年", "1500年"),
        (IN_CHINESE, "由明朝永乐皇帝下令建造", "明朝", "清朝"),
        (IN_KOREAN, "한강은 서울을 가로질러 흐른다", "한강", "낙동강"),
        (IN_KOREAN, "경복궁은 1395년에 지어졌다", "1395년", "1396년"),
        (IN_JAPANESE, "富士山は日本で一番高い山です", "富士山", "阿蘇山"),
        (IN_JAPANESE, "高さは3776メートルです", "3776メートル", "3000メートル"),
        (IN_THAI, "แม่น้ำเจ้าพระยาไหลผ่านเมือง", "แม่น้ำเจ้าพระยา", "แม่น้ำโขง"),
    ],
)
async def test_evidence_is_found_in_scripts_without_spaces(
    text: str, quote: str, key: str, wrong: str
) -> None:
    found = quoted(quote, text)
    assert quote in found
    assert found in text
    assert holds(found, key, [wrong])
    assert not holds(found, wrong, [key])
    assert leaves_open(quote, found, key, [wrong]), "the model is asked again"
    assert not quoted(f"{wrong}{quote}", text)


async def test_a_question_with_its_evidence_in_the_text_is_taken(maths: MathsChecker) -> None:
    made = await make_from(
        context(f"Here you are:\n```json\n{json.dumps([GOOD])}\n```"), TEXT, 3, maths
    )
    (question,) = made.questions
    assert question.key == "Edda Holm"
    assert question.evidence in TEXT


WRITTEN = {
    "quote": GOOD["quote"],
    "question": GOOD["question"],
    "answer": "Edda Holm",
    "wrong": ["John Smeaton", "Thomas Young", "Ida Lewis"],
}
"""In the form that the model is asked for, where the answer is one of the options by itself."""


@pytest.mark.parametrize("left_out_chars", [0, 60])
async def test_a_question_in_the_form_that_is_asked_for_is_taken_also_where_the_list_is_cut_off(
    maths: MathsChecker, left_out_chars: int
) -> None:
    said = json.dumps(
        {
            "questions": [
                WRITTEN,
                {**WRITTEN, "question": "By whom was the lighthouse of Brackwater built?"},
            ]
        }
    )
    made = await make_from(context(said[: len(said) - left_out_chars]), TEXT, 3, maths)
    assert len(made.questions) == (1 if left_out_chars else 2)
    assert made.questions[0].key == "Edda Holm"
    assert set(made.questions[0].wrong) == set(WRITTEN["wrong"])


@pytest.mark.parametrize(
    "wrong",
    [
        ["Edda Holm", "“the Edda Holm”", "Ida", "John"],
        ["Edda Holm", "Ida"],
        [],
        "Ida",
        ["Ida", {"a": 1}],
    ],
)
async def test_wrong_options_that_are_none_are_not_asked(
    maths: MathsChecker, wrong: object
) -> None:
    said = json.dumps({"questions": [{**WRITTEN, "wrong": wrong}, 7]})
    made = await make_from(context(said), TEXT, 3, maths)
    assert not made.questions
    assert made.dropped.total() == 1


async def test_the_answer_among_the_wrong_options_is_none_of_them(maths: MathsChecker) -> None:
    said = json.dumps({"questions": [{**WRITTEN, "wrong": ["Ida", "edda Holm", "John"]}]})
    made = await make_from(context(said), TEXT, 3, maths)
    assert [(each.key, each.wrong) for each in made.questions] == [("Edda Holm", ("Ida", "John"))]


async def test_a_model_is_held_to_the_form_of_its_example(maths: MathsChecker) -> None:
    asked = context("[]", "[]")
    await make_from(asked, TEXT, 3, maths)
    await make_about(asked, "metals", 3, maths)
    model = asked.model
    assert isinstance(model, AnsweringModel)
    for messages, schema in zip(model.sent, model.schemas, strict=True):
        assert schema is not None
        example = json.loads(messages[0].content.split("For example: ")[1])
        (name,) = example
        each = schema["properties"][name]["items"]
        assert each["required"] == list(each["properties"]) == list(example[name][0])
        assert len(example[name][0]["wrong"]) == each["properties"]["wrong"]["minItems"]
        assert schema["properties"][name]["maxItems"] == 3


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "It was built by Edda Holm in the year of the great storm."}, "quotation"),
        ({"quote": ""}, "quotation"),
        ({"quote": "Its lamp burned whale oil until 1902"}, "does not hold the answer"),
        ({"options": ["Edda Holm", "Edda Holm", "edda holm", "Ida"]}, "the same"),
        ({"options": ["Edda Holm", "“the Edda Holm”", "John", "Ida"]}, "the same"),
        ({"options": ["Edda Holm", "Ida"]}, "three to five"),
        ({"answer": "Someone else"}, "not among the options"),
        ({"options": ["Edda Holm", "B", "C", "All of the above"]}, "depends on the order"),
        ({"options": ["Edda Holm", "1", "7", "8"]}, "mistaken for the number"),
        ({"options": ["Edda Holm", "x" * 80, "b", "c"]}, "too long"),
        ({"question": 7}, "form"),
        ({"question": "Who?"}, "too short"),
    ],
)
async def test_a_question_that_cannot_stand_is_dropped_with_a_reason(
    maths: MathsChecker, changes: dict[str, object], reason: str
) -> None:
    count, reasons = await made_from(maths, **changes)
    assert count == 0
    assert reason in reasons[0]


OTHERS = ["two hundred visitors", "1871 ships", "whale oil of 1902", "Ida Lewis"]


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": "amp burned whale oil until 1902", "answer": "whale"},
        {"quote": "with gas, burned whale oil", "answer": "whale oil"},
        {"quote": "a museum with two hundred visitors a day", "answer": "three hundred visitors"},
        {"quote": "a museum with two hundred visitors a day", "answer": "red"},
        {"quote": "a museum with two hundred visitors a day", "answer": "one hundred visitors"},
        {"quote": "The lighthouse of Brackwater was built in 1871", "answer": "1872"},
        {"quote": "Its lamp burned whale oil until 1902", "answer": "whale blubber of 1902"},
    ],
)
async def test_what_is_quoted_nearly_or_proves_another_option_is_dropped(
    maths: MathsChecker, changes: dict[str, object]
) -> None:
    options = [changes["answer"], *OTHERS]
    count, reasons = await made_from(maths, **changes, options=options)
    assert count == 0
    assert "quotation" in reasons[0]


TOWN = (
    "Milltown was founded in 1832 by Anna Lee. At first it had only 40 houses. The canal was dug "
    "in 1851, and 300 men worked on it. It was closed in 1903. Tom Reed ran the first station."
)
FOUNDED, CLOSED = "Milltown was founded in 1832 by Anna Lee.", "It was closed in 1903."


@pytest.mark.parametrize(
    ("ask", "quote", "key", "is_other"),
    [
        ("When was the canal dug?", FOUNDED, "1832", True),
        ("In what year was the canal of Milltown dug?", FOUNDED, "1832", True),
        ("When was the canal dug?", CLOSED, "1903", True),
        ("How many men worked on the canal?", "it had only 40 houses", "40", True),
        ("Who ran the first station?", FOUNDED, "Anna Lee", True),
        ("When was the canal dug?", "The canal was dug in 1851", "1851", False),
        ("When was the canal closed?", CLOSED, "1903", False),
        ("When did the canal shut?", CLOSED, "1903", False),
        ("When was the town established?", FOUNDED, "1832", False),
        ("How many homes were there in the beginning?", "it had only 40 houses", "40", False),
        ("How many workers built the waterway?", "300 men worked on it", "300", False),
    ],
)
async def test_a_quotation_must_not_speak_of_something_else_than_is_asked(
    ask: str, quote: str, key: str, *, is_other: bool
) -> None:
    wrong = [each for each in ("Tom Reed", "1851", "40", "Bob") if each != key]
    assert is_of_other(ask, quoted(quote, TOWN), key, wrong, TOWN) is is_other


PLANETS = "Mercury is the planet next to the Sun, and Neptune is the planet farthest from it."
FARTHEST = {
    "question": "Which planet is farthest from the Sun?",
    "options": ["Mercury", "Neptune", "Venus", "Mars"],
    "answer": "Mercury",
    "quote": PLANETS,
}


@pytest.mark.parametrize(("key", "count"), [("Mercury", 0), ("Neptune", 1)])
async def test_where_a_quotation_holds_two_options_the_model_has_to_pick_its_key_again(
    maths: MathsChecker, key: str, count: int
) -> None:
    wrong = tuple(option for option in FARTHEST["options"] if option != key)
    options = Question(str(FARTHEST["question"]), "choice", (key,), wrong).options("t1")
    blind = f"1. {'ABCD'[options.index('Neptune')]}"
    asked = context(json.dumps([{**FARTHEST, "answer": key}]), blind)
    made = await make_from(asked, PLANETS, 1, maths)
    assert len(made.questions) == count
    model = asked.model
    assert isinstance(model, AnsweringModel)
    assert PLANETS in model.sent[1][-1].content
    assert "answer" not in model.sent[1][-1].content


LAMP = "Its lamp burned whale oil until 1902, when it was changed to gas."
BRACKWATER = f"{TEXT} The last keeper left in 1954. It is not open in January."


@pytest.mark.parametrize(
    ("ask", "options", "key", "quote", "right"),
    [
        (
            "When was the tower put up?",
            ["1902", "1871", "1954"],
            "1902",
            LAMP,
            "1871",
        ),
        (
            "Who built the lighthouse?",
            ["Brackwater", "Edda Holm", "Ida Lewis"],
            "Brackwater",
            "The lighthouse of Brackwater",
            "Edda Holm",
        ),
        (
            "When is it open, in January or in July?",
            ["January", "July", "May"],
            "January",
            "It is not open in January.",
            "July",
        ),
    ],
)
async def test_where_a_quotation_need_not_answer_the_question_the_model_has_to_pick_its_key_again(
    maths: MathsChecker, ask: str, options: list[str], key: str, quote: str, right: str
) -> None:
    entry = {"question": ask, "options": options, "answer": key, "quote": quote}
    wrong = tuple(option for option in options if option != key)
    shown = Question(ask, "choice", (key,), wrong).options("t1")
    asked = context(json.dumps([entry]), f"1. {'ABCD'[shown.index(right)]}")
    made = await make_from(asked, BRACKWATER, 1, maths)
    assert made.questions == ()
    assert "not sure of its own key" in next(iter(made.dropped))
    model = asked.model
    assert isinstance(model, AnsweringModel)
    assert "1954" in model.sent[1][-1].content, "what stands around the quotation is shown, too"


async def test_a_question_whose_quotation_speaks_of_something_else_is_dropped(
    maths: MathsChecker,
) -> None:
    ask, options = "When was the lighthouse built?", ["1902", "1871", "1954"]
    entry = {"question": ask, "options": options, "answer": "1902", "quote": LAMP}
    made = await make_from(context(json.dumps([entry])), BRACKWATER, 1, maths)
    assert made.questions == ()
    assert [*made.dropped] == ["its quotation speaks of something else"]


async def test_half_an_emoji_in_what_a_model_writes_does_not_end_the_turn() -> None:
    said = json.dumps([{**GOOD, "question": "Who built the lighthouse \ud83d of Brackwater?"}])
    assert "\\ud83d" in said
    skill = build(Settings())
    learner = Learner(skill, AnsweringModel(lambda messages: said))
    shown = await learner.says(f"/quiz {TEXT} {TEXT}")
    assert "Who built the lighthouse \ufffd of Brackwater?" in shown
    assert "Right." in await learner.says("Edda Holm")
    await skill.close()


async def test_what_is_shown_as_a_quotation_are_the_words_of_the_text(maths: MathsChecker) -> None:
    quote = "LIGHTHOUSE of brackwater, was built in 1871 — by Edda Hölm"
    made = await make_from(context(json.dumps([{**GOOD, "quote": quote}])), TEXT, 3, maths)
    (question,) = made.questions
    assert question.evidence == "The lighthouse of Brackwater was built in 1871 by Edda Holm."


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ("What is 1/2 + 1/4?", ["3/4", "6/8", "1/8", "2/6"]),
        ("How long is a mile, about?", ["1.6 km", "1600 m", "16 km", "160 m"]),
        ("How many days has a fortnight?", ["14", "fourteen", "15", "16"]),
        ("How many eggs are in two boxes?", ["24", "2 dozen", "12", "36"]),
        ("What is 5/2 + 1?", ["3 1/2", "7/2", "6/2", "5/3"]),
        ("Which rate is the lowest?", ["5%", "0.05", "0.5", "50 per mille"]),
        ("Which numbers fit here?", ["x < 13", "13 > x", "x > 13", "x < 14"]),
        ("Which numbers solve it?", ["x = 12 or x = 13", "x = 13 or x = 12", "x = 1", "x = 25"]),
        ("Which colours has it?", ["red, blue and green", "blue, green and red", "red", "pink"]),
    ],
)
async def test_a_question_with_two_right_options_is_not_asked(
    maths: MathsChecker, asked: str, options: list[str]
) -> None:
    said = json.dumps([{"question": asked, "options": options, "answer": options[0]}])
    made = await make_about(context(said, "1. A"), "sums", 1, maths)
    assert made.questions == ()
    assert set(made.dropped) <= {"two options are equal", "two options are the same"}


@pytest.mark.parametrize(
    "options",
    [
        ["first red and then blue", "first blue and then red", "red", "blue"],
        ["(12, 13) and (1, 0)", "(13, 12) and (0, 1)", "(1, 1)", "(2, 2)"],
        ["x = 12 and y = 13", "x = 13 and y = 12", "x = 1", "y = 1"],
    ],
)
async def test_options_that_only_look_alike_are_two(
    maths: MathsChecker, options: list[str]
) -> None:
    said = json.dumps([{"question": "Which one is it?", "options": options, "answer": options[0]}])
    made = await make_about(context(said, "1. none"), "sums", 1, maths)
    assert set(made.dropped) == {"the model was not sure of its own key"}


async def test_the_same_question_twice_is_asked_once(maths: MathsChecker) -> None:
    made = await make_from(context(json.dumps([GOOD, GOOD])), TEXT, 3, maths)
    assert len(made.questions) == 1
    assert made.dropped["it was there already"] == 1


@pytest.mark.parametrize(
    "said", ["", "I cannot do that.", "[{", "{}" * 3000, "[[[" * 3000, '{"a":' * 1200]
)
async def test_what_is_no_list_of_questions_yields_none(maths: MathsChecker, said: str) -> None:
    assert (await make_from(context(said), TEXT, 3, maths)).questions == ()


async def test_the_form_that_small_models_fall_back_to_is_read() -> None:
    said = """Here are two questions:

1. Which planet is the closest to the Sun?
   a) Mercury
   b) Venus
   c) Earth
   (Correct answer: c)

**Question 2:** Which is the largest?
A. Mars
B. Jupiter
C. Venus
**Answer:** B. Jupiter
"""
    assert [(each["question"], each["options"][0], each["answer"]) for each in listed(said)] == [
        ("Which planet is the closest to the Sun?", "Mercury", "c"),
        ("Which is the largest?", "Mars", "B. Jupiter"),
    ]


async def test_a_list_that_was_cut_off_still_yields_its_whole_entries() -> None:
    assert len(list(entries(json.dumps([GOOD, GOOD])[:-30]))) == 1


SUM = {
    "question": "What is 12 × 7?",
    "options": ["84", "74", "96", "19"],
    "answer": "84",
    "why": "",
}
FACT = {
    "question": "Which planet is the largest?",
    "options": ["Jupiter", "Mars", "Venus", "Earth"],
    "answer": "Jupiter",
    "why": "",
}


async def test_a_wrong_key_that_a_tool_can_find_is_dropped(maths: MathsChecker) -> None:
    wrong = {**SUM, "answer": "74"}
    made = await make_about(
        context(json.dumps([SUM, {**wrong, "question": "Calculate 12*7."}])), "x", 2, maths
    )
    assert [question.key for question in made.questions] == ["84"]
    assert made.dropped["the key is wrong"] == 1


async def test_keys_that_the_checkers_of_the_guide_refute_are_not_asked(
    maths: MathsChecker,
) -> None:
    keys = {
        "Solve 2x > 10.": ["x < 5", "x > 5", "x > 2", "x < 2"],
        "Solve x + y = 10 and x - y = 2.": ["x = 4, y = 6", "x = 6, y = 4", "x = 5, y = 5"],
        "Convert 5 kg to grams.": ["500", "5000", "50", "5500"],
    }
    wrong = [
        {"question": asked, "options": options, "answer": options[0], "why": ""}
        for asked, options in keys.items()
    ]
    refuted = await make_about(context(json.dumps(wrong)), "maths", 3, maths)
    assert refuted.questions == ()
    assert refuted.dropped["the key is wrong"] == 3
    right = [{**each, "answer": each["options"][1]} for each in wrong]
    proved = await make_about(context(json.dumps(right)), "maths", 3, maths)  # asked once
    assert [each.key for each in proved.questions] == ["x > 5", "x = 6, y = 4", "5000"]


async def test_a_fact_is_taken_only_where_the_model_picks_it_again_without_the_key(
    maths: MathsChecker,
) -> None:
    options = Question(
        FACT["question"], "choice", ("Jupiter",), ("Mars", "Venus", "Earth")
    ).options("t1")
    right = "ABCD"[options.index("Jupiter")]
    other = "ABCD"[options.index("Mars")]
    agreed = await make_about(context(json.dumps([FACT]), f"1. {right}"), "planets", 1, maths)
    assert len(agreed.questions) == 1
    for blind in (f"1. {other}", "", "no idea"):
        unsure = await make_about(context(json.dumps([FACT]), blind), "planets", 1, maths)
        assert unsure.questions == ()


async def test_the_model_that_is_asked_again_does_not_see_the_key(maths: MathsChecker) -> None:
    asked = context(json.dumps([FACT]), "1. A")
    await make_about(asked, "planets", 1, maths)
    model = asked.model
    assert isinstance(model, AnsweringModel)
    assert "answer" not in model.sent[1][-1].content


async def test_a_long_text_is_sent_only_as_far_as_it_is_read(maths: MathsChecker) -> None:
    asked = context("[]")
    await make_from(asked, "word " * 10_000, 3, maths)
    model = asked.model
    assert isinstance(model, AnsweringModel)
    assert len(model.sent[0][-1].content) < MOST_TEXT_CHARS + 100


@pytest.mark.parametrize(
    ("asked", "key", "verdict"),
    [
        ("What is 3/4 + 1/8?", "7/8", Verdict.YES),
        ("What is 3/4 + 1/8?", "4/12", Verdict.NO),
        ("Calculate 2^5.", "32", Verdict.YES),
        ("Solve 3x + 2 = 11.", "x = 3", Verdict.YES),
        ("Solve for x: 3x + 2 = 11", "4", Verdict.NO),
        ("What is the sum of 12 + 7?", "19", Verdict.YES),
        ("What is the value of x in 3x = 9?", "3", Verdict.YES),
        ("What is x if 20% of x = 50?", "250", Verdict.YES),
        ("What is x if 20% of x = 50?", "50", Verdict.NO),
        ("If x + 1 = 4, what is 2x?", "6", Verdict.UNKNOWN),
        ("If x + 1 = 4, what is -x?", "-3", Verdict.UNKNOWN),
        ("If log x = 2, what is x?", "100", Verdict.UNKNOWN),
        ("Find the positive root of x^2 = 9", "3", Verdict.UNKNOWN),
        ("What is x squared if x + 1 = 4?", "9", Verdict.UNKNOWN),
        ("What is 5²?", "twenty-five", Verdict.YES),
        ("What is 5²?", "ten", Verdict.NO),
        ("What is 5² + 1?", "26", Verdict.YES),
        ("What is the sum of 8 and 5?", "13", Verdict.YES),
        ("What is the sum of 8 and 5?", "12", Verdict.NO),
        ("What is the product of 8 and 5?", "13", Verdict.NO),
        ("What is 2 to the power of 5?", "32", Verdict.YES),
        ("What is 2 to the power of 5?", "25", Verdict.NO),
        ("What is 3/4 as a decimal?", "0.75", Verdict.UNKNOWN),
        ("What is 3/4 as a decimal?", "0.7", Verdict.NO),
        ("What is the derivative of x^3?", "3x^2", Verdict.YES),
        ("What is the derivative of x^3?", "x^2", Verdict.NO),
        ("What is the derivative of x^3 at x = 2?", "12", Verdict.UNKNOWN),
        ("What is the derivative of x^3 used for?", "slopes", Verdict.UNKNOWN),
        ("What is the integral of 2x?", "x^2 + C", Verdict.YES),
        ("What is the integral of 2x?", "2x^2 + C", Verdict.NO),
        ("What is the integral of 2x from 0 to 1?", "1", Verdict.UNKNOWN),
        ("Expand (x + 2)^2.", "x^2 + 4", Verdict.NO),
        ("Expand (x + 2)^2.", "x^2 + 4x + 4", Verdict.UNKNOWN),
        ("How many metres are 2.5 km?", "2500", Verdict.YES),
        ("How many metres are 2.5 km?", "250", Verdict.NO),
        ("How many minutes are there in 2 hours?", "120 minutes", Verdict.YES),
        ("How many kilometres are 5 miles?", "8", Verdict.UNKNOWN),
        ("How many players are in 2 teams?", "22", Verdict.UNKNOWN),
        ("How many grams is 3 m?", "7", Verdict.UNKNOWN),
        ("How many minutes in 2 hours?", "200", Verdict.NO),
        ("Convert 5 kg to grams.", "500", Verdict.NO),
        ("Convert 5 kg to grams.", "5,000 g", Verdict.YES),
        ("Convert 5 kg to grams.", "5000 m", Verdict.NO),
        ("Convert 5 kg to grams.", "5 kg", Verdict.UNKNOWN),
        ("Convert 2 hours to minutes.", "200", Verdict.NO),
        ("Convert 2 hours to minutes.", "120", Verdict.YES),
        ("What is 3.5 km in metres?", "350", Verdict.NO),
        ("What is 3.5 km in metres?", "3500 m", Verdict.YES),
        ("Express 250 cm in metres.", "25 m", Verdict.NO),
        ("5 kg is equal to how many grams?", "500", Verdict.NO),
        ("5 kg = ? g", "5000", Verdict.YES),
        ("Convert 90 km/h to m/s.", "25 m/s", Verdict.YES),
        ("Convert 20 °C to °F.", "68", Verdict.UNKNOWN),
        ("Convert 300 K to °C.", "27", Verdict.UNKNOWN),
        ("Convert 2 GB to MB.", "2048", Verdict.UNKNOWN),
        ("Convert 2 gallons to litres.", "9.1", Verdict.UNKNOWN),
        ("Convert 3 years to months.", "36", Verdict.UNKNOWN),
        ("Convert 10 kg to pounds.", "22", Verdict.UNKNOWN),
        ("What is 5 km in 30 minutes?", "10", Verdict.UNKNOWN),
        ("What is the cube of 3?", "27", Verdict.YES),
        ("The cube of 3", "9", Verdict.NO),
        ("What is the square of the sum of 2 and 3?", "25", Verdict.UNKNOWN),
        ("The square of 12 is", "24", Verdict.NO),
        ("0.25 as a percentage", "2.5%", Verdict.NO),
        ("What is 0.25 as a percentage?", "25%", Verdict.YES),
        ("Write 3/4 as a percentage.", "75", Verdict.YES),
        ("Write 1/3 as a percentage.", "33%", Verdict.UNKNOWN),
        ("What is the sum of 1/4 and 1/2?", "2/6", Verdict.NO),
        ("Multiply 12 by 12.", "124", Verdict.NO),
        ("Add 17 and 26", "43", Verdict.YES),
        ("Subtract 17 from 26.", "8", Verdict.NO),
        ("Divide 81 by 9", "8", Verdict.NO),
        ("Divide 81 apples by 9.", "8", Verdict.UNKNOWN),
        ("What do you get when you multiply 6 by 9?", "56", Verdict.NO),
        ("What is the cube root of 27?", "9", Verdict.NO),
        ("What is 5 factorial?", "100", Verdict.NO),
        ("9 × 7 = ___", "64", Verdict.NO),
        ("Which number is missing? 4 + __ = 11", "6", Verdict.NO),
        ("If x = 3, what is 2x + 1?", "8", Verdict.NO),
        ("What is 2x + 1 when x = 3?", "7", Verdict.YES),
        ("If x = 3 and y = 2, which is even?", "x", Verdict.UNKNOWN),
        ("Solve 2x > 10.", "x < 5", Verdict.NO),
        ("Solve 2x > 10.", "x > 5", Verdict.YES),
        ("Solve 2x > 10.", "x ≥ 5", Verdict.NO),
        ("Solve 2x > 10.", "5 < x", Verdict.YES),
        ("Solve 2x > 10.", "(5, ∞)", Verdict.YES),
        ("Solve 2x > 10.", "(-∞, 5)", Verdict.NO),
        ("Solve 2x > 10.", "2x > 10", Verdict.UNKNOWN),
        ("Solve the inequality 3x + 1 < 10.", "x > 3", Verdict.NO),
        ("Solve the inequality 3x + 1 < 10.", "x < 3", Verdict.YES),
        ("What is the solution to the inequality -2x ≤ 6?", "x ≤ -3", Verdict.NO),
        ("Which values of x satisfy x^2 > 9?", "x > 3", Verdict.NO),
        ("Which values of x satisfy x^2 > 9?", "x < -3 or x > 3", Verdict.YES),
        ("Which number satisfies 2x > 10?", "4", Verdict.NO),
        ("Which number satisfies 2x > 10?", "6", Verdict.UNKNOWN),
        ("Which is not a solution of 2x > 10?", "x < 5", Verdict.UNKNOWN),
        ("How many whole numbers satisfy 2 < x + 1 < 6?", "3", Verdict.UNKNOWN),
        ("What is the smallest integer that solves 2x > 10?", "4", Verdict.UNKNOWN),
        ("Solve x + y = 10 and x - y = 2.", "x = 4, y = 6", Verdict.NO),
        ("Solve x + y = 10 and x - y = 2.", "x = 6, y = 4", Verdict.YES),
        ("Solve x + y = 10 and x - y = 2.", "(4, 6)", Verdict.NO),
        ("Solve the system of equations: x + y = 10, x - y = 2.", "(6, 4)", Verdict.YES),
        ("Solve x + y = 10 and x - y = 2 for x.", "4", Verdict.NO),
        ("What is x if x + y = 10 and x - y = 2?", "x = 6", Verdict.YES),
        ("What is x if x + y = 10 and x - y = 2?", "y = 4", Verdict.UNKNOWN),
        ("What is x + 1 if x + y = 10 and x - y = 2?", "7", Verdict.UNKNOWN),
        ("What is the sum of x and y if x + y = 10 and x - y = 2?", "10", Verdict.UNKNOWN),
        ("6 + 7 equals what?", "14", Verdict.NO),
        ("6 + 7 equals what?", "13", Verdict.YES),
        ("What is the total of 15 and 27?", "32", Verdict.NO),
        ("What is 17 added to 26?", "42", Verdict.NO),
        ("What number is 5 more than 38?", "33", Verdict.NO),
        ("What is 10 less than 45?", "35", Verdict.YES),
        ("Which fraction is equal to 0.75?", "2/3", Verdict.NO),
        ("Which fraction is equal to 0.75?", "3/4", Verdict.UNKNOWN),
        ("Which of these is equal to 1/2?", "3/5", Verdict.NO),
        ("Which of these is not equal to 1/2?", "3/5", Verdict.UNKNOWN),
        ("What is 3/4 written as a decimal?", "0.7", Verdict.NO),
        ("How much is 20% of £30?", "£5", Verdict.NO),
        ("How much is 20% of £30?", "£6", Verdict.YES),
        ("Fill in: 9 × 7 = ___", "64", Verdict.NO),
        ("What is the mean of 2, 4 and 9?", "6", Verdict.NO),
        ("How many of 15 and 27 are prime?", "32", Verdict.UNKNOWN),
        ("What is 24/7 used for?", "3", Verdict.UNKNOWN),
        ("Who wrote 1984?", "Orwell", Verdict.UNKNOWN),
        ("What happened in 1914-1918?", "a war", Verdict.UNKNOWN),
        ("What is the capital of France?", "Paris", Verdict.UNKNOWN),
    ],
)
async def test_sums_and_equations_are_proved_and_facts_are_not(
    maths: MathsChecker, asked: str, key: str, verdict: Verdict
) -> None:
    question = Question(asked, "choice", (key,), ("a", "b", "c"))
    assert await proves(question, maths) is verdict
    assert await proves(replace(question, keys=("?",)), maths) is not Verdict.YES


# ── from what came as a file ─────────────────────────────────────────────────────────────────────


def document(name: str, content: str, problem: str = "", left_out_chars: int = 0) -> Attachment:
    return Attachment("1", name, "application/pdf", 9, content, left_out_chars, problem=problem)


def student(*said: str) -> Learner:
    saying = list(said)
    return Learner(build(Settings()), AnsweringModel(lambda messages: saying.pop(0)))


async def test_a_quiz_on_a_file_says_which_and_how_much_of_it_was_read() -> None:
    learner = student(json.dumps([GOOD]))
    text = f"{TEXT} " * 90
    whole = await learner.notes.put(text.encode())
    tower = replace(document("tower.pdf", text[:50], left_out_chars=len(text)), whole=whole)
    said = await learner.says("/quiz this file", tower)
    assert "from its beginning, middle and end" in said
    assert "Who built the lighthouse" in said
    assert "**Quiz on tower.pdf: 1 of 1**" in await learner.says("Edda Holm")


async def test_a_file_that_cannot_be_read_is_named_and_a_named_topic_is_asked_all_the_same() -> (
    None
):
    blank = document("scan.pdf", "", "it holds no text that I can read")
    assert "(scan.pdf: it holds no text that I can read)" in await student().says("/quiz", blank)
    assert "Question 1 of 5" in await student().says("/quiz plurals", blank)


async def test_a_formula_in_a_question_is_drawn_and_said_in_plain_signs() -> None:
    asked = {**GOOD, "question": r"What is \(\frac{3}{4} + \frac{1}{32}\)?", "answer": "25/32"}
    asked["options"] = ["25/32", "4/36", "1/2", "5/8"]
    pencil = Pencil()
    learner = student(json.dumps([asked]), "1. A")
    learner.drawer = PictureDrawer(pencil, learner.notes)
    said = await learner.says("/quiz sums that nobody has in a bank")
    await pencil.close()
    assert "What is 3/4 + 1/32?" in said
    assert [file.name for file in learner.given] == ["formulas.png"]
    assert learner.given[0].alt == "3/4 + 1/32"


@pytest.mark.parametrize(("why", "kept"), [("2 + 2 = 5 of them", ""), ("2 + 2 = 4", "2 + 2 = 4")])
async def test_an_explanation_that_states_a_wrong_sum_is_left_out(why: str, kept: str) -> None:
    question = question_in({**GOOD, "why": why}, "towers", "")
    assert isinstance(question, Question)
    assert question.why == kept
