"""What the tour says when there is nothing to tour."""

from typer.testing import CliRunner

from doorlijn.cli import app
from doorlijn.tour.mailbox import Mail


def test_nobody_there_is_told_with_exit_code_5():
    done = CliRunner().invoke(app, ["tour", "--url", "http://127.0.0.1:9", "--wait", "0.2"])

    assert done.exit_code == 5
    assert "antwoordt niet" in done.stderr


def test_an_invitation_is_read_out_of_a_mail_with_folded_lines():
    text = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nUID:loopbaangesprek-\n 123@doorlijn\nSEQUENCE:2\n"

    invitation = Mail("1", text).invitation

    assert invitation is not None
    assert (invitation.uid, invitation.sequence, invitation.method) == (
        "loopbaangesprek-123@doorlijn",
        2,
        "REQUEST",
    )


def test_a_mail_without_a_calendar_holds_no_invitation():
    assert Mail("1", "Beste collega").invitation is None
