from tests.portal.stage import Stage


def old_file(region: Stage) -> str:
    path = region.report_leaver(first_name="Sanne")
    region.database.execute_as_admin("UPDATE intake.pupils SET left_on = left_on - 1000")  # time passes
    return path


def test_the_page_says_how_long_what_is_kept_and_that_nothing_is_due(region: Stage):
    admin = region.sign_in("admin").follow("Bewaartermijnen")

    assert "Van niemand is de bewaartermijn voorbij." in admin.text
    assert "Register van waardedocumenten 50 jaar" in admin.text
    assert "Cijfers van de regio voor altijd" in admin.text


def test_a_file_whose_term_is_over_is_destroyed_in_every_service_and_reported_without_a_name(region: Stage):
    old_file(region)
    admin = region.sign_in("admin").open("/bewaartermijnen")
    assert "Van 1 jongere is de bewaartermijn voorbij." in admin.text
    assert "Sanne" not in admin.html

    admin.submit({"sure": "yes"}, button="1 dossier vernietigen")
    assert "1 dossier is vernietigd." in admin.text
    region.deliver()
    report = region.sign_in("admin").open("/bewaartermijnen")

    for category in ("Gegevens van de school over de jongere", "Zaak, contracten en gesprekken", "Meldingen en mails"):
        assert f"{category}" in report.text.partition("Verslag van vernietiging")[2]
    assert region.database.rows("intake", "SELECT * FROM pupils") == []
    saved = report.follow("Verslag opslaan als CSV")
    assert "Pieter Santokhi" in saved.html
    assert "Sanne" not in saved.html


def test_nothing_is_destroyed_without_being_sure(region: Stage):
    old_file(region)
    admin = region.sign_in("admin").open("/bewaartermijnen")

    admin.submit({"sure": ""}, button="1 dossier vernietigen")

    assert admin.status == 400
    assert len(region.database.rows("intake", "SELECT * FROM pupils")) == 1


def test_retention_is_for_the_administrator(region: Stage):
    assert region.sign_in("coordinator").open("/bewaartermijnen").status == 403
