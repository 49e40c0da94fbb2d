"""Every read of a file and every change is written down: a change in its own transaction, a read before the answer goes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

import msgspec
import structlog
from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.exceptions import ServiceUnavailable

from access import audit
from access.actor import Actor, current_actor
from access.audit import UNNAMED, Deed, Purpose
from language.texts import _
from messaging import database
from messaging.outbox import Outgoing
from rest.app_state import service
from rest.problems import from_http

log = structlog.get_logger()

READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
IDS: Final = ("id", "pupil_id", "case_id", "conversation_id", "contract_id")
OF_AN_EVENT: Final = IDS[1:]
REFUSED: Final = frozenset({403, 404, 409, 410, 412, 428})  # somebody asked for something; other 4xx could not be read
BREAK_GLASS: Final = Purpose("break_glass", "public_task", is_file=True)
OF_ALL_SERVICES: Final = {
    "messaging": Purpose("watch_messages", "public_task"),
    "audit": Purpose("account_for", "legal_obligation", is_file=True),
}


class NotWrittenDown(ServiceUnavailable):
    """The audit log cannot be written: what was asked is neither done nor shown."""

    def __init__(self) -> None:
        super().__init__(
            description=_(
                "Wij kunnen nu niet vastleggen wie dit ziet of wijzigt. Daarom is er niets getoond en niets bewaard. Probeer het zo nog eens."
            ),
            retry_after=5,
        )


def watch(app: Flask, purposes: Mapping[str, Purpose]) -> None:
    """Write down what this app does; `purposes` says why each blueprint exists, by its name."""
    app.extensions["doorlijn_purposes"] = OF_ALL_SERVICES | dict(purposes)
    app.after_request(_before_the_answer)


def break_glass() -> None:
    """Say that this request sees a file only because access was given for support: that is how it is written down."""
    g.audit_purpose = BREAK_GLASS


def purpose_of_request() -> Purpose:
    """Give why the route that answers now exists, or why this request may see more than its role does."""
    if "audit_purpose" in g:
        return BREAK_GLASS
    found: Purpose = current_app.extensions["doorlijn_purposes"].get(request.blueprint, UNNAMED)
    return found


def about(ids: Iterable[UUID]) -> None:
    """Say which pupils or cases this request is about, where neither address, answer nor events do."""
    g.setdefault("audit_objects", set()).update(ids)


def refused() -> None:
    """Say that this request is refused, where its transaction still writes something: that is no deed that was done."""
    g.audit_outcome = "refused"


def for_colleague(*person_ids: UUID) -> None:
    """Say whose work this request does, when it is that of an absent colleague."""
    g.setdefault("audit_for", set()).update(person_ids)


def is_read() -> bool:
    """Whether this request changes nothing."""
    return request.method in READS


def record_change(session: Session, actor: Actor, outgoing: Iterable[Outgoing]) -> None:
    """Write a change down in its own transaction, as the last thing before the commit."""
    told = {
        value for each in outgoing for name in OF_AN_EVENT if isinstance(value := getattr(each.event, name, None), UUID)
    }
    _record(session, actor, told, g.get("audit_outcome", "done"))


def _record(session: Session, actor: Actor, objects: Iterable[UUID], outcome: str) -> None:
    deed = Deed(
        f"{request.method} {request.url_rule}",
        purpose_of_request(),
        {*objects, *_of_address(), *g.get("audit_objects", ())},
        g.get("audit_for", ()),
        outcome,
    )
    try:
        audit.record(session, actor, deed)
    except DBAPIError as error:
        if database.is_conflict(error):
            raise
        log.error("audit_not_written", error=type(error).__name__, sqlstate=database.sqlstate(error))  # noqa: TRY400  a trace would hold ids
        raise NotWrittenDown from error


def _of_address() -> Iterator[UUID]:
    return (value for value in (request.view_args or {}).values() if isinstance(value, UUID))


def _before_the_answer(response: Response) -> Response:
    """Write down what was not written in a transaction of its own: reads, and what was refused."""
    if "actor" not in g or request.url_rule is None or g.get("is_written_down"):
        return response
    outcome = _outcome(response.status_code)
    seen = set(_ids_in(response)) if outcome == "done" else set()
    if not _is_worth_a_row(outcome, seen):
        return response
    try:
        with service().sessions() as session:
            _record(session, current_actor(), seen, outcome)
            session.commit()
    except NotWrittenDown as failed:
        return from_http(failed)
    except DBAPIError as error:
        log.error("audit_not_written", error=type(error).__name__, sqlstate=database.sqlstate(error))  # noqa: TRY400  as above
        return from_http(NotWrittenDown())
    return response


def _outcome(status: int) -> str:
    if status in REFUSED:
        return "refused"
    return "done" if status // 100 == 2 else ""  # noqa: PLR2004  the class of success


def _is_worth_a_row(outcome: str, seen: set[UUID]) -> bool:
    if not outcome or request.method == "OPTIONS":
        return False
    if not is_read():
        return True
    if not purpose_of_request().is_file:
        return False
    return outcome == "refused" or bool(seen) or bool(g.get("audit_objects")) or any(_of_address())


def _ids_in(response: Response) -> Iterator[UUID]:
    """Give whom an answer shows: the ids at the top of it, or of each item of a list."""
    if not purpose_of_request().is_file or response.mimetype != "application/json" or response.is_streamed:
        return
    answer = msgspec.json.decode(response.get_data())
    for item in answer if isinstance(answer, list) else [answer]:
        if isinstance(item, dict):
            yield from filter(None, (_id(item.get(name)) for name in IDS))


def _id(value: Any) -> UUID | None:  # noqa: ANN401  anything that JSON holds
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
