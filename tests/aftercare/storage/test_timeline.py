"""A story is read along its own case: a journal of a million entries is not looked through for twenty of them."""

from sqlalchemy import text

from services.aftercare.storage.timeline import _READ, Timeline
from tests.aftercare.examples import NOW

CASES = 2_000
EACH = 20
# As a region has them: the entries of one case lie far apart, between those of all others.
ENTRIES = """
    INSERT INTO aftercare.journal (event_id, subject, sequence, name, recorded_at, bucket, envelope)
    SELECT gen_random_uuid(), 'case/' || md5('case' || of)::uuid, nr, 'check_in_missed', :now, 1, told.envelope
    FROM generate_series(1, :each) AS nr, generate_series(1, :cases) AS of,
        (SELECT envelope FROM aftercare.journal WHERE name = 'aftercare_opened' LIMIT 1) AS told
"""


def test_a_story_reads_only_what_is_its_own(town):
    town.leaves()
    town.database.execute_as_admin(ENTRIES, now=NOW, each=EACH, cases=CASES)
    town.database.execute_as_admin("ANALYZE aftercare.journal")
    with town.database.work("aftercare") as work:
        (case_id,) = work.session.scalars(text("SELECT CAST(md5('case7') AS uuid)"))
        asked = {"subject": f"case/{case_id}", "after": 0, "limit": 50, "hidden": []}
        explained = text(f"EXPLAIN (ANALYZE, FORMAT JSON) {_READ.text}")
        plan = work.session.scalars(explained, asked).one()[0]["Plan"]
        entries = work.use(Timeline).page(case_id, 0, 50, [])

    assert [entry["sequence"] for entry in entries] == list(range(1, EACH + 1))
    assert read_of_journal(plan) == EACH


def read_of_journal(plan):
    """How many rows of the journal were looked at."""
    here = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) if plan.get("Relation Name") == "journal" else 0
    return here + sum(read_of_journal(part) for part in plan.get("Plans", []))
