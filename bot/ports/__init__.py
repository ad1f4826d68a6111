"""The contracts between the straight line and its plugs.

    platforms    `Adapter`: one messaging platform; and what the core gives it: `Intake` to hand
                 messages in, `Live` for replies that travel through Redis (web, console), `Budget`
                 to keep within the platform's rate limits
    outgoing     `OutgoingMessage`: what an adapter is asked to show
    in_time      until when a call that shows it may set out
    models       `ChatModel`: a language model, a stream of text
    skills       `Skill`: one way of answering, an async generator of reply parts
    tools        `Tool`: a function that the model may call; a `Toolbox` holds those of one module
    images       `ImageModel`: draws pictures; a `Studio` is one with its bounds and its mark
    programs     `CodeRunner`: runs code that nobody has read
    drawing      `Drawer`: pictures of formulas and charts
    keeping      `People`, `Blobs`, `Safe`, `Tallies`: what is known of people, the bytes of files,
                 sealed secrets of platform accounts, and counts

Every plug has a row in `tests/contract/`.
"""

from bot.ports.drawing import Bar, Chart, Drawer, NoDrawer
from bot.ports.images import ImageLimits, ImageModel, Origin, Seal, Studio
from bot.ports.keeping import (
    Blobs,
    NoBlobs,
    NoPeople,
    NoSafe,
    NoTallies,
    People,
    Safe,
    Tallies,
)
from bot.ports.models import (
    ChatModel,
    Image,
    ModelMessage,
    ModelOptions,
    ModelPart,
    ModelParts,
    Probed,
    ToolCall,
    ToolSpec,
    Usage,
)
from bot.ports.outgoing import OutgoingMessage
from bot.ports.platforms import (
    Adapter,
    AdapterParts,
    Admission,
    Budget,
    Decision,
    Heard,
    Intake,
    LengthUnit,
    Limits,
    Live,
    LiveEvent,
    Unanswered,
    Understand,
    Understood,
    as_it_is,
)
from bot.ports.programs import CodeRunner, Outcome, Program
from bot.ports.skills import Command, Skill, SkillCommand, SourcesNamed, TurnContext
from bot.ports.speech import Recording, SpeechModel
from bot.ports.tools import Consent, Source, Tool, Toolbox, ToolParts, ToolResult

__all__ = [
    "Adapter",
    "AdapterParts",
    "Admission",
    "Bar",
    "Blobs",
    "Budget",
    "Chart",
    "ChatModel",
    "CodeRunner",
    "Command",
    "Consent",
    "Decision",
    "Drawer",
    "Heard",
    "Image",
    "ImageLimits",
    "ImageModel",
    "Intake",
    "LengthUnit",
    "Limits",
    "Live",
    "LiveEvent",
    "ModelMessage",
    "ModelOptions",
    "ModelPart",
    "ModelParts",
    "NoBlobs",
    "NoDrawer",
    "NoPeople",
    "NoSafe",
    "NoTallies",
    "Origin",
    "Outcome",
    "OutgoingMessage",
    "People",
    "Probed",
    "Program",
    "Recording",
    "Safe",
    "Seal",
    "Skill",
    "SkillCommand",
    "Source",
    "SourcesNamed",
    "SpeechModel",
    "Studio",
    "Tallies",
    "Tool",
    "ToolCall",
    "ToolParts",
    "ToolResult",
    "ToolSpec",
    "Toolbox",
    "TurnContext",
    "Unanswered",
    "Understand",
    "Understood",
    "Usage",
    "as_it_is",
]
