"""Cases, contracts, conversations, and the local copies of what the directory tells."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE cases (               -- two years of aftercare for one young person
        case_id uuid PRIMARY KEY,      -- derived from pupil and leaving day as first reported
        pupil_id uuid NOT NULL,
        school_id uuid NOT NULL,
        municipality text NOT NULL,
        left_on date NOT NULL,
        destination text NOT NULL,
        opened_on date NOT NULL,
        ends_on date NOT NULL,         -- last day of the two years
        state text NOT NULL CHECK (state IN ('open', 'closed')),
        job_coach_id uuid,             -- empty: the coordinator owns it
        stands_in_for_id uuid,         -- the colleague who was away when the case came
        act_by date,                   -- accept it, or find a job coach, at the latest on this day
        accepted_at timestamptz,
        closed_on date,
        dropped_out_on date,
        CONSTRAINT closed_has_a_day CHECK ((state = 'closed') = (closed_on IS NOT NULL))
    )
    """,
    "CREATE UNIQUE INDEX one_open_case_per_pupil ON cases (pupil_id) WHERE state = 'open'",
    "CREATE INDEX cases_pupil ON cases (pupil_id)",
    "CREATE INDEX cases_school ON cases (school_id, case_id)",
    "CREATE INDEX cases_job_coach ON cases (job_coach_id, case_id)",
    "CREATE INDEX cases_unserved ON cases (municipality) WHERE state = 'open' AND job_coach_id IS NULL",
    "CREATE INDEX cases_not_accepted ON cases (act_by) WHERE state = 'open' AND accepted_at IS NULL",
    """
    CREATE TABLE contracts (           -- where the young person works, until when, and how it ended
        contract_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        source text NOT NULL CHECK (source IN ('leaving', 'reported')),
        employer text,                 -- empty for the contract at leaving: intake has it, under contract_ref
        contract_ref text,
        kind text,
        hours numeric(4, 1),
        begins_on date NOT NULL,
        ends_on date,
        registered_on date NOT NULL,
        ended_on date,
        end_reason text,
        ended_by_itself boolean NOT NULL,
        CONSTRAINT ends_after_it_begins CHECK (ends_on >= begins_on AND ended_on >= begins_on),
        CONSTRAINT an_end_has_a_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL))
    )
    """,
    "CREATE INDEX contracts_case ON contracts (case_id)",
    """
    CREATE TABLE conversations (       -- the inclusive career conversation, owed until it was held
        conversation_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        pupil_id uuid NOT NULL,
        trigger text NOT NULL,
        causes text[] NOT NULL,        -- every end of work it covers
        ended_on date NOT NULL,
        requested_on date NOT NULL,
        due_on date NOT NULL,
        werkconsulent_id uuid,         -- empty: the job coach sees to it
        state text NOT NULL CHECK (state IN ('requested', 'scheduled', 'cancelled', 'held', 'missed')),
        starts_at timestamptz,
        ends_at timestamptz,
        place text,
        ics_sequence integer NOT NULL,
        participant_ids uuid[] NOT NULL,
        held_on date,
        next_step text,
        next_step_by date,
        remark text,                   -- never leaves this service but to who may read the conversation
        CONSTRAINT held_has_a_next_step CHECK ((state = 'held') = (held_on IS NOT NULL) AND (held_on IS NULL) = (next_step IS NULL)),
        CONSTRAINT appointment_has_an_end CHECK ((starts_at IS NULL) = (ends_at IS NULL))
    )
    """,
    "CREATE UNIQUE INDEX one_conversation_owed_per_case ON conversations (case_id) WHERE held_on IS NULL",
    "CREATE INDEX conversations_case ON conversations (case_id)",
    "CREATE INDEX conversations_werkconsulent ON conversations (werkconsulent_id, conversation_id)",
    "CREATE INDEX conversations_owed ON conversations (due_on) WHERE held_on IS NULL",
    """
    CREATE TABLE professionals (       -- local copy: who serves which municipality in which role
        role_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        role text NOT NULL,
        municipalities text[] NOT NULL
    )
    """,
    """
    CREATE TABLE absences (            -- local copy: who does the work of whom, until and including which day
        person_id uuid PRIMARY KEY,
        substitute_id uuid NOT NULL,
        until date
    )
    """,
    """
    CREATE TABLE organisations (       -- local copy: which region, schools and municipalities there are
        organisation_id uuid PRIMARY KEY,
        kind text NOT NULL,
        code text NOT NULL
    )
    """,
    """
    CREATE TABLE policies (            -- terms: '*' holds everywhere, a region's own code goes before it
        region text NOT NULL,
        key text NOT NULL,
        valid_from date NOT NULL,
        amount integer NOT NULL CHECK (amount > 0),
        unit text NOT NULL CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'years')),
        PRIMARY KEY (region, key, valid_from)
    )
    """,
    """
    INSERT INTO policies (region, key, valid_from, amount, unit) VALUES
        ('*', 'aftercare', '2000-01-01', 2, 'years'),                             -- agreement S8
        ('*', 'acceptance', '2000-01-01', 5, 'working_days'),
        ('*', 'coach_search', '2000-01-01', 2, 'working_days'),
        ('*', 'career_conversation', '2000-01-01', 10, 'working_days'),           -- agreement S9
        ('*', 'career_conversation_reminder', '2000-01-01', 3, 'working_days'),   -- counted back from the deadline
        ('*', 'career_conversation_escalation', '2000-01-01', 2, 'working_days'), -- after the deadline
        ('*', 'next_step', '2000-01-01', 10, 'working_days')
    """,
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
