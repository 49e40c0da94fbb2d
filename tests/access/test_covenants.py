"""A covenant file is read as a whole: every mistake is told at once, with its line and what to do."""

import pytest
from typer.testing import CliRunner

from access import covenants
from doorlijn.commands.covenant import app

GOOD = covenants.PACKAGED.read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        file = tmp_path / "covenant.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_the_packaged_covenant_is_right():
    assert covenants.load().region == "De Lijnstreek"


def test_every_mistake_is_told_with_its_line_and_what_to_do(written):
    wrong = GOOD.replace("role: job_coach", "role: jobcoach").replace("2034-07-31", "volgend jaar")
    wrong = wrong.replace("relation: region", "relation: everybody").replace("version:", "versie:")

    with pytest.raises(covenants.CovenantIsWrong) as caught:
        covenants.load(written(wrong))

    told = caught.value.errors
    lines = GOOD.splitlines()
    for word, text in (("role: job_coach", "job_coach"), ("ends_on", "2034-07-31"), ("relation: region", "region")):
        number = next(at for at, line in enumerate(lines, start=1) if word in line)
        assert any(each.startswith(f"regel {number}:") and text in each for each in told), (word, told)
    assert any("'versie' is niet bekend" in each for each in told)
    assert any("heeft geen 'version'" in each for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "rules: 3",
        "{",
        "region: [1]",
        "rules: [x, {role: {}}]",
        "bases: {a: {b: c}}",
        "ends_on:",
        "? [a]\n: b",
    ],
)
def test_a_file_that_is_something_else_is_refused_in_words(written, text):
    with pytest.raises(covenants.CovenantIsWrong):
        covenants.load(written(text))


def test_the_phases_of_one_group_are_none_of_another(written):
    wrong = GOOD.replace("data: [pupil], phases: [at_school, left]", "data: [pupil], phases: [open]", 1)

    with pytest.raises(covenants.CovenantIsWrong, match=r"'open' is niet bekend\. Kies uit: at_school, left"):
        covenants.load(written(wrong))


def test_support_is_given_by_approval_alone_and_to_roles_that_see_nobody_otherwise(written):
    for right, wrong, told in (
        ("purpose: support, role: admin", "purpose: support, role: job_coach", "Kies uit: admin, placement_advisor"),
        ("relation: approved_access", "relation: region", "horen bij elkaar"),
        ("purpose: support", "purpose: aftercare", "horen bij elkaar"),
    ):
        with pytest.raises(covenants.CovenantIsWrong, match=told):
            covenants.load(written(GOOD.replace(right, wrong, 1)))


def test_the_command_says_what_is_right_and_what_is_wrong(written, tmp_path):
    right = CliRunner().invoke(app, ["check", str(covenants.PACKAGED), "--json"])
    wrong = CliRunner().invoke(app, ["check", str(written(GOOD.replace("own_school", "school")))])
    absent = CliRunner().invoke(app, ["check", str(tmp_path / "none.yaml")])

    assert (right.exit_code, wrong.exit_code, absent.exit_code) == (0, 1, 1)
    told = "Kies uit: approved_access, own_case, own_conversation, own_document, own_request, own_school, region"
    assert wrong.stderr.count(told) == GOOD.count("own_school")


def test_its_help_shows_an_example():
    shown = CliRunner().invoke(app, ["check", "--help"]).stdout

    assert "doorlijn covenant check access/covenant" in " ".join(shown.split())
