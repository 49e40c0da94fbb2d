"""What must be so each night: every open case has an owner, a next action and a date, and a clock that guards the date.

Each question gives the ids of what is wrong on a day; nothing found is the only good answer.
"""

from typing import Final

_OPEN: Final = "FROM aftercare.cases c WHERE c.state = 'open'"
_OWED: Final = """FROM aftercare.conversations t JOIN aftercare.cases c USING (case_id)
    WHERE t.held_on IS NULL AND t.withdrawn_on IS NULL"""
_TOLD: Final = "SELECT FROM observer.missed m WHERE m.case_id = c.case_id"  # that a deadline passed, see camera.sql
_CLOCK: Final = "SELECT FROM aftercare.timers w WHERE w.state = 'pending' AND w.case_id = c.case_id AND w.kind"

LOOKS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "open case without an owner",
        "unowned",
        f"""SELECT c.case_id AS id {_OPEN} AND NOT EXISTS (
                SELECT FROM directory.roles r WHERE r.role = 'job_coach' AND r.person_id = c.job_coach_id)
            AND (c.job_coach_id IS NOT NULL OR NOT EXISTS (SELECT FROM directory.roles r WHERE r.role = 'coordinator'))""",  # noqa: S608  put together from constants of this package; what varies is a parameter
    ),
    (
        "case without a job coach of which no coordinator was told",
        "unowned",
        f"""SELECT c.case_id AS id {_OPEN} AND c.job_coach_id IS NULL AND NOT EXISTS (
                SELECT FROM notifications.notifications n JOIN directory.roles r USING (person_id)
                WHERE n.case_id = c.case_id AND r.role = 'coordinator' AND n.must_act)""",  # noqa: S608  put together from constants of this package; what varies is a parameter
    ),
    (
        "case that nobody accepted has no day before which that must be done",
        "unseen",
        f"SELECT c.case_id AS id {_OPEN} AND c.accepted_at IS NULL AND c.act_by IS NULL",
    ),
    (
        "case that nobody accepted in time, and the coordinator does not know",
        "unseen",
        f"""SELECT c.case_id AS id {_OPEN} AND c.accepted_at IS NULL AND c.act_by < %(day)s AND NOT EXISTS (
                {_TOLD}
                AND m.process IN ('case_acceptance', 'job_coach_assignment'))""",
    ),
    (
        "contact moment passed unseen",
        "unseen",
        f"""SELECT c.case_id AS id {_OPEN} AND c.contact_by < %(day)s AND c.ends_on >= %(day)s AND NOT EXISTS (
                {_TOLD}
                AND m.process = 'check_in'
                AND m.due_on = c.contact_by)""",
    ),
    (
        "two years without a clock",
        "unseen",
        f"SELECT c.case_id AS id {_OPEN} AND c.ends_on >= %(day)s AND NOT EXISTS ({_CLOCK} = 'two_years')",
    ),
    (
        "open after the two years while nothing is owed",
        "late",
        f"""SELECT c.case_id AS id {_OPEN} AND c.ends_on < %(day)s AND NOT EXISTS (
                SELECT FROM aftercare.conversations t WHERE t.case_id = c.case_id
                AND t.held_on IS NULL AND t.withdrawn_on IS NULL)
            AND NOT EXISTS (SELECT FROM aftercare.promises p WHERE p.case_id = c.case_id AND p.done_on IS NULL)
            AND NOT EXISTS (SELECT FROM aftercare.contracts k WHERE k.case_id = c.case_id AND k.claimed_on IS NOT NULL)
            AND NOT EXISTS (SELECT FROM aftercare.municipal_supports s WHERE s.case_id = c.case_id AND s.answered_on IS NULL)
            AND (c.handed_over_on IS NOT NULL OR NOT EXISTS (
                {_TOLD}
                AND m.process = 'warm_hand_over'))""",  # noqa: S608  put together from constants of this package; what varies is a parameter
    ),
    (
        "closed while a conversation is owed",
        "unseen",
        f"SELECT c.case_id AS id {_OWED} AND c.state = 'closed'",
    ),
    (
        "closed while the school waits for an answer about a last day",
        "unseen",
        """SELECT k.contract_id AS id FROM aftercare.contracts k JOIN aftercare.cases c USING (case_id)
           WHERE k.claimed_on IS NOT NULL AND c.state = 'closed'""",
    ),
    (
        "closed while the school waits for an answer of the municipality",
        "unseen",
        """SELECT s.support_id AS id FROM aftercare.municipal_supports s JOIN aftercare.cases c USING (case_id)
           WHERE s.answered_on IS NULL AND c.state = 'closed'""",
    ),
    (
        "question to take a case over passed unseen",
        "unseen",
        f"""SELECT c.case_id AS id {_OPEN} AND c.proposed_to_id IS NOT NULL AND c.answer_by < %(day)s AND NOT EXISTS (
                {_TOLD}
                AND m.process = 'case_transfer'
                AND m.due_on = c.answer_by)""",
    ),
    (
        "question to take a case over that stays while the case is over",
        "unseen",
        "SELECT c.case_id AS id FROM aftercare.cases c WHERE c.state = 'closed' AND c.proposed_to_id IS NOT NULL",
    ),
    (
        "more young people in a leerlijn than it has places",
        "wrong",
        """SELECT r.period_id AS id FROM aftercare.reservations r JOIN aftercare.leerlijn_periods p USING (period_id)
           WHERE r.state IN ('reserved', 'taken') GROUP BY r.period_id, p.places HAVING count(*) > p.places""",
    ),
    (
        "place that stays reserved after its last day",
        "late",
        "SELECT r.case_id AS id FROM aftercare.reservations r WHERE r.state = 'reserved' AND r.expires_on < %(day)s",
    ),
    (
        "contract that is over and runs on",
        "unseen",
        """SELECT k.contract_id AS id FROM aftercare.contracts k
           WHERE k.ended_on IS NULL AND k.ends_on < %(day)s""",
    ),
    (
        "last day of a contract without a clock",
        "unseen",
        f"""SELECT k.contract_id AS id FROM aftercare.contracts k JOIN aftercare.cases c USING (case_id)
            WHERE k.ended_on IS NULL AND k.ends_on >= %(day)s AND NOT EXISTS ({_CLOCK} = 'contract_end')""",  # noqa: S608  put together from constants of this package; what varies is a parameter
    ),
    (
        "end of work without a conversation",
        "unseen",
        """SELECT k.contract_id AS id FROM aftercare.contracts k WHERE k.ended_on IS NOT NULL AND NOT EXISTS (
               SELECT FROM aftercare.conversations t WHERE t.case_id = k.case_id
               AND k.contract_id::text = ANY (t.causes) AND t.withdrawn_on IS NULL)""",
    ),
    (
        "conversation that is owed, without a clock for its deadline",
        "unseen",
        f"SELECT t.conversation_id AS id {_OWED} AND t.due_on >= %(day)s AND NOT EXISTS ({_CLOCK} = 'conversation_due')",
    ),
    (
        "deadline of a conversation passed unseen",
        "unseen",
        f"""SELECT t.conversation_id AS id {_OWED} AND t.due_on < %(day)s AND NOT EXISTS (
                {_TOLD}
                AND m.item_id = t.conversation_id)""",
    ),
    (
        "clock that fails",
        "late",
        "SELECT case_id || ' ' || kind AS id FROM aftercare.timers WHERE state = 'pending' AND attempts > 0",
    ),
)

COUNTS: Final = """
    SELECT (SELECT count(*) FROM aftercare.cases WHERE state = 'open') AS open,
        (SELECT count(*) FROM aftercare.contracts WHERE ended_on IS NULL AND begins_on <= %(day)s) AS working,
        (SELECT count(*) FROM aftercare.conversations WHERE held_on IS NULL AND withdrawn_on IS NULL) AS owed,
        (SELECT count(*) FROM aftercare.conversations WHERE held_on IS NULL AND withdrawn_on IS NULL
            AND due_on < %(day)s) AS late
"""
