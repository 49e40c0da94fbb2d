"""Cases in a few words: the same cases as those that are told in full, and nothing that is not."""

from uuid import UUID

FIELDS = ("id", "pupil_id", "school_id", "municipality", "left_on", "ends_on", "state", "job_coach_id")


def test_who_may_see_a_case_sees_its_outline(town):
    for number in range(3):
        town.leaves(UUID(int=700 + number))

    for role in ("job_coach", "school_staff", "werkconsulent", "coordinator"):
        client = town.client(role)
        whole = [{name: case[name] for name in FIELDS} for case in client.get("/v1/cases").json]
        assert client.get("/v1/case-outlines").json == whole


def test_outlines_come_page_by_page_and_of_whom_was_asked(town):
    for number in range(3):
        town.leaves(UUID(int=700 + number))
    client, seen, path = town.client("coordinator"), [], "/v1/case-outlines?limit=2"
    while path:
        answer = client.get(path)
        seen += [one["pupil_id"] for one in answer.json]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")

    assert sorted(seen) == sorted(str(row["pupil_id"]) for row in town.cases())
    assert [one["pupil_id"] for one in client.get(f"/v1/case-outlines?pupil_id={UUID(int=701)}").json] == [
        str(UUID(int=701))
    ]
