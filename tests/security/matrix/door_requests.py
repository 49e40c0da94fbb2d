"""How the doors are asked in the matrix: sessions, invitations, passkeys, and access for support."""

from datetime import timedelta
from hashlib import sha256
from itertools import count
from uuid import UUID

import pyotp

from access.actor import Actor
from tests.machinery.database import NOW
from tests.security.matrix.ask import Ask, Body, Ids, of, text
from tests.security.matrix.askers import BODY, SCHOOL, person
from tests.security.matrix.scenes import PUPIL, Scene

_numbers = count(100_000)

SECRET = "what only the browser knows"
SECRET_HASH = sha256(SECRET.encode()).digest()
TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SEAL = "A" * 43 + "="
TIMES = {"idle_seconds": 60, "lasts_seconds": 600}
SIGNED_IN = {"Doorlijn-Session": SECRET}
INVITATION, KEY = UUID(int=0x1417), UUID(int=0x4E7)
KEY_ANSWER = {
    "credential": "{}",
    "challenge": "kJ3v0Zt1u8Qm5xW2yB7cD9eF4gH6iLaNkJ3v0Zt1u8Q",
    "rp_id": "doorlijn.example",
    "origin": "https://doorlijn.example",
}


def _session(scene: Scene) -> dict[str, object]:
    """A session of the job coach `own`, with a form that was kept."""
    whose, form = person("job_coach", "own"), UUID(int=next(_numbers))
    scene.as_admin(
        """INSERT INTO directory.sessions VALUES (:hash, :whose, 'job_coach', :body, :now, :now, 600, :until, NULL)
        ON CONFLICT (secret_hash) DO UPDATE SET ended_at = NULL, role = 'job_coach'""",
        hash=SECRET_HASH,
        whose=whose,
        body=BODY,
        now=NOW,
        until=NOW + timedelta(hours=8),
    )
    scene.as_admin(
        "INSERT INTO directory.drafts VALUES (:form, :whose, 'job_coach', :body, :form, 'sealed', :until)",
        form=form,
        whose=whose,
        body=BODY,
        until=NOW + timedelta(hours=8),
    )
    query = "SELECT role_id FROM roles WHERE person_id = :it AND role = 'job_coach'"
    return {
        "form_id": form,
        "form_ids": form,
        "role_id": scene.database.rows("directory", query, it=whose)[0]["role_id"],
    }


def _invitation(scene: Scene) -> dict[str, object]:
    scene.as_admin("DELETE FROM directory.accounts WHERE person_id = :it", it=scene.ids["person_id"])
    scene.as_admin(
        "INSERT INTO directory.invitations VALUES (:hash, :it, :until, :invitation) ON CONFLICT DO NOTHING",
        hash=SECRET_HASH,
        it=scene.ids["person_id"],
        until=NOW + timedelta(days=1),
        invitation=INVITATION,
    )
    return {"invitation_id": INVITATION}


def _acceptance(_ids: Ids) -> Body:
    code = pyotp.TOTP(TOTP).at(NOW)
    return {"password": "vier losse woorden samen", "totp_secret": TOTP, "code": code, "seal": SEAL}


def _passkey(scene: Scene) -> dict[str, object]:
    """A key of the job coach `own`, who is signed in."""
    scene.as_admin(
        """INSERT INTO directory.passkeys VALUES (:key, :it, 'x', 'x', 0, false, 'Telefoon', :now, NULL)
        ON CONFLICT DO NOTHING""",
        key=KEY,
        it=person("job_coach", "own"),
        now=NOW,
    )
    return {"passkey_id": KEY} | _session(scene)


def support_access(scene: Scene, actor: Actor) -> dict[str, object]:
    """A request of the asker's own role (for who decides: of a trainer), that waits."""
    role = actor.role if actor.role in {"placement_advisor", "workplace_trainer"} else "workplace_trainer"
    access = UUID(int=next(_numbers))
    scene.as_admin(
        """INSERT INTO intake.support_accesses (access_id, pupil_id, person_id, role, reason, requested_at)
        VALUES (:it, :pupil, :whose, :role, 'a reason of some length', :now)""",
        it=access,
        pupil=PUPIL,
        whose=person(role, "own"),
        role=role,
        now=NOW,
    )
    return {"access_id": access}


DOOR_ASKS: dict[str, Ask] = {
    "POST /v1/sessions": Ask(
        lambda ids: {"person_id": str(ids["person_id"]), "role": "job_coach", "organisation_id": str(BODY)} | TIMES,
        text('"secret"'),
    ),
    "GET /v1/sessions/current": Ask(marker=of("person_id"), prepare=_session, headers=SIGNED_IN),
    "GET /v1/sessions/current/roles": Ask(marker=text('"job_coach"'), prepare=_session, headers=SIGNED_IN),
    "PUT /v1/sessions/current/role": Ask(
        lambda ids: {"role_id": str(ids["role_id"])}, prepare=_session, headers=SIGNED_IN
    ),
    "PUT /v1/sessions/current/language": Ask(lambda _ids: {"language": "en"}, prepare=_session, headers=SIGNED_IN),
    "GET /v1/drafts": Ask(
        about="form_ids",
        marker=text('"sealed"'),
        prepare=_session,
        headers=SIGNED_IN,
    ),
    "PUT /v1/drafts/<uuid:form_id>": Ask(
        lambda ids: {"showing": str(ids["form_id"]), "sealed": "x"}, prepare=_session, headers=SIGNED_IN
    ),
    "DELETE /v1/drafts/<uuid:form_id>": Ask(
        lambda ids: {"showing": str(ids["form_id"])}, prepare=_session, headers=SIGNED_IN
    ),
    "GET /v1/invitations/current": Ask(
        marker=text("job_coach.own@lijnstreek.example"), prepare=_invitation, headers=SIGNED_IN
    ),
    "POST /v1/invitations/current": Ask(_acceptance, prepare=_invitation, headers=SIGNED_IN),
    "POST /v1/people/<uuid:person_id>/invitation": Ask(marker=text('"secret"')),
    "POST /v1/invitations/<uuid:invitation_id>/links": Ask(marker=text('"secret"'), prepare=_invitation),
    "POST /v1/invitations/current/passkey": Ask(
        lambda _ids: KEY_ANSWER | {"name": "Telefoon"}, prepare=_invitation, headers=SIGNED_IN
    ),
    "GET /v1/sessions/current/account": Ask(marker=of("person_id"), prepare=_session, headers=SIGNED_IN),
    "POST /v1/sessions/current/passkeys": Ask(
        lambda _ids: KEY_ANSWER | {"name": "Telefoon"}, prepare=_session, headers=SIGNED_IN
    ),
    "PUT /v1/sessions/current/passkeys/<uuid:passkey_id>": Ask(
        lambda _ids: {"name": "Telefoon"}, prepare=_passkey, headers=SIGNED_IN
    ),
    "DELETE /v1/sessions/current/passkeys/<uuid:passkey_id>": Ask(prepare=_passkey, headers=SIGNED_IN),
    "POST /v1/passkey-proofs": Ask(lambda _ids: KEY_ANSWER | TIMES),
    "POST /v1/support-accesses": Ask(
        lambda _ids: {"school_id": str(SCHOOL), "pupil_number": "0001", "reason": "De naam staat verkeerd."},
        of("pupil_id"),
    ),
    "GET /v1/support-accesses": Ask(marker=of("pupil_id")),
}
