"""The whole story on real processes and a real broker; also while a worker comes back from the dead."""

STEPS = [
    "sheet_previewed",
    "sheet_imported",
    "cases_opened",
    "job_coach_told",
    "case_accepted",
    "ended_by_itself",
    "end_reported",
    "conversation_requested",
    "appointment_made",
    "appointment_moved",
    "conversation_missed",
    "conversation_held",
    "next_step_agreed",
    "next_step_confirmed",
    "catalogue_read",
    "trajectory_started",
    "judgement_asked",
    "work_processes_judged",
    "certificate_issued",
    "certificate_checked",
    "certificate_revoked",
    "certificate_checked_again",
    "all_arrived",
]


def test_every_step_is_seen_also_while_a_worker_comes_back_from_a_kill(installation, tour):
    first = tour(installation.url)

    installation.workers["aftercare"].kill()
    installation.workers["aftercare"] = installation.worker("aftercare")
    second = tour(installation.url)

    for report in (first, second):
        assert [step["step"] for step in report["steps"]] == STEPS
        assert report["ok"]
    told = [event for step in second["steps"] for event in step["event_ids"]]
    assert len(told) == len(set(told)) == 24
    assert set(first["case_ids"]).isdisjoint(second["case_ids"])
