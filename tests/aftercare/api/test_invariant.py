"""Whatever people send, in whatever order: somebody's worklist holds each open case, with an owner and a date."""

from datetime import timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    HERE,
    NOWHERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    THERE,
    WERKCONSULENT,
)

PEOPLE = (
    ("job_coach", COACH),
    ("job_coach", OTHER_COACH),
    ("werkconsulent", WERKCONSULENT),
    ("werkconsulent", OTHER_WERKCONSULENT),
    ("coordinator", COORDINATOR),
)
DAYS = st.integers(-30, 60)
COMMANDS = st.one_of(
    st.tuples(st.just("accept")),
    st.tuples(st.just("contract"), DAYS, st.none() | st.integers(0, 90)),
    st.tuples(st.just("end"), DAYS),
    st.tuples(st.just("drop_out"), st.integers(-20, 1)),
    st.tuples(st.just("plan"), DAYS),
    st.tuples(st.just("cancel")),
    st.tuples(st.just("hold"), st.sampled_from(["mbo", "none_yet"])),
    st.tuples(st.just("correct"), st.sampled_from([HERE, THERE, NOWHERE]), DAYS),
    st.tuples(st.just("away"), st.booleans()),
    st.tuples(st.just("revoke")),
    st.tuples(st.just("grant")),
    st.tuples(st.just("wait"), st.integers(1, 400)),
)


class YoungPerson:
    """One young person in a town where others live too."""

    def __init__(self, town) -> None:
        self.town, self.pupil_id, self.left_on = town, uuid4(), town.database.now.date() - timedelta(days=40)
        self.correct(HERE, 0)

    @property
    def all(self):
        """A client with a token of now: time passes here."""
        return self.town.client("coordinator")

    def day(self, shift):
        return str(self.town.database.now.date() + timedelta(days=shift))

    @property
    def case(self):
        """The case; of two the last."""
        cases = self.all.get(f"/v1/cases?pupil_id={self.pupil_id}").json
        return max(cases, key=lambda case: case["left_on"])

    def post(self, path, **body: object):
        return self.all.post(path, json=body)

    def accept(self):
        return self.post(f"/v1/cases/{self.case['id']}/acceptance")

    def contract(self, begins, lasts):
        ends_on = None if lasts is None else self.day(begins + lasts)
        path = f"/v1/cases/{self.case['id']}/contracts"
        return self.post(path, employer="x", begins_on=self.day(begins), ends_on=ends_on)

    def end(self, on):
        for contract in self.case["contracts"][-1:]:
            self.post(f"/v1/contracts/{contract['id']}/end", ended_on=self.day(on), reason="other")

    def drop_out(self, on):
        return self.post(f"/v1/cases/{self.case['id']}/drop-out", on=self.day(on), reason="drop_out")

    def plan(self, on):
        body = {"starts_at": f"{self.day(on)}T10:00:00+01:00", "minutes": 30, "place": "x"}
        for path in self.talks():
            self.all.put(f"{path}/appointment", json=body)

    def cancel(self):
        for path in self.talks():
            self.all.delete(f"{path}/appointment", json={})

    def hold(self, step):
        for path in self.talks():
            self.post(f"{path}/outcome", held_on=self.day(0), next_step=step)

    def talks(self):
        return [f"/v1/career-conversations/{talk['id']}" for talk in self.case["conversations"]]

    def correct(self, municipality, shift):
        left_on = self.left_on + timedelta(days=shift)
        self.town.leaves(self.pupil_id, municipality=municipality, left_on=left_on)

    def away(self, is_away):
        self.town.away(COACH, OTHER_COACH if is_away else None, self.day(20) if is_away else None)

    def revoke(self):
        self.town.revoke(COACH, "job_coach")
        self.town.revoke(WERKCONSULENT, "werkconsulent")

    def grant(self):
        self.town.staff()

    def wait(self, days):
        self.town.clock(self.town.database.now + timedelta(days=days))


def worklist(client):
    """Give what somebody must do; nothing for who lost the role and is let in no more."""
    answer = client.get("/v1/worklist?limit=200")
    return answer.json if answer.status_code != 401 else []


def check(town):
    items = [item for role, person_id in PEOPLE for item in worklist(town.client(role, person_id))]
    assert all(item["owner_id"] and item["due_on"] and item["kind"] for item in items)
    open_cases = {str(case["case_id"]) for case in town.cases() if case["state"] == "open"}
    assert {item["case_id"] for item in items} == open_cases
    for role, person_id in PEOPLE:
        client = town.client(role, person_id)
        for item in worklist(client):
            assert client.get(f"/v1/cases/{item['case_id']}").status_code == 200


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commands=st.lists(COMMANDS, min_size=3, max_size=9))
def test_no_open_case_is_in_nobodys_worklist(town, commands):
    young_person = YoungPerson(town)
    for name, *arguments in commands:
        answer = getattr(young_person, name)(*arguments)
        assert answer is None or answer.status_code in {200, 201, 400, 409}
        town.hear_own()

    check(town)
