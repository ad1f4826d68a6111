"""Parts of JSON put where they belong: by their keys where the text can be read, and else, as in
any language, by their lines. Pure."""

from collections.abc import Sequence

from bot.skills.code.pasted.formats.json_comments import bare, has_comments
from bot.skills.code.pasted.formats.json_merging import all_merged
from bot.skills.code.pasted.formats.json_parts import is_json, lacks_keys
from bot.skills.code.pasted.places.fitting import all_fitted
from bot.skills.code.pasted.places.splicing import exchanged


def json_fitted(source: str, parts: Sequence[str], words: Sequence[str], *, is_fix: bool) -> str:
    """The source with all parts, above which these words stand, in their places; "" where these are
    not clear, or it would be no JSON. Not `is_fix`: the words call one of them something else."""
    if is_json(source):
        merged = all_merged(source, parts, words) if is_fix else ""
        whole = merged or exchanged(source, parts)
    else:
        whole = exchanged(source, parts) or all_fitted(source, parts, "json")
    if not has_comments(source):
        whole = bare(whole)
    return whole if is_json(whole) and not lacks_keys(source, whole) else ""
