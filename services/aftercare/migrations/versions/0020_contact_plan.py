"""The plan of contact moments, its templates, destinations that are confirmed, and what the nightly sweep found."""

from alembic import op

from access.row_security import protect

revision = "0020_contact_plan"
down_revision = "0019_hand_overs"
branch_labels = None
depends_on = None

TABLES = (
    """
    ALTER TABLE cases
        ADD contact_by date,             -- the next contact: again after an attempt, else the first moment of the plan
        ADD confirmed_destination text,  -- since leaving; empty: what the school reported
        ADD destination_source text,
        ADD destination_confirmed_on date,
        ADD destination_expires_on date, -- after this day it reads "not recently confirmed"
        ADD out_of_sight_on date         -- nobody knows any more how they are doing
    """,
    "CREATE INDEX cases_contact ON cases (contact_by) WHERE state = 'open'",
    "CREATE INDEX cases_out_of_sight ON cases (out_of_sight_on) WHERE state = 'open' AND out_of_sight_on IS NOT NULL",
    """
    CREATE TABLE check_ins (             -- the contact moments of a case
        case_id uuid NOT NULL REFERENCES cases,
        moment text NOT NULL,            -- its step in the template, and the contract or conversation it hangs on
        anchored_on date NOT NULL,
        counted_on date NOT NULL,        -- so long after the anchor, on whatever day
        due_on date NOT NULL,            -- the first working day from then, or the day somebody chose
        state text NOT NULL CHECK (state IN ('planned', 'done', 'dropped')),
        done_on date,
        moved_because text,              -- then it follows nothing any more
        moved_by uuid,
        PRIMARY KEY (case_id, moment),
        CONSTRAINT done_has_a_day CHECK ((state = 'done') = (done_on IS NOT NULL))
    )
    """,
    "CREATE INDEX check_ins_planned ON check_ins (due_on, counted_on) WHERE state = 'planned' AND moved_because IS NULL",
    """
    CREATE TABLE contact_templates (     -- who leaves from a day on is called at these moments
        scope text NOT NULL,             -- 'region', or the id of a school that has its own
        valid_from date NOT NULL,
        steps text[] NOT NULL,           -- anchor-amount-unit; none: the school follows the region again
        PRIMARY KEY (scope, valid_from)
    )
    """,
    """
    INSERT INTO contact_templates (scope, valid_from, steps) VALUES ('region', '2000-01-01', ARRAY[
        'left_school-6-weeks', 'left_school-3-months', 'left_school-6-months', 'left_school-12-months',
        'left_school-18-months', 'left_school-24-months', 'reference_day-1-years', 'reference_day-2-years'])
    """,
    """
    CREATE TABLE confirmations (         -- who said where a young person was, and when; rows are added and never changed
        confirmation_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        destination text NOT NULL,
        source text NOT NULL,
        confirmed_on date NOT NULL,
        expires_on date NOT NULL,
        confirmed_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL
    )
    """,
    "CREATE INDEX confirmations_case ON confirmations (case_id, confirmed_on)",
    """
    CREATE TABLE sweep_findings (        -- what the last sweep over the state found that no clock and no event brings on
        case_id uuid NOT NULL REFERENCES cases,
        kind text NOT NULL,
        since date NOT NULL,
        found_on date NOT NULL,
        PRIMARY KEY (case_id, kind)
    )
    """,
    """
    CREATE TABLE sweeps (                -- the days on which it was done: once a day, whichever worker comes first
        swept_on date PRIMARY KEY
    )
    """,
    """
    INSERT INTO policies (region, key, valid_from, amount, unit) VALUES
        ('*', 'check_in_ahead', '2000-01-01', 5, 'working_days'),     -- counted back from the contact moment
        ('*', 'check_in_retry', '2000-01-01', 3, 'working_days'),      -- after an attempt that reached nobody
        ('*', 'check_in_escalation', '2000-01-01', 5, 'working_days'), -- after the contact moment
        ('*', 'destination', '2000-01-01', 3, 'months'),               -- so long a confirmation holds
        ('*', 'no_contact', '2000-01-01', 7, 'months')                 -- longer than the longest gap of the template
    """,
)

# Cases of before: the plan they would have had. Holidays are counted around when the plan is next laid out.
FILL = (
    """
    INSERT INTO check_ins (case_id, moment, anchored_on, counted_on, due_on, state, done_on)
    SELECT case_id, moment, left_on, counted_on, due_on,
        CASE WHEN last_contact_on + 14 >= due_on THEN 'done' ELSE 'planned' END,
        CASE WHEN last_contact_on + 14 >= due_on THEN last_contact_on END
    FROM cases
    CROSS JOIN LATERAL (SELECT make_date(extract(year FROM left_on)::int, 11, 1) AS this_year) AS reference
    CROSS JOIN LATERAL (VALUES
        ('left_school-6-weeks', left_on + 42),
        ('left_school-3-months', (left_on + interval '3 months')::date),
        ('left_school-6-months', (left_on + interval '6 months')::date),
        ('left_school-12-months', (left_on + interval '12 months')::date),
        ('left_school-18-months', (left_on + interval '18 months')::date),
        ('left_school-24-months', (left_on + interval '24 months')::date),
        ('reference_day-1-years', CASE WHEN this_year > left_on THEN this_year ELSE (this_year + interval '1 year')::date END),
        ('reference_day-2-years', (this_year + CASE WHEN this_year > left_on THEN interval '1 year' ELSE interval '2 years' END)::date)
    ) AS steps (moment, counted_on)
    CROSS JOIN LATERAL (SELECT counted_on + greatest(0, 8 - extract(isodow FROM counted_on)::int) % 7
        * (extract(isodow FROM counted_on) > 5)::int AS due_on) AS working_day
    WHERE state = 'open' AND counted_on BETWEEN opened_on AND ends_on
    """,
    """
    UPDATE cases SET destination_expires_on = (left_on + interval '3 months')::date,
        contact_by = coalesce(contact_again_on, (SELECT min(due_on) FROM check_ins
            WHERE check_ins.case_id = cases.case_id AND check_ins.state = 'planned'))
    WHERE state = 'open'
    """,
    """
    INSERT INTO timers (process, case_id, kind, rule, due_at)
    SELECT 'contact', case_id, 'check_in_due', 'morning of ' || contact_by || ', the next contact',
        (contact_by + time '08:00') AT TIME ZONE 'Europe/Amsterdam'
    FROM cases WHERE state = 'open' AND contact_by IS NOT NULL
    """,
    """
    INSERT INTO timers (process, case_id, kind, rule, due_at)
    SELECT 'destination', case_id, 'destination_expiry', 'end of ' || destination_expires_on || ', the last day that it holds',
        (destination_expires_on + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
    FROM cases WHERE state = 'open'
    """,
)
OF_ITS_CASE = "(SELECT true FROM cases WHERE cases.case_id = {table}.case_id)"
WALLS = (
    *protect("check_ins", {"coordinator": "true"}, OF_ITS_CASE.format(table="check_ins")),
    *protect("confirmations", {"coordinator": "true"}, OF_ITS_CASE.format(table="confirmations")),
    *protect("sweep_findings", {"coordinator": "true"}),
)


def upgrade() -> None:
    for statement in (*TABLES, *FILL, *WALLS):
        op.execute(statement)
