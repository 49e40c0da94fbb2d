"""Two transactions at the same moment: nothing is lost between them, nothing happens twice."""

from threading import Barrier, Thread

from services.aftercare.handlers import on_pupil_left_school
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.leavings import Leavings
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.team import Team
from tests.aftercare.examples import COACH, HERE, PUPIL, SCHOOL, TODAY
from tests.machinery.waiting import wait_for

WAITING = "SELECT 1 FROM pg_locks WHERE NOT granted"


def test_a_leaver_and_a_newcomer_at_the_same_moment_find_each_other(empty_town):
    database = empty_town.database
    left = on_pupil_left_school.PupilLeftSchool(PUPIL, SCHOOL, HERE, empty_town.left_on)
    newcomer = Thread(target=empty_town.grant, args=(COACH, "job_coach", [HERE]))

    with database.work("aftercare") as work:
        cases = work.use(Cases)
        cases.prefetch_for_leavers([left])
        roster, policy = work.use(Team).roster(), work.use(Policies).current()
        told = {"policy": policy, "timers": work.timers, "leavings": work.use(Leavings), "now": work.now}
        work.publish(*on_pupil_left_school.handle(left, cases, roster, **told))
        newcomer.start()
        wait_for(lambda: database.rows_as_admin(WAITING), what="the newcomer waits for the leaver's transaction")
    newcomer.join()

    assert empty_town.case()["job_coach_id"] == COACH


def test_two_people_who_report_the_same_end_at_once_report_one(town):
    contract_id = town.works()
    barrier, answers = Barrier(4), []

    def report(role):
        client = town.client(role)
        barrier.wait()
        answers.append(
            client.post(f"/v1/contracts/{contract_id}/end", json={"ended_on": str(TODAY), "reason": "other"})
        )

    reporters = [Thread(target=report, args=(role,)) for role in ("job_coach", "coordinator") * 2]
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()

    assert [answer.status_code for answer in answers] == [200] * 4
    assert len(town.news_of("contract_ended")) == 1
