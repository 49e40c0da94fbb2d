"""How the routes of exit conversations are asked; a rule of the work may say not now, which is no matter of access."""

from tests.security.matrix.ask import Ask, Body, Ids, of, text
from tests.security.matrix.askers import SCHOOL

APPOINTMENT = {"starts_at": "2027-01-18T09:00:00+01:00", "place": "Lokaal 3"}
ONE = "/v1/exit-conversations/<uuid:conversation_id>"


def _series(ids: Ids) -> Body:
    return APPOINTMENT | {"conversation_ids": [str(ids["conversation_id"])]}


EXITS = {
    "GET /v1/exit-conversations": Ask(marker=of("conversation_id")),
    "GET /v1/exit-conversation-figures": Ask(marker=text(SCHOOL)),
    f"GET {ONE}": Ask(marker=of("conversation_id")),
    "POST /v1/exit-conversation-plannings": Ask(_series, of("conversation_id")),
    f"PUT {ONE}/appointment": Ask(lambda _ids: APPOINTMENT, of("conversation_id")),
    f"DELETE {ONE}/appointment": Ask(lambda _ids: {"reason": "other"}),
    f"PUT {ONE}/preparation": Ask(lambda _ids: {"preparation": "Wat wil de leerling?"}),
    f"POST {ONE}/outcome": Ask(lambda _ids: {"held_on": "2026-11-20", "advice": "mbo"}),
}
