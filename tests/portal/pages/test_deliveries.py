"""The administrator sees what became of each mail, and sends a stranded one again."""

import pytest

from tests.portal.stage import Stage

STRAND = "UPDATE notifications.deliveries SET state = :state, reason = :reason, next_attempt_at = NULL"


@pytest.fixture
def strand(stage: Stage):
    """Let every mail end so."""
    stage.report_leaver()

    def strand(state: str, reason: str) -> None:
        stage.database.execute_as_admin(STRAND, state=state, reason=reason)

    return strand


def test_what_failed_stands_there_with_the_reason_and_goes_again_by_hand(stage: Stage, strand):
    strand("failed", "mail_server_550")
    admin = stage.sign_in("admin").open("/mail?stand=failed")
    assert "De mailserver weigerde deze mail, met code 550." in admin.text

    admin.submit(button="Opnieuw versturen")

    assert "De mail wordt opnieuw verstuurd." in admin.text
    assert stage.sign_in("admin").open("/mail?stand=planned").text.count("Wacht") > 1


def test_what_nobody_wanted_is_no_fault(stage: Stage, strand):
    strand("unwanted", "preference")

    page = stage.sign_in("admin").open("/mail")

    assert "De ontvanger wil hierover geen mail." in page.text
    assert "Opnieuw versturen" not in page.text


def test_the_page_names_no_young_person_and_no_address(stage: Stage, strand):
    strand("sent", "")

    page = stage.sign_in("admin").open("/mail")

    assert "@" not in page.text
    assert "/jongeren/" not in page.html


@pytest.mark.parametrize("role", ["job_coach", "school_staff", "coordinator"])
def test_nobody_else_sees_it(stage: Stage, role: str):
    assert stage.sign_in(role).open("/mail").status == 403


def test_a_mail_that_is_gone_cannot_be_sent(stage: Stage, strand):
    strand("failed", "mail_server_550")
    admin = stage.sign_in("admin").open("/mail")
    stage.database.execute_as_admin("DELETE FROM notifications.deliveries")

    admin.submit(button="Opnieuw versturen")

    assert admin.status == 404
