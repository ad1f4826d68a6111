"""What learners want, from how they say it."""

import pytest

from bot.skills.tutor import answer_wishes, planning, wishes
from bot.skills.tutor.activity_wishes import activity_asked
from bot.skills.tutor.maths.written import sums
from bot.skills.tutor.quiz_wishes import length_wished, quiz_topic, without_length
from bot.tools.readability.level import read_level


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("quiz me", ""),
        ("Quiz me on fractions!", "fractions"),
        ("Could you test us about the Middle Ages?", "the Middle Ages"),
        ("a quiz on plurals please", "plurals"),
        ("I want a quiz on fractions", "fractions"),
        ("can we do a quiz on plurals?", "plurals"),
        ("make me a quiz with 10 questions about fractions", "fractions"),
        ("another quiz", ""),
        ("one more quiz, please!", ""),
        ("ok, another quiz about the water cycle please", "the water cycle"),
        ("could you give us a short 5-question quiz on rivers", "rivers"),
        ("do you have a multiple choice quiz on World War 2?", "World War 2"),
        ("i'd like to take a quick quiz about cells", "cells"),
        ("let's do some hard quizzes on maths", "maths"),
        ("can I have a quiz in French", "French"),
        ("create a quiz for me on Python", "Python"),
        ("Quiz: fractions", "fractions"),
        ("quiz about rain please", "rain"),
        ("a quiz please", ""),
        ("can u quiz me on fractions", "fractions"),
        ("pls quiz me on fractions", "fractions"),
        ("hey quiz me on geography!", "geography"),
        ("could u test me on verbs pls", "verbs"),
        ("can u give me a quiz on capitals", "capitals"),
        ("geography quiz", "geography"),
        ("can I have a fractions quiz please", "fractions"),
        ("i want a maths quiz for year 5", "maths for year 5"),
        ("test me pls", ""),
        ("quiz my daughter on times tables", "times tables"),
        ("give me 5 questions on fractions", "fractions"),
        ("can you ask us some practice questions about photosynthesis?", "photosynthesis"),
        ("make a quiz for grade 5 on fractions", "fractions for grade 5"),
        ("give me 4 questions on rivers", "rivers"),
        ("10 question quiz on fractions", "fractions"),
        ("five-question quiz please", ""),
        ("quiz me, 3 questions", ""),
        ("quiz my son on fractions, 3 questions please", "fractions"),
        ("a quiz about decimals please, six questions", "decimals"),
        ("give me 4 questions about my trip", None),
        ("give me 3 questions about cells in excel", None),
        ("10 question quiz in Python", None),
        ("I have a test, 3 questions", None),
        ("2 questions about fractions", None),
        ("quiz my class on our product", None),
        ("test my code on large inputs", None),
        ("give me 5 interview questions on SQL", None),
        ("ask me questions about my trip", None),
        ("pub quiz", None),
        ("stop quiz", None),
        ("start quiz", None),
        ("make a python quiz", None),
        ("we had a geography quiz", None),
        ("my maths quiz", None),
        ("the geography quiz was hard", None),
        ("what is a quiz?", None),
        ("write a quiz in Python about rivers", None),
        ("make a quiz app", None),
        ("make a quiz game in JavaScript", None),
        ("create a quiz for my class about volcanoes", None),
        ("I have a quiz tomorrow", None),
        ("I failed a quiz on fractions", None),
        ("do you have a quiz button?", None),
        ("how do I write a quiz on fractions?", None),
        ("quiz questions are hard", None),
    ],
)
def test_a_wish_for_a_quiz_names_its_topic(text: str, topic: str | None) -> None:
    assert quiz_topic(text) == topic


@pytest.mark.parametrize(
    ("text", "length", "rest"),
    [
        ("volcanoes, with 3 questions", 3, "volcanoes"),
        ("ten easy questions on Rome", 10, "Rome"),
        ("a 3-question quiz about volcanoes", 3, "a quiz about volcanoes"),
        ("99 questions", 10, ""),
        ("decimals please, six questions", 6, "decimals"),
        ("question words", None, "question words"),
        ("A text.\nIt answers 3 questions.", None, "A text.\nIt answers 3 questions."),
    ],
)
def test_a_wish_for_a_quiz_may_say_how_many_questions(
    text: str, length: int | None, rest: str
) -> None:
    assert (length_wished(text), without_length(text)) == (length, rest)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("teach me about plurals", "plurals"),
        ("Help me to understand the water cycle.", "the water cycle"),
        ("I want to learn Spanish", "Spanish"),
        ("I don't understand derivatives", "derivatives"),
        ("my son needs help with his times tables", "times tables"),
        ("can you help my son with his maths homework?", ""),
        ("hello", ""),
    ],
)
def test_a_wish_to_learn_names_its_topic(text: str, topic: str) -> None:
    assert wishes.topic_to_learn(text) == topic


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Write a reading passage about foxes for grade 5", ("read", "about foxes for grade 5")),
        ("please make a lesson plan for fractions, year 6", ("lesson", "fractions, year 6")),
        ("Let's practise Spanish at the bakery", ("practice", "Spanish at the bakery")),
        ("I want to practice my French", ("practice", "French")),
        (
            "can you make a 45 minute lesson plan about plants for grade 7?",
            ("lesson", "plants for grade 7, 45 minute"),
        ),
        ("create a lesson plan on rain, 60 minutes", ("lesson", "rain, 60 minutes")),
        ("write me a 45-minute lesson plan on fractions", ("lesson", "fractions, 45-minute")),
        ("write an A2 reading passage about foxes", ("read", "A2 about foxes")),
        ("create a grade 5 reading passage about rain", ("read", "grade 5 about rain")),
        ("write a B1 text about football", ("read", "B1 about football")),
        ("write me a grade 3 story about a fox", ("read", "grade 3 about a fox")),
        ("write me a text about football", ("", "")),
        ("write a story about B1 the robot", ("", "")),
        ("tell me a story about foxes for grade 2", ("read", "about foxes for grade 2")),
        ("can you write a text about foxes at level B1", ("read", "about foxes at level B1")),
        ("tell me a story about my year 5 class", ("", "")),
        ("write a text for my B2 exam", ("", "")),
        ("show me my progress", ("progress", "")),
        ("how's my progress so far?", ("progress", "")),
        ("my progress report for the boss", ("", "")),
        ("show my progress bar in Python", ("", "")),
        ("can we practise Spanish at the bakery?", ("practice", "Spanish at the bakery")),
        ("Help me practise my Spanish", ("practice", "Spanish")),
        ("I'm a teacher, help me plan a lesson on volcanoes", ("lesson", "volcanoes")),
        ("I am a year 5 teacher. Plan a lesson on rain", ("lesson", "rain, grade 5")),
        ("lesson plan, photosynthesis", ("lesson", "photosynthesis")),
        ("lesson plan: photosynthesis, year 8", ("lesson", "photosynthesis, year 8")),
        (
            "I need a reading comprehension about space for year 5",
            ("read", "about space for year 5"),
        ),
        ("I'm a developer, plan a migration", ("", "")),
        ("lesson plan, please", ("", "")),
        ("plan me a lesson on volcanoes for year 5", ("lesson", "volcanoes for year 5")),
        ("lesson plan photosynthesis year 8 50 min", ("lesson", "photosynthesis year 8 50 min")),
        ("lesson plan generator in python, 30 min timer", ("", "")),
        ("lesson plan loops in python, 45 min", ("lesson", "loops in python, 45 min")),
        ("lesson plan ww2 50 min upper school", ("lesson", "ww2 50 min upper school")),
        ("the lesson plan I made for year 8 is too long", ("", "")),
        ("lesson plan that I wrote for grade 5 is gone", ("", "")),
        ("remind me when my cards are due", ("remind", "on")),
        ("Can you let me know when something is due to repeat?", ("remind", "on")),
        ("please remind me about my flashcards", ("remind", "on")),
        ("don't remind me about my cards any more", ("remind", "off")),
        ("remind me when my library card is due", ("", "")),
        ("tell me about my cards", ("", "")),
        ("remind me to call mum", ("", "")),
        ("how do I practise law?", ("", "")),
        ("can I practise law in Spain?", ("", "")),
        ("can you help me create a plan for the lesson?", ("", "")),
        ("the passage of time", ("", "")),
    ],
)
def test_an_activity_is_understood_without_its_command(text: str, asked: tuple[str, str]) -> None:
    assert activity_asked(text) == asked
    assert wishes.matches(text) == bool(asked[0])


def test_what_comes_before_an_activity_is_part_of_the_wish() -> None:
    for asked in ("a 45 minute lesson plan", "a 45-minute lesson"):
        plan = planning.read_wish(activity_asked(f"make {asked} on plants for grade 7")[1])
        assert (plan.topic, plan.audience, plan.minutes) == ("plants", "grade 7", 45)
    asked = activity_asked("write an A2 reading passage about foxes")[1]
    assert read_level(asked) == read_level("A2 about foxes")
    asked = activity_asked("write a 5th grade reading passage about foxes")[1]
    assert read_level(asked)[0] == read_level("grade 5 about foxes")[0]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("help me solve 3x+2=11", True),
        ("help me solve 3x+2=11. I got x = 4", True),
        ("check my work: 3x+2=11, x = 3", True),
        ("can you help us with 3/4 + 1/8?", True),
        ("help me to work out 12 x 13 please", True),
        ("help me solve this bug in version 3.2", False),
        ("help me with my 2 cats", False),
        ("help me find x: 3x+2=11", True),
        ("help me find a 4x4 car under 20000", False),
        ("help me find a 20 x 30 picture frame", False),
        ("help me find a hotel for 2+1 people", False),
        ("help me find 3/4 + 1/8", True),
        ("how do I work out 3/4 + 1/8?", True),
        ("How do you work out 15% of 80?", True),
        ("can you show me how to add 1/2 and 1/3 please", True),
        ("I don't know how to divide 3/4 by 1/8", True),
        ("how do I do 12 x 13", True),
        ("how do I find x if 3x+2=11?", True),
        ("I'm stuck on 3x + 2 = 11", True),
        *(
            (said.format("3x + 2 = 11"), True)
            for said in (
                "ok im stuck on {}",
                "my son is stuck on {}",
                "i cant do {}",
                "my kid doesnt get {}",
                "i dont get {}",
                "can u do {} with me",
                "can you help me? {}",
                "{} help",
                "{}, can you help me please?",
                "could you help my little brother with {}?",
                "my teacher gave us {} and i dont know what to do",
                "we got {} for homework but i have no idea how to start",
                "{}, my daughter doesnt know how to do it",
                "im stuck on {} can you help",
                "i have to solve {} for homework but idk how",
                "he is stuck on {}",
                "one of my pupils doesnt understand {}",
                "can ya help him with {}?",
            )
        ),
        ("im stuck on level 7 of 9", False),
        ("my boss gave me 3 tasks and i dont know where to start", False),
        ("i cant do 5 things at once", False),
        ("could you help my daughter with 2 bags", False),
        ("can we do 3 tests together", False),
        ("python 3 help", False),
        ("I need help with 12 * 13", True),
        ("how do I factorise x^2 - 9?", True),
        ("help me write 7/3 as a mixed number", True),
        ("how do I convert 3/4 to a decimal?", True),
        ("how do I work out at home 3 times a week", False),
        ("how do I calculate 3 + 4 in python", False),
        ("how do I solve this bug x = 3", False),
        ("how to change 3/4 inch to a decimal", False),
        ("how do I write an essay 3/4 page long", False),
        ("how do I convert 3 + 4 files", False),
        ("help me with 3x+2=11 in excel", False),
        ("help me with 3x+2=11 in Python please", False),
        ("help me solve 3x + 2 = 11 using a spreadsheet", False),
        ("In C++, help me calculate 12 * 13", False),
        ("how do I factorise x^2 - 9 in sympy?", False),
        ("help me solve 3x+2=11 in my head", True),
        ("help me with 3/4 + 1/8 in words", True),
        ("help me with 20% of x = 50", True),
        ("help me solve log x = 2", True),
        ("help me with 50 + 20%", True),
    ],
)
def test_help_with_a_sum_is_a_wish_to_learn(text: str, is_one: bool) -> None:
    assert wishes.matches(text) is is_one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("help me solve 144/12", "144/12"),
        ("Calculate 144/12", "144/12"),
        ("What is 84/7?", "84/7"),
        ("help me with my maths: 34-19", "34-19"),
        ("help me with this math problem: 34-19", "34-19"),
        ("help me with this math problem: 100-25", "100-25"),
        ("my subtraction homework 52-17", "52-17"),
        ("I can't solve 34-19", "34-19"),
        ("exercise 3: 34-19", "34-19"),
        ("our teacher wants to know 34-19.", "34-19"),
        ("Homework - 12*4", "12*4"),
        ("x - 12*4", ""),
        ("2xy - 12*4", ""),
        ("the 1914-1918 war", ""),
        ("what led to 1914-18?", ""),
        ("help me understand pages 12-14", ""),
        ("help me with exercise 12-14", ""),
        ("help me with exercise 3/4", ""),
        ("help me with this exercise 34-19", "34-19"),
        ("teach me the 80-20 rule", ""),
        ("what is 9/11?", ""),
        ("teach me to work 24/7", ""),
        ("help me learn for 25/11", ""),
        ("help me with 25/11/2026", ""),
    ],
)
def test_a_sum_is_told_from_what_is_named_by_numbers(text: str, found: str) -> None:
    assert sums.sum_in(text) == found


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("my maths homework is due tomorrow", True),
        ("can you help me with my maths homework?", True),
        ("help with math homework", True),
        ("homework help please", True),
        ("i have maths homework", True),
        ("i need help with fractions", True),
        ("my son needs help with fractions", True),
        ("can you help my son with his maths homework? he is 9", True),
        ("i want to revise fractions", True),
        ("revise photosynthesis with me", True),
        ("teach my son fractions", True),
        ("my kid struggles with long division", True),
        ("i dont get fractions", True),
        ("does homework help?", False),
        ("he never does his homework", False),
        ("write an article about maths homework", False),
        ("does coffee help with maths?", False),
        ("why do students struggle with algebra?", False),
        ("should I study maths or physics?", False),
        ("my kids learn maths at school", False),
        ("help me with the fractions in my excel sheet", False),
        ("i need help with tables in Word", False),
        ("my son needs help with his bike", False),
        ("help me with my power supply", False),
        ("please revise my essay", False),
        ("teach my dog to sit", False),
        ("i need help with time", False),
        ("help me with a problem", False),
        ("i have no homework", False),
    ],
)
def test_help_with_a_subject_is_a_wish_to_learn_whoever_it_is_for(text: str, is_one: bool) -> None:
    assert wishes.matches(text) is is_one


@pytest.mark.parametrize("text", ["I'd like to learn French", "we’d like to study cells"])
def test_a_wish_to_learn_is_understood_with_its_verb_cut_short(text: str) -> None:
    assert wishes.matches(text)


@pytest.mark.parametrize(
    ("text", "names_none"),
    [
        ("teach me", True),
        ("Please teach me something new!", True),
        ("I'd like to learn", True),
        ("we want to learn something today", True),
        ("help me learn", True),
        ("help me", False),
        ("teach me fractions", False),
        ("I want to learn something about cells", False),
        ("help me learn to read", False),
    ],
)
def test_a_wish_to_learn_that_names_no_goal_is_seen(text: str, names_none: bool) -> None:
    assert wishes.names_no_goal(text) is names_none


@pytest.mark.parametrize(
    "text",
    [
        *("stop", "Stop the quiz!", "enough", "please end the lesson", "stop please", "ok stop"),
        *("stop it", "let's stop", "stop now", "bye", "I am done, thanks", "can we stop here?"),
        *("ok, stop for today", "I want to stop", "that's enough for now, thank you"),
    ],
)
def test_ending_is_understood(text: str) -> None:
    assert wishes.wants_end(text)


@pytest.mark.parametrize("text", ["stop signs are red", "the end of the war", "5", "B", "I'm done"])
def test_an_answer_is_no_ending(text: str) -> None:
    assert not wishes.wants_end(text)
    assert not wishes.passes(text)
    assert not wishes.wants_hint(text)
    assert not answer_wishes.wants_answer(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("just tell me the answer", True),
        ("Please just give me the solution!", True),
        ("just tell me", True),
        ("just show me, please", True),
        ("just tell me what x is", True),
        ("I do not know just tell me the answer", True),
        ("why don't you tell me the answer?", True),
        ("why not just tell me the answer", True),
        ("can't you just tell me the answer", True),
        ("I give up", True),
        ("what's the solution?", True),
        *(
            (said, True)
            for said in (
                "whats the answer",
                "wats the answer plz",
                "what the answer",
                "answer please",
                "the answer pls",
                "answers?",
                "i want the answer",
                "i just want to know the answer",
                "i need the answer now",
                "gimme the answer",
                "gimme the anwser",
                "give me answer",
                "can i have the answer",
                "can i please see the solution?",
                "could you tell us the answer",
                "show me the right answer",
                "solve it for me",
                "can you just do it for me?",
                "work it out for me",
                "just solve it",
                "give up",
                "ok i give up",
                "im giving up",
                "ugh, I give up.",
                "reveal the answer",
                "tell me what the answer is",
            )
        ),
        *(
            (said, False)
            for said in (
                "I think the answer is 3",
                "i got the answer 3",
                "the answer is 3",
                "answer: 3",
                "my answer is 3, is that the answer?",
                "how do i get the answer",
                "don't give up on me",
                "i won't give up",
                "dont give up",
                "I see what the answer means",
                "i dont want the answer",
                "can i have a hint, not the answer",
                "to yield is to give up",
                "i can do it for 3",
                "how do I solve it",
                "I solve it by dividing",
                "do I solve it for x?",
                "can I check the answer",
                "I need the answer to be a fraction, so 1/2",
            )
        ),
        *(
            (said, False)
            for said in (
                "how can I get the right answer?",
                "can i get the answer by dividing?",
                "can i get the answer later?",
                "I want to get the right answer",
                "I want to know the answer but figure it out myself",
                "did I give the right answer?",
                "let me give an answer: x = 4",
                "should I give up?",
                "I give up on this method, another way?",
                "show me a solution to a similar problem",
                "tell me what the answer means",
                "what is the result of 11 - 2?",
                "what is the result of subtracting 2?",
            )
        ),
        *(
            (said, True)
            for said in (
                "what is the answer to 2x + 3 = 11?",
                "what's the solution of 2x plus 3 equals 11",
                "we give up",
                "let me see the answer",
                "I'd like to see the answer",
                "what is x",
                "So what's the value of x?",
            )
        ),
        *(
            (said, False)
            for said in (
                "what is y?",
                "what is 2x",
                "what is the answer to 2x - 3 = 11?",
                "let me try before you give me the answer",
                "what's the answer format?",
                "tell me the answer is not 4",
            )
        ),
        ("whats the answer to number 2", True),
        ("I can't do it myself, tell me the answer", True),
        ("Don't tell me the answer", False),
        ("please don’t give me the answer, just a hint", False),
        ("do not just tell me the answer", False),
        ("I don't want you to tell me the answer", False),
        ("you should not tell me the answer", False),
        ("dont give me the answer", False),
        (f"do not {'want to ' * 60}tell me the answer", False),
        ("never tell me the answer", False),
        ("just tell me if I am right", False),
        ("just show me how to begin", False),
        ("Don't tell me the answer. No, I give up.", True),
    ],
)
def test_who_wants_the_answer_is_told_from_who_does_not(text: str, wants: bool) -> None:
    assert answer_wishes.wants_answer(text, "2x + 3 = 11") is wants


@pytest.mark.parametrize(
    ("text", "exercise", "wants"),
    [
        ("what's the answer to 12/18 simplified?", "Simplify 12/18", True),
        ("what's the answer to simplifying 12 over 18?", "Simplify 12/18", True),
        ("what's the answer to 12/8 simplified?", "Simplify 12/18", False),
        ("what's the answer to (x+2)(x+3)?", "Expand (x+2)(x+3)", True),
        ("what's the answer to x + 2?", "Expand (x+2)(x+3)", False),
        ("what's the answer to 2 + 3?", "2(x + 3)", False),
        ("what's the answer to 2 times (x + 3) - I don't know", "2(x + 3)", True),
        ("what's the answer to converting 2.5 km to metres", "2.5 km in m", True),
        ("what's the answer to the derivative of x cubed + 2x?", "d/dx (x^3 + 2x)", True),
        ("what's the answer to 45 plus 38", "45 + 38", True),
        ("what's the answer to 45 - 38", "45 + 38", False),
        ("what's the answer to the two-digit sum 45 + 38 - I'm lost", "45 + 38", True),
        ("tell me the answer to 3/4 and 1/8 added", "3/4 + 1/8", True),
        ("what's the answer to 7 x 8", "7 × 8", True),
        ("what's the answer to 7 times 8", "7 x 8", True),
        ("what's the answer to 15 percent of 80, doing it quickly", "15/100 × 80", True),
        ("whats the answer to the subtraction", "62 - 27", True),
        ("whats the answer to the subtraction", "3x + 2 = 11", False),
        ("whats the answer to the subtraction", "", False),
        ("give me the answer to the addition", "3/4 + 1/8", True),
        ("give me the answer to the multiplication", "5 + 3 × 2", False),
        ("what's the answer to eleven minus two", "3x + 2 = 11", False),
        ("what's the answer to eleven minus two", "11 - 2", True),
    ],
)
def test_the_answer_is_wanted_of_the_exercise_by_whatever_name(
    text: str, exercise: str, wants: bool
) -> None:
    assert answer_wishes.wants_answer(text, exercise) is wants


@pytest.mark.parametrize(
    "text",
    [
        "what's the answer to the first step",
        "whats the answer to this step",
        "give me the answer to step 1",
        "tell me the answer of the next step",
        "can you show me the answer to the first step",
        "show me the answer for the first part",
        "whats the answer in the first step",
        "i need the answer to the first line",
        "let me see the answer to the bracket",
        "give me the answer for the left side",
        "whats the answer when you subtract 2",
        "answer to the first step please",
        "i give up, give me a hint",
        "i give up can i have another hint",
        "i give up!! one more clue?",
        "i give up on this step",
        "i give up, what is the first step",
        "i give up, what do I do first",
        "we give up, show us the next step",
        "I give up! Can you help me with the first step?",
        "i give up but dont tell me the answer",
        "give me the answer of the first calculation",
        "what is the answer to 11 take away 2",
        "i give up can you help me",
        "i give up, help",
        "I give up! Could you help me with this?",
        "give me a hint, not just the answer",
        "a hint please, just the answer to step 1",
        "I want to learn it, just the answer isn't enough",
        "explain it, don't give me just the answer",
    ],
)
def test_who_asks_for_one_step_or_a_hint_does_not_want_the_answer(text: str) -> None:
    assert not answer_wishes.wants_answer(text, "3x + 2 = 11")


@pytest.mark.parametrize(
    "text",
    [
        "will you tell me the answer at the end",
        "do I get the answer later?",
        "can you tell me the answer later",
        "tell me the answer after one more try",
        "tell me the answer only if i fail again",
        "when will you tell me the answer",
        "do you tell me the answer?",
        "whats the answer going to look like",
        "what should the answer look like",
    ],
)
def test_who_asks_about_the_answer_does_not_want_it_now(text: str) -> None:
    assert not answer_wishes.wants_answer(text, "3x + 2 = 11")


@pytest.mark.parametrize(
    "text",
    [
        "just tell me the answer to this",
        "whats the answer to the exercise",
        "whats the answer to the whole thing",
        "what's the answer to part b",
        "i give up, what is it",
        "i give up, show me",
        "i give up on this one",
        "i give up on your hints, tell me the answer",
        "I give up, no more hints",
        "I give up, the hints don't help me",
        "I give up. Your steps make no sense",
        "show me the answer now",
        "give me the answer step by step",
        "give me the answer and the steps",
        "give me the answer, I can't do the first step",
        "give me the answer, not a hint",
        "give me the answer at once",
        "give me the answer in one line",
        "will you tell me the answer",
        "what is the answer going to be",
        "tell me the answer so that I can look at it later",
        "no more hints, just the answer",
        "no more hints. Just the answer please",
        "I don't want hints, but just the answer!",
        "i give up explain it",
        "i give up, you can't help me",
        "i give up help me with the answer",
    ],
)
def test_who_wants_the_answer_may_speak_of_steps_or_of_hints(text: str) -> None:
    assert answer_wishes.wants_answer(text, "3x + 2 = 11")
