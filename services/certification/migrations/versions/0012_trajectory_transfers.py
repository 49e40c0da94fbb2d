"""A trajectory goes on at an mbo school after the work stopped: the question, with what was earned, and the answer."""

from alembic import op

from access.row_security import ORGANISATION, PEOPLE, protect

revision = "0012_trajectory_transfers"
down_revision = "0011_photo_hashes"
branch_labels = None
depends_on = None

OWN_READERS = f"readers.person_id = ANY ({PEOPLE}) AND readers.ended_on IS NULL"
OWN_CASELOAD = f"pupil_id IN (SELECT readers.pupil_id FROM readers WHERE {OWN_READERS})"  # noqa: S608  our own names
IS_SEEN = {"coordinator": "true", "school_staff": f"school_id = {ORGANISATION}", "job_coach": OWN_CASELOAD}
ISSUED = f"SELECT t.pupil_id FROM trajectories t WHERE t.issuer_id = {ORGANISATION}"  # noqa: S608  as above
IS_ASKED = f"to_id = {ORGANISATION} AND state IN ('proposed', 'accepted')"
ASKED = f"SELECT a.pupil_id FROM trajectory_transfers a WHERE a.{IS_ASKED}"  # noqa: S608  as above

STATEMENTS = (
    "INSERT INTO terms VALUES ('transfer_answer', '2000-01-01', 2, 'weeks')",
    """
    CREATE TABLE trajectory_transfers (
        transfer_id uuid PRIMARY KEY,
        trajectory_id uuid NOT NULL REFERENCES trajectories ON DELETE CASCADE,
        pupil_id uuid NOT NULL,
        school_id uuid NOT NULL,
        to_id uuid NOT NULL REFERENCES issuers, -- the mbo school that is asked
        crebo text NOT NULL REFERENCES qualifications,
        version text NOT NULL,
        ended_on date NOT NULL,            -- the last day at the workplace
        earned jsonb NOT NULL,             -- work processes with judgement and hash, as they were signed; no remark
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        answer_by date NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn')),
        answered_by uuid,
        answered_at timestamptz,
        reason text CHECK (
            reason IN ('no_place', 'other_qualification', 'not_admitted', 'known_elsewhere', 'other')
        ),
        escalated_at timestamptz,          -- the coordinator was told
        CONSTRAINT an_answer_is_somebodys CHECK (
            (state = 'proposed') = (answered_by IS NULL) AND (state = 'proposed') = (answered_at IS NULL)
        ),
        CONSTRAINT a_refusal_has_a_reason CHECK ((state = 'refused') = (reason IS NOT NULL))
    )
    """,
    """
    CREATE UNIQUE INDEX one_mbo_school_at_a_time ON trajectory_transfers (trajectory_id)
    WHERE state IN ('proposed', 'accepted')
    """,
    "CREATE INDEX trajectory_transfers_trajectory ON trajectory_transfers (trajectory_id)",
    "CREATE INDEX trajectory_transfers_pupil ON trajectory_transfers (pupil_id)",
    "CREATE INDEX trajectory_transfers_school ON trajectory_transfers (school_id, transfer_id)",
    "CREATE INDEX trajectory_transfers_to ON trajectory_transfers (to_id, transfer_id)",
    *protect("trajectory_transfers", IS_SEEN | {"mbo_staff": IS_ASKED}),
    *protect("pupils", IS_SEEN | {"mbo_staff": f"pupil_id IN ({ISSUED}) OR pupil_id IN ({ASKED})"}),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
