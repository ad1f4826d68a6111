"""The JSON API of the web adapter, described by /api/openapi.json.

Every call but the first carries `Authorization: Bearer TOKEN`. A token names one visitor and one of
their conversations, so whoever holds it can read and continue that one and no other.
"""

from fastapi import APIRouter

from adapters.web import asking, conversation, events, files, rating, visitors
from adapters.web.door import Door
from adapters.web.refusals import Refused


def routes(door: Door) -> APIRouter:
    """All routes under /api."""
    router = APIRouter(prefix="/api", responses={401: {"model": Refused}, 503: {"model": Refused}})
    for noun in (visitors, asking, files, rating, conversation, events):
        router.include_router(noun.routes(door))
    return router
