"""Deadlines and reminders as rows: set and cancelled in the transaction of the case, fired once, never early, caught up after downtime."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from messaging.planned import planned_once


@dataclass(frozen=True)
class DueTimer:
    """A timer whose moment has come; a late one is no error, so its handler looks at the case again."""

    process: str
    case_id: UUID
    kind: str
    generation: int
    rule: str
    due_at: datetime


_CANCEL = planned_once(
    text("""
    UPDATE timers SET state = 'cancelled'
    FROM unnest(CAST(:processes AS text[]), CAST(:case_ids AS uuid[]), CAST(:kinds AS text[])) AS c (process, case_id, kind)
    WHERE timers.process = c.process AND timers.case_id = c.case_id AND (c.kind = '*' OR timers.kind = c.kind) AND timers.state = 'pending'
""")
)

_SET = planned_once(
    text("""
    INSERT INTO timers AS t (process, case_id, kind, rule, due_at)
    SELECT * FROM unnest(CAST(:processes AS text[]), CAST(:case_ids AS uuid[]), CAST(:kinds AS text[]), CAST(:rules AS text[]), CAST(:dues AS timestamptz[]))
    ON CONFLICT (process, case_id, kind) DO UPDATE
    SET rule = excluded.rule, due_at = excluded.due_at, generation = t.generation + 1, state = 'pending', attempts = 0, next_attempt_at = NULL, reason = NULL, fired_at = NULL
""")
)

DUE = planned_once(
    text("""
    SELECT process, case_id, kind, generation, rule, due_at FROM timers
    WHERE state = 'pending' AND due_at <= :now AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
    ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED
""")
)

_FIRED = planned_once(
    text("""
    UPDATE timers SET state = 'fired', fired_at = :now
    FROM unnest(CAST(:processes AS text[]), CAST(:case_ids AS uuid[]), CAST(:kinds AS text[]), CAST(:generations AS int[])) AS f (process, case_id, kind, generation)
    WHERE timers.process = f.process AND timers.case_id = f.case_id AND timers.kind = f.kind AND timers.generation = f.generation AND timers.state = 'pending'
""")
)

FAILED = text("""
    UPDATE timers SET attempts = attempts + 1, reason = :reason,
        next_attempt_at = :now + make_interval(secs => least(3600, power(2, least(attempts, 12)))::double precision)
    WHERE process = :process AND case_id = :case_id AND kind = :kind AND generation = :generation
""")


def mark_fired(session: Session, due: Sequence[DueTimer], now: datetime) -> None:
    """Write down that these have rung, in the transaction of what follows from it."""
    values = {
        "now": now,
        "processes": [timer.process for timer in due],
        "case_ids": [str(timer.case_id) for timer in due],
        "kinds": [timer.kind for timer in due],
        "generations": [timer.generation for timer in due],
    }
    session.execute(_FIRED, values)


class Timers:
    """The timers that one transaction sets and cancels; written together just before the commit."""

    def __init__(self) -> None:
        """Start with nothing set and nothing cancelled."""
        self._set: dict[tuple[str, UUID], dict[str, tuple[datetime, str]]] = {}
        self._cancelled: dict[tuple[str, UUID, str], None] = {}

    def set(self, process: str, case_id: UUID, kind: str, due_at: datetime, rule: str) -> None:
        """Set a timer; the same process, case and kind again replaces it. `rule` says in words where the moment comes from."""
        if due_at.tzinfo is None:
            message = f"a timer needs a moment with a time zone: {kind}"
            raise ValueError(message)
        self._set.setdefault((process, case_id), {})[kind] = (due_at, rule)

    def cancel(self, process: str, case_id: UUID, kind: str | None = None) -> None:
        """Cancel one timer of a case, or with no kind all of the process."""
        if kind is None:
            self._set.pop((process, case_id), None)
        else:
            self._set.get((process, case_id), {}).pop(kind, None)
        self._cancelled[process, case_id, kind or "*"] = None

    def write(self, session: Session) -> None:
        """Write what was cancelled, then what was set, in a fixed order so that two transactions never wait for each other."""
        if self._cancelled:
            keys = sorted(self._cancelled)
            session.execute(
                _CANCEL,
                {
                    "processes": [k[0] for k in keys],
                    "case_ids": [str(k[1]) for k in keys],
                    "kinds": [k[2] for k in keys],
                },
            )
        rows = sorted(((*case, kind), due) for case, kinds in self._set.items() for kind, due in kinds.items())
        if rows:
            values = {
                "processes": [key[0] for key, _ in rows],
                "case_ids": [str(key[1]) for key, _ in rows],
                "kinds": [key[2] for key, _ in rows],
                "dues": [due_at for _, (due_at, _) in rows],
                "rules": [rule for _, (_, rule) in rows],
            }
            session.execute(_SET, values)
