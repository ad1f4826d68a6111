"""The mark that a picture carries: a signed C2PA manifest that says that a model made it.

A manifest that the provider has put there stays: it becomes the parent's. A grid names the pictures
it is made of, a variation the one it was made from, a smaller copy the whole picture, with its
marks. Changing a bit of the file breaks the mark.
"""

import asyncio
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.errors import ImageError
from bot.images.certificate import Certificate
from bot.ports.images import Origin
from bot.ports.models import Image

_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_BY_MODEL = f"{_SOURCE}trainedAlgorithmicMedia"
_COMPOSED = f"{_SOURCE}compositeWithTrainedAlgorithmicMedia"
_BEFORE = "before"


@dataclass(frozen=True, slots=True)
class C2paSeal:
    """The `Seal` port with the `c2pa` library. `certificate` is asked for at the first picture."""

    certificate: Callable[[], Certificate]

    async def mark(self, image: Image, origin: Origin) -> Image:
        """The picture with its manifest, about 20 ms in a thread."""
        return await asyncio.to_thread(_marked, image, origin, self.certificate)


def _marked(image: Image, origin: Origin, certificate: Callable[[], Certificate]) -> Image:
    import c2pa

    before = origin.whole or (image if _has_manifest(image) else None)
    # Thumbnails inside the manifest would double the file and the time.
    plain = c2pa.Context(c2pa.Settings.from_dict({"builder": {"thumbnail": {"enabled": False}}}))
    builder = c2pa.Builder(_manifest(image, origin, before), plain)
    try:
        if before is not None:
            title = "before it was made smaller" if origin.whole else "as the provider sent it"
            told = {"title": title, "relationship": "parentOf", "label": _BEFORE}
            builder.add_ingredient(told, before.media_type, io.BytesIO(before.data))
        for number, parent in enumerate(origin.parents, 1):
            relation = "componentOf" if origin.is_composed else "inputTo"
            told = {"title": f"picture {number}", "relationship": relation, "label": f"p{number}"}
            builder.add_ingredient(told, parent.media_type, io.BytesIO(parent.data))
        kept = certificate()
        info = c2pa.C2paSignerInfo(
            kept.algorithm.encode(), kept.chain.encode(), kept.key.encode(), None
        )
        marked = io.BytesIO()
        with c2pa.Signer.from_info(info) as signer:
            builder.sign(signer, image.media_type, io.BytesIO(image.data), marked)
    except (c2pa.C2paError, OSError, ValueError) as error:
        raise ImageError(
            f"not marked: {type(error).__name__}: {error}",
            user_message="I could not mark the picture as made by AI, so I do not show it. "
            "Whoever runs me needs to look at `images` in config.yaml.",
        ) from error
    finally:
        builder.close()
        plain.close()
    return Image(image.media_type, marked.getvalue())


def _has_manifest(image: Image) -> bool:
    import c2pa

    try:
        reader = c2pa.Reader.try_create(image.media_type, io.BytesIO(image.data))
    except c2pa.C2paError:
        return False
    if reader is None:
        return False
    reader.close()
    return True


def _manifest(image: Image, origin: Origin, before: Image | None) -> str:
    made: dict[str, Any] = {
        "action": "c2pa.created",
        "digitalSourceType": _COMPOSED if origin.is_composed else _BY_MODEL,
        "softwareAgent": {"name": origin.model},
    }
    actions = [made]
    if before is not None:
        # Whoever made it has said so in their own manifest; we have opened that.
        opened = {"action": "c2pa.opened", "parameters": {"ingredientIds": [_BEFORE]}}
        described = {**made, "action": "c2pa.edited.metadata"}
        actions = [opened, described]
    if origin.whole:
        actions.append({"action": "c2pa.resized"})
    if origin.is_composed and origin.parents:
        names = [f"p{number}" for number in range(1, len(origin.parents) + 1)]
        actions.append({"action": "c2pa.placed", "parameters": {"ingredientIds": names}})
    manifest = {
        "claim_generator_info": [{"name": "Dragoman"}],
        "title": origin.title,
        "format": image.media_type,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}}],
    }
    return json.dumps(manifest)
