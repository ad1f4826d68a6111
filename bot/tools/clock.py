"""`clock`: what day and time it is, anywhere, and how long until or since a day."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool

_CUES = {
    "en": r"\b(?:what (?:day|date|time|year|month)|which day|today|tonight|tomorrow|yesterday"
    r"|right now|current (?:time|date)|time is it|date is it"
    r"|days? (?:until|till|since|to|before|after)|how (?:long|many (?:days|weeks)) "
    r"(?:until|till|since|ago)|how (?:long|many (?:more )?(?:days|weeks|months|hours))\b.{0,25}"
    r"\b(?:until|till?|before|since|left|to go)|what(?:'s| is) the (?:time|date))\b",
    "de": r"\b(?:wie ?viel uhr|wie spat|welche[rs]? (?:wochentag|tag|datum|jahr)|heute|gestern"
    r"|morgen (?:ist|fruh|abend)|uhrzeit|tage? (?:bis|seit)|wie lange (?:bis|seit|noch)"
    r"|wie ?(?:lange|viele (?:tage|wochen|monate|stunden))\b.{0,25}\b(?:bis|seit))\b",
    "fr": r"\b(?:quelle heure|quel jour|quelle date|aujourd'hui|demain|hier|jours? "
    r"(?:jusqu|avant|depuis)|combien de (?:jours|semaines|mois|temps)\b.{0,25}"
    r"\b(?:jusqu|avant|depuis))",
    "es": r"\b(?:que hora|que dia|que fecha|hoy|ayer|manana (?:es|sera)|(?:dias?|semanas|meses) "
    r"(?:hasta|faltan|desde))\b",
    "it": r"\b(?:che or[ae]|che giorno|che data|oggi|domani|ieri"
    r"|(?:giorni|settimane|mesi) (?:fino|mancano|dal))\b",
    "pt": r"\b(?:que horas|que dia|que data|hoje|amanha|ontem"
    r"|(?:dias?|semanas|meses) (?:ate|faltam|desde))\b",
    "nl": r"\b(?:hoe laat|welke dag|welke datum|vandaag|gisteren|morgen is|dagen (?:tot|sinds)"
    r"|hoe(?: lang|veel (?:dagen|weken|maanden))\b.{0,25}\b(?:tot|sinds))\b",
}

_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_LEAPS_APART = 8
"""Years, at most, from one 29 February to the next."""


class Settings(BaseModel):
    """`tools.clock` in config.yaml. `timezone` is what people are told who name none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    timezone: str = Field(default="UTC", examples=["Europe/Berlin"])

    @field_validator("timezone")
    @classmethod
    def _is_one(cls, value: str) -> str:
        try:
            zone_named(value)
        except ToolFailed as error:
            raise ValueError(str(error)) from None
        return value


class _Arguments(BaseModel):
    timezone: str = Field(default="", description="IANA name such as Asia/Tokyo; empty: the usual")
    day: str = Field(
        default="",
        description="count the days from today to it: MM-DD for the next one, YYYY-MM-DD only "
        "where the year is said",
    )


def _now() -> datetime:
    return datetime.now(UTC)


def build(settings: Settings, parts: ToolParts, now: Callable[[], datetime] = _now) -> Toolbox:
    """The clock; `now` tells the time in UTC."""

    async def look(arguments: _Arguments, context: TurnContext) -> ToolResult:
        zone = zone_named(arguments.timezone or settings.timezone)
        here = now().astimezone(zone)
        told = f"It is {here:%A, %Y-%m-%d, %H:%M} ({zone}, UTC{_offset(here)})."
        if arguments.day:
            day = arguments.day.strip()
            is_known = day[:4] in context.asked or day == f"{now():%Y-%m-%d}"
            told += f" {_distances(here.date(), day, is_known=is_known)}"
        return ToolResult(told, is_exact=True)

    tool = typed_tool(
        "clock",
        "Tells the date and time now, and the days from today to a date.",
        _Arguments,
        look,
        doing="Looking at the clock",
        cues=_CUES,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("clock", tools)


def zone_named(name: str) -> tzinfo:
    """The time zone of an IANA name; raises ToolFailed where there is none, with the nearest."""
    if name.upper() == "UTC":
        return UTC
    name = re.sub(r"(?<=\w) (?=\w)", "_", name)
    if not re.fullmatch(r"[A-Za-z0-9_+\-/]{1,60}", name):
        raise ToolFailed(f"there is no time zone {name[:60]!r}")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if same := [zone for zone in available_timezones() if zone.lower() == name.lower()]:
            return ZoneInfo(same[0])
        ends = f"/{name.replace(' ', '_').lower()}"
        near = sorted(zone for zone in available_timezones() if zone.lower().endswith(ends))
        hint = f"; did you mean {near[0]}?" if near else ""
        raise ToolFailed(f"there is no time zone {name!r}{hint}") from None


def _offset(at: datetime) -> str:
    text = at.strftime("%z")
    return f"{text[:3]}:{text[3:]}"


def _distances(today: date, day: str, *, is_known: bool) -> str:
    """How far it is to a day. If it is not known who said the year, it is a guess of the model, and
    often the one that it was trained in: then the next such day is told first."""
    found = _DAY.fullmatch(day)
    if not found:
        raise ToolFailed(f"{day[:40]!r} is not a date as MM-DD or YYYY-MM-DD")
    year, month, of_month = found[1], int(found[2]), int(found[3])
    upcoming = (_date(today.year + ahead, month, of_month) for ahead in range(_LEAPS_APART + 1))
    following = next((each for each in upcoming if each and each >= today), None)
    named = _date(int(year), month, of_month) if year else following
    if named is None or following is None:
        raise ToolFailed(f"{day[:40]!r} is not a date as MM-DD or YYYY-MM-DD")
    told = _distance(today, named)
    if not year or is_known or named == following:
        return told
    coming = _distance(today, following)
    return f"The next {day[-5:]}: {coming} In {year}, a year that was not asked for: {told}"


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _distance(today: date, day: date) -> str:
    days = (day - today).days
    if days == 0:
        return f"{day} is today, a {day:%A}."
    count = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return f"{day}, a {day:%A}, {f'was {count} ago' if days < 0 else f'is in {count}'}."
