"""Which skill answers. Pure."""

from collections.abc import Sequence

from bot.conversation import Conversation, forget
from bot.ports import Skill


def let_go(skills: Sequence[Skill], asked: str, conversation: Conversation) -> Conversation:
    """The conversation without what a skill has asked for there, and without that turn, where
    `asked` speaks of something else; as it is where nothing is asked for, or `asked` may be meant
    for it."""
    memory = conversation.memory
    doing = next((skill for skill in skills if skill.name == memory.doing), None)
    if doing is None or not (names := doing.lets_go(asked, memory.kept)):
        return conversation
    return Conversation(forget(memory, names), conversation.turns[:-1])


def pick_skill(
    skills: Sequence[Skill],
    asked: str,
    conversation: Conversation,
    *,
    named: str = "",
    persona_skill: str = "",
) -> Skill:
    """The skill for `asked`, the first of these that there is:

    1. `named`: by a command, for this message
    2. the one that is in the middle of something (a quiz)
    3. chosen for the conversation with `/skill`
    4. the persona's
    5. one that says that `asked` is for it, in the order of `skills`
    6. the skill of the last turn that the model sees: while the topic stays, so does the system
       prompt, and with it the model's prompt cache. One that is idle kept no topic
    7. the first of `skills`

    `skills` are those enabled, at least one; names that are no longer enabled are passed over.
    `asked` is the message's own text, without names of people or marks that were added to it, and
    with the names of its files (bot/turn/asked.py, `text_and_names`).
    """
    enabled = {skill.name: skill for skill in skills}
    memory = conversation.memory
    for name in (named, memory.doing, memory.skill, persona_skill):
        if name in enabled:
            return enabled[name]
    for skill in skills:
        if skill.matches(asked):
            return skill
    idle = {skill.name for skill in skills if skill.is_idle}
    topics = (turn.skill for turn in reversed(conversation.window) if turn.skill not in idle)
    return enabled.get(next(topics, ""), skills[0])
