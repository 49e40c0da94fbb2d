"""A request sent twice with the same Idempotency-Key is done once; the second gets the first one's answer."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from flask import Response, current_app, request
from sqlalchemy import text
from werkzeug.exceptions import BadRequest, UnprocessableEntity

from access.actor import current_actor
from language.texts import _
from rest.traits import REPEATABLE, marked
from rest.transaction import transaction

F = TypeVar("F", bound=Callable[..., Any])

MAX_KEY: Final = 200
VISIBLE: Final = re.compile(r"[!-~]+")  # as the document of each API says: visible, and without spaces

_CLAIM = text(
    "INSERT INTO idempotency (actor, key, request_digest) VALUES (:actor, :key, :digest) ON CONFLICT DO NOTHING RETURNING key"
)
_KNOWN = text("SELECT request_digest, status, body FROM idempotency WHERE actor = :actor AND key = :key")
_ANSWER = text("UPDATE idempotency SET status = :status, body = :body WHERE actor = :actor AND key = :key")


def idempotent(view: F) -> F:
    """Make a POST view repeatable. Must be the outermost decorator: it keeps the finished answer, in the transaction of the work."""

    @wraps(view)
    def once(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  a view's own arguments
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return view(*args, **kwargs)
        if not VISIBLE.fullmatch(key) or len(key) > MAX_KEY:
            raise BadRequest(
                description=_("Idempotency-Key is hoogstens {max_key} leesbare tekens.").format(max_key=MAX_KEY)
            )
        return _answer_once(lambda: view(*args, **kwargs), key)

    return marked(once, REPEATABLE)  # type: ignore[return-value]  # wraps keeps the view's own signature


def _answer_once(view: Callable[[], Any], key: str) -> Response:
    asking = current_actor()  # in another role, or for another body, the same key is another request
    identity = {"actor": f"{asking.name}/{asking.role}/{asking.organisation_id}", "key": key}
    digest = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.get_data(cache=True)).hexdigest()
    with transaction() as work:
        if work.session.execute(_CLAIM, identity | {"digest": digest}).first() is None:
            return _known(work.session.execute(_KNOWN, identity).one(), digest)
        response = current_app.make_response(view())
        work.session.execute(_ANSWER, identity | {"status": response.status_code, "body": response.get_data()})
    return response


def _known(row: Any, digest: str) -> Response:  # noqa: ANN401  a database row
    if row.request_digest != digest:
        raise UnprocessableEntity(
            description=_("Deze Idempotency-Key hoort bij een ander verzoek. Gebruik een nieuwe.")
        )
    return Response(
        bytes(row.body), status=row.status, content_type="application/json", headers={"Idempotent-Replayed": "true"}
    )
