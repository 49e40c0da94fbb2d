"""What people reported, and what must have come of it: pupils, cases, notifications, mails, contracts, timers."""

from typing import Final

from tests.faults.checks.landscape import Questions

REPORTS: Final[Questions] = (
    (
        "acknowledged leaver without a pupil",
        "lost",
        "SELECT a.key FROM answers a LEFT JOIN intake.pupils p USING (pupil_id) WHERE p.pupil_id IS NULL",
    ),
    (
        "acknowledged report without its event",
        "lost",
        """SELECT a.key FROM answers a LEFT JOIN intake.journal j
           ON j.event_id = a.event_id AND j.name = 'pupil_left_school' AND j.subject = 'pupil/' || a.pupil_id
           WHERE j.event_id IS NULL""",
    ),
    (
        "two reports share one event",
        "lost",
        "SELECT event_id FROM answers GROUP BY event_id HAVING count(*) > 1",
    ),
    (
        "more events than reports",
        "duplicated",
        """SELECT p.pupil_id FROM pupils p JOIN intake.journal j ON j.subject = 'pupil/' || p.pupil_id
           WHERE j.name = 'pupil_left_school' GROUP BY p.pupil_id, p.reports HAVING count(*) > p.reports""",
    ),
    (
        "pupil that nobody reported",
        "duplicated",
        "SELECT pupil_id FROM intake.pupils WHERE pupil_id NOT IN (SELECT pupil_id FROM pupils)",
    ),
    (
        "pupil twice in one school",
        "duplicated",
        "SELECT min(pupil_id::text) FROM intake.pupils GROUP BY school_id, pupil_number HAVING count(*) > 1",
    ),
    (
        "half done: pupil without both events",
        "lost",
        """SELECT p.pupil_id FROM pupils p LEFT JOIN intake.journal j ON j.subject = 'pupil/' || p.pupil_id
           AND j.name IN ('pupil_registered', 'pupil_left_school')
           GROUP BY p.pupil_id HAVING count(DISTINCT j.name) < 2""",
    ),
    (
        "leaver without a case",
        "lost",
        "SELECT p.pupil_id FROM pupils p LEFT JOIN aftercare.cases c USING (pupil_id) WHERE c.case_id IS NULL",
    ),
    (
        "leaver with two cases",
        "duplicated",
        "SELECT pupil_id FROM aftercare.cases GROUP BY pupil_id HAVING count(*) > 1",
    ),
    (
        "case of a pupil that does not exist",
        "lost",
        "SELECT case_id FROM aftercare.cases WHERE pupil_id NOT IN (SELECT pupil_id FROM intake.pupils)",
    ),
    (
        "case without a job coach who was told",
        "lost",
        """SELECT c.case_id FROM aftercare.cases c LEFT JOIN notifications.notifications n
           ON n.case_id = c.case_id AND n.kind = 'job_coach_assigned' AND n.person_id = c.job_coach_id
           WHERE n.notification_id IS NULL""",
    ),
    (
        "somebody told twice of one event",
        "duplicated",
        """SELECT min(event_id::text) FROM notifications.notifications
           GROUP BY event_id, person_id, kind HAVING count(*) > 1""",
    ),
    (
        "job coach told twice of one case",
        "duplicated",
        """SELECT case_id FROM notifications.notifications WHERE kind = 'job_coach_assigned' AND must_act
           GROUP BY case_id HAVING count(*) > 1""",
    ),
    (
        "job coach without exactly one mail",
        "duplicated",
        """SELECT n.event_id FROM notifications.notifications n LEFT JOIN notifications.deliveries d
           USING (event_id, person_id) WHERE n.must_act GROUP BY n.event_id, n.person_id
           HAVING count(d.delivery_id) <> 1""",
    ),
    (
        "contract that is over and nobody was told",
        "lost",
        """SELECT p.pupil_id FROM pupils p JOIN aftercare.cases c USING (pupil_id) WHERE p.is_contract_over AND
           ('case/' || c.case_id NOT IN (SELECT subject FROM aftercare.journal WHERE name = 'contract_ended')
            OR c.case_id NOT IN (SELECT case_id FROM aftercare.conversations)
            OR c.case_id NOT IN (SELECT case_id FROM notifications.notifications
                                 WHERE kind = 'career_conversation_requested' AND case_id IS NOT NULL)
            OR c.case_id NOT IN (SELECT case_id FROM intake.readers))""",
    ),
    (
        "contract that ended twice",
        "duplicated",
        """SELECT subject FROM aftercare.journal WHERE name = 'contract_ended' GROUP BY subject HAVING count(*) > 1
           UNION ALL SELECT case_id::text FROM aftercare.conversations GROUP BY case_id HAVING count(*) > 1""",
    ),
    (
        "timer fired before its time",
        "disorder",
        """SELECT case_id || ' ' || kind FROM aftercare.timers
           WHERE (state = 'fired' AND due_at > clock_timestamp()) OR fired_at < due_at""",
    ),
    (
        "timer more than a minute late",
        "unsettled",
        """SELECT case_id || ' ' || kind FROM aftercare.timers
           WHERE state = 'pending' AND due_at < clock_timestamp() - interval '60 seconds'""",
    ),
)
