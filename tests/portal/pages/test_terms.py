from tests.portal.stage import Stage


def test_terms_and_holidays_are_shown_as_they_stand(region: Stage):
    admin = region.sign_in("admin").follow("Termijnen")

    assert "Het loopbaangesprek voeren, nadat werk stopt 10 werkdagen overal 1 januari 2000" in admin.text
    assert "Feestdagen in 2027" in admin.text
    assert "Bevrijdingsdag" in admin.text


def test_terms_are_not_for_everybody(region: Stage):
    assert region.sign_in("job_coach").open("/termijnen").status == 403
