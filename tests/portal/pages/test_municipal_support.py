from tests.portal.stage import Stage


def test_a_school_asks_and_reads_the_answer_of_the_municipality(stage: Stage):
    page = stage.report_leaver()
    school = stage.sign_in("school_staff").open(page).follow("Steun van de gemeente vragen")

    school.submit({"kind": "keep_work", "note": "Vraagt om minder uren."})
    stage.deliver()
    assert "De gemeente heeft uw vraag." in school.text
    assert "Wacht op antwoord van de gemeente." in school.text

    consulent = stage.sign_in("werkconsulent").open("/werk")
    assert "Beantwoord de vraag van de school" in consulent.text
    consulent.follow("Bekijk").follow("Antwoord geven")
    assert "Vraagt om minder uren." in consulent.text
    consulent.submit({"answer": "will_help", "remark": "Wij bellen maandag."})
    stage.deliver()

    assert "De school heeft uw antwoord." in consulent.text
    seen = school.open(page).text
    assert "De gemeente helpt" in seen
    assert "Wij bellen maandag." in seen
    assert "Antwoord van de gemeente: de gemeente helpt." in seen
    assert "De gemeente heeft geantwoord" in school.open("/meldingen").text


def test_what_is_missing_is_said(stage: Stage):
    page = stage.report_leaver()

    school = stage.sign_in("school_staff").open(page).follow("Steun van de gemeente vragen").submit()

    assert school.status == 400
    assert "Kies welke steun u vraagt." in school.text


def test_the_answer_to_a_question_that_is_not_there_is_a_page_that_says_so(stage: Stage):
    page = stage.report_leaver()

    coordinator = stage.sign_in("coordinator").open(f"{page}/gemeente/00000000-0000-4000-8000-000000000000")

    assert coordinator.status == 404
