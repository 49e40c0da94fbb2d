"""A trainer shows with a photo what he judged: made anew, his alone until he signs, and never public."""

from io import BytesIO

import pytest
from PIL import Image

from tests.certification.people import OTHER_TEACHER, PORTAL, PUPIL
from tests.certification.pictures import bomb, photo
from tests.certification.trainer import CODES, SESSION, Trainer, rule

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def session(trainer) -> dict[str, str]:
    return trainer.session()


def reasons(answer) -> list[str]:
    assert answer.status_code == 400, answer.json
    return [each["reason"] for each in answer.json["errors"]]


def own(trainer, session, photo_id):
    return trainer.portal.get(f"/v1/judgement-tasks/current/photos/{photo_id}", headers=session)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_adds_is_not_kept(trainer, session, kind):
    added = trainer.photo(session, photo(kind))

    kept = own(trainer, session, added.json["id"]).data
    found = Image.open(BytesIO(kept))
    assert (found.format, found.size, dict(found.getexif())) == ("JPEG", (640, 480), {})
    for secret in (b"Telefoon", b"Havenweg", b"Joost", b"Exif"):
        assert secret not in kept


def test_a_photo_stands_upright_and_is_no_larger_than_is_needed(trainer, session):
    added = trainer.photo(session, photo(size=(4000, 3000), turned=True))

    assert Image.open(BytesIO(own(trainer, session, added.json["id"]).data)).size == (1500, 2000)


@pytest.mark.parametrize(
    "content", [HEIC, SVG, b"PK\x03\x04 a zip", b"", b"GIF89a", photo()[:500], b"%PDF-1.7"], ids=range(7)
)
def test_what_is_no_photo_is_refused_with_a_sentence_whatever_its_name(trainer, session, content):
    assert reasons(trainer.photo(session, content)) == [
        "Dit is geen foto die wij kunnen lezen. Stuur een foto als JPEG, PNG of WebP."
    ]


def test_a_photo_of_thirty_megabytes_and_one_of_a_billion_pixels_are_refused_with_a_sentence(trainer, session):
    large, many = trainer.photo(session, photo() + b"\0" * 30_000_000), trainer.photo(session, bomb())

    assert reasons(large) == ["Deze foto is te groot. Een foto is hoogstens 15 MB. Maak een kleinere foto."]
    assert reasons(many) == ["Deze foto heeft te veel beeldpunten. Maak een kleinere foto."]
    assert trainer.town.database.rows("certification", "SELECT FROM evidence_photos") == []


def test_it_is_the_trainers_own_until_he_signs_and_then_seen_by_whoever_sees_the_trajectory(trainer, session):
    photo_id = trainer.photo(session, photo()).json["id"]
    path = f"/v1/trajectories/{trainer.trajectory}/photos/{photo_id}"
    town = trainer.town
    assert town.teacher.get(path).status_code == 404
    assert trainer.seen()["work_processes"][0]["photos"] == []

    trainer.fill(session)
    trainer.sign(session)

    assert trainer.seen()["work_processes"][0]["photos"] == [photo_id]
    for client in (town.teacher, town.coach, town.coordinator):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "no-store" in answer.headers["Cache-Control"]
    assert town.database.client("certification", OTHER_TEACHER).get(path).status_code == 404
    assert town.database.client("certification", PORTAL).get(path).status_code == 403


def test_it_is_taken_away_until_it_is_signed(trainer, session):
    kept, gone = (trainer.photo(session, photo()).json["id"] for _ in range(2))
    path = "/v1/judgement-tasks/current/photos/{}"

    assert trainer.portal.delete(path.format(gone), headers=session).status_code == 204
    assert trainer.portal.delete(path.format(gone), headers=session).status_code == 404
    trainer.fill(session)
    trainer.sign(session)

    assert rule(trainer.portal.delete(path.format(kept), headers=session)) == "LinkIsUsed"
    assert len(trainer.town.database.rows("certification", "SELECT FROM evidence_photos")) == 1


def test_three_of_a_work_process_is_enough_and_of_what_is_not_asked_there_is_none(trainer, session):
    added = [trainer.photo(session, photo()).status_code for _ in range(3)]

    assert added == [201] * 3
    assert rule(trainer.photo(session, photo())) == "PhotosAreFull"
    assert trainer.photo(session, photo(), CODES[1]).status_code == 201
    assert rule(trainer.photo(session, photo(), "B1-K1-W3")) == "ChangedSinceShown"
    assert trainer.photo(session, photo(), "W3").status_code == 400
    assert rule(trainer.photo({SESSION: "x" * 43}, photo())) == "SessionIsOver"


def test_a_photo_added_after_it_was_shown_is_not_signed_unseen(trainer, session):
    trainer.fill(session)
    shown = trainer.task(session).json["seen"]
    trainer.photo(session, photo())

    assert rule(trainer.sign(session, shown)) == "ChangedSinceShown"


def test_another_trainer_sees_none_of_it_and_a_new_link_of_the_same_one_all(trainer, session):
    other = Trainer(trainer.town)
    photo_id = trainer.photo(session, photo()).json["id"]
    assert own(trainer, other.session(), photo_id).status_code == 404

    trainer.asked = trainer.send().json
    assert own(trainer, trainer.session(), photo_id).status_code == 200
    trainer.asked = trainer.send(trainer_mail="els@kromvliet.example").json

    assert own(trainer, trainer.session(), photo_id).status_code == 404
    assert trainer.town.database.rows("certification", "SELECT FROM evidence_photos") == []


def test_it_goes_with_the_file(trainer, session):
    trainer.photo(session, photo())

    told = {"pupil_id": PUPIL, "erased_on": "2028-07-18"}
    trainer.town.hear("intake", "pupil_erased", told, f"pupil/{PUPIL}")

    assert trainer.town.database.rows("certification", "SELECT FROM evidence_photos") == []


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE certification.evidence_photos SET content = content || '\\x00'",
        "DELETE FROM certification.evidence_photos",
        "UPDATE certification.evidence_photos SET work_process = 'B1-K1-W2'",
        "UPDATE certification.judgements SET photo_hashes = '{}' WHERE number = 1",
        "UPDATE certification.judgements SET photo_hashes = NULL WHERE number = 1",
    ],
)
def test_a_photo_that_was_meddled_with_after_the_signature_shows_and_stops_the_document(press, trainer, meddling):
    session = trainer.session()
    trainer.photo(session, photo())
    trainer.fill(session)
    trainer.sign(session)
    assert press.issue(trainer.trajectory, client=press.colleague, dry_run=True).json["items"][0]["missing"] == []

    press.database.execute_as_admin(meddling)

    missing = press.issue(trainer.trajectory, client=press.colleague, dry_run=True).json["items"][0]["missing"]
    assert [each["item"] for each in missing] == ["forged"]


def test_a_photo_that_was_put_in_later_shows_as_well(press, trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)

    press.database.execute_as_admin(
        """INSERT INTO certification.evidence_photos (photo_id, trajectory_id, request_id, work_process, content, added_at, signed_at)
        SELECT request_id, trajectory_id, request_id, 'B1-K1-W1', '\\x00', now(), now() FROM certification.evidence_requests"""
    )

    assert [each["item"] for each in press.colleague.get("/v1/dossiers").json[0]["missing"]] == ["forged"]


def test_what_was_signed_before_hashes_covered_photos_stays_true(press, trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)
    press.database.execute_as_admin("UPDATE certification.judgements SET photo_hashes = NULL")

    assert press.colleague.get("/v1/dossiers").json[0]["missing"] == []
