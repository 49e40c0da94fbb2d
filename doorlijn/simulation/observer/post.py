"""Messages: everything published was heard by everybody who listens, in order, once, and nothing is left open."""

from collections.abc import Iterator
from typing import Final

from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records

# Who hears whom, as infra and the contracts say it: written down once more, because the observer believes nobody.
READERS: Final = {
    "directory": ("intake", "certification", "aftercare", "notifications"),
    "intake": ("certification", "aftercare", "notifications"),
    "certification": ("aftercare", "notifications"),
    "aftercare": ("aftercare", "intake", "certification", "notifications"),
}
OPEN: Final = """
    SELECT event_id::text AS id FROM {s}.inbox WHERE state NOT IN ('done', 'skipped')
"""
UNSENT: Final = "SELECT bundle_id::text AS id FROM {s}.outbox"
HOLES: Final = """
    SELECT subject AS id FROM {s}.journal GROUP BY subject
    HAVING max(sequence) <> count(*) OR min(sequence) <> 1 OR count(DISTINCT sequence) <> count(*)
"""
UNHEARD: Final = """
    SELECT j.event_id::text AS id FROM {p}.journal j LEFT JOIN {s}.inbox i USING (event_id)
    WHERE i.event_id IS NULL AND j.route IS NULL
"""
UNTOLD: Final = """
    SELECT i.event_id::text AS id FROM {s}.inbox i LEFT JOIN {p}.journal j USING (event_id)
    WHERE i.source = '{p}' AND j.event_id IS NULL
"""


def post(records: Records) -> Iterator[Finding]:
    """Give what is wrong with messages."""
    for service in ("directory", "intake", "certification", "aftercare", "notifications"):
        yield from _ask(records, f"{service}: event that is not brought yet", "lost", UNSENT.format(s=service))
        yield from _ask(records, f"{service}: message that is still open", "lost", OPEN.format(s=service))
        yield from _ask(records, f"{service}: numbering with a hole or a double", "wrong", HOLES.format(s=service))
    for source, readers in READERS.items():
        for reader in readers:
            way = f"{source} to {reader}"
            yield from _ask(records, f"{way}: told and never heard", "lost", UNHEARD.format(p=source, s=reader))
            yield from _ask(records, f"{way}: heard and never told", "twice", UNTOLD.format(p=source, s=reader))


def _ask(records: Records, check: str, kind: str, statement: str) -> Iterator[Finding]:
    ids = [row["id"] for row in records.camera.rows(statement)]
    if ids:
        yield finding(check, kind, ids)
