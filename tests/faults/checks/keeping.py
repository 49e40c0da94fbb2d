"""What must be kept, noticed or kept silent: bad messages, names that stand nowhere, losses."""

from typing import Final

from tests.faults.checks.landscape import Questions

KEEPING: Final[Questions] = (
    (
        "bad message that was not kept",
        "lost",
        """SELECT r.reader || ': ' || b.what FROM bad b CROSS JOIN (VALUES ('aftercare'), ('notifications')) AS r (reader)
           WHERE NOT EXISTS (SELECT FROM bad_rows f WHERE f.reader = r.reader AND f.what = b.what
           AND f.state = ANY (b.states) AND (f.state IN ('skipped', 'done') OR f.fingerprint IS NOT NULL))""",
    ),
    (
        "notification or mail with a name in it",
        "privacy",
        """SELECT n.event_id FROM notifications.notifications n JOIN forbidden ON position(text IN n::text) > 0
           UNION ALL SELECT d.event_id FROM notifications.deliveries d JOIN forbidden ON position(text IN d::text) > 0""",
    ),
    (
        "reason of a failure with a name in it",
        "privacy",
        "SELECT i.event_id FROM notifications.inbox i JOIN forbidden ON position(text IN i.reason) > 0",
    ),
    (
        "loss that nobody noticed within two minutes",
        "lost",
        """SELECT d.source || ' to ' || d.reader FROM damage d WHERE NOT EXISTS (SELECT FROM gaps g
           WHERE g.reader = d.reader AND g.source = d.source
           AND g.noticed_at BETWEEN d.at AND d.at + interval '2 minutes')""",
    ),
)
