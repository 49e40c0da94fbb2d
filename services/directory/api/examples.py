"""Examples by name of field, for the OpenAPI document; everybody in them is invented."""

from typing import Any, Final

COVENANT: Final = """region: De Lijnstreek
version: "2026-2"
begins_on: 2026-11-01
ends_on: 2034-07-31
bases:
  public_task: "AVG artikel 6 lid 1 onder e: taak van algemeen belang"
rules:
  - { purpose: aftercare, role: job_coach, relation: own_case, data: [pupil], phases: [at_school, left], basis: public_task }
"""
EXAMPLES: Final[dict[str, Any]] = {
    "kind": "school",
    "code": "99AA",
    "AcceptanceIn.code": "123456",
    "ProofIn.code": "123456",
    "school_type": "pro",
    "contact_function": "Stagecoördinator",
    "contact_mail": "stage@ankerlijn.voorbeeld.example",
    "contact_phone": "0900 123 45 67",
    "municipality": "GM9001",
    "municipalities": ["GM9001", "GM9002"],
    "role": "job_coach",
    "mail": "f.benali@voorbeeld.example",
    "ids": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11,0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b12",
    "form_ids": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11,0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b12",
    "secret": "kJ3v0Zt1u8Qm5xW2yB7cD9eF4gH6iLaN",
    "Doorlijn-Session": "kJ3v0Zt1u8Qm5xW2yB7cD9eF4gH6iLaN",
    "password": "vier losse woorden samen",
    "totp_secret": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "seal": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "address": "192.0.2.17",
    "issuer": "https://aanmelden.voorbeeld.example",
    "IdentityIn.subject": "5f0c2f7e",
    "credential": '{"id": "aGFsbG8", "type": "public-key"}',
    "PasskeyOut.credential": "aGFsbG8",
    "challenge": "kJ3v0Zt1u8Qm5xW2yB7cD9eF4gH6iLaNkJ3v0Zt1u8Q",
    "rp_id": "doorlijn.voorbeeld.example",
    "origin": "https://doorlijn.voorbeeld.example",
    "PasskeyIn.name": "Mijn telefoon",
    "PasskeyNameIn.name": "Mijn telefoon",
    "PasskeyOut.name": "Mijn telefoon",
    "InvitedPasskeyIn.name": "Mijn telefoon",
    "OwnAccountOut.name": "Fatima Benali",
    "path": "/loopbaangesprekken/0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11/plannen",
    "sealed": "gAAAAABnPvB1",
    "idle_seconds": 1800,
    "lasts_seconds": 36000,
    "organisation": "Praktijkschool De Ankerlijn",
    "line": 7,
    "column": "mail",
    "RefusalOut.reason": "Dit is geen mailadres. Kijk het mailadres na.",
    "language": "en",
    "OrganisationIn.name": "Praktijkschool De Ankerlijn",
    "OrganisationOut.name": "Praktijkschool De Ankerlijn",
    "PersonIn.name": "Fatima Benali",
    "PersonOut.name": "Fatima Benali",
    "InvitedOut.name": "Fatima Benali",
    "SessionOut.name": "Fatima Benali",
    "ClientIn.name": "Leerlingadministratie van De Ankerlijn",
    "ClientOut.name": "Leerlingadministratie van De Ankerlijn",
    "IssuedClientOut.name": "Leerlingadministratie van De Ankerlijn",
    "ClientOut.role": "school_staff",
    "IssuedClientOut.role": "school_staff",
    "ClientOut.revoked_at": None,
    "IssuedClientOut.revoked_at": None,
    "version": "2026-2",
    "state": "agreed",
    "region": "De Lijnstreek",
    "purpose": "aftercare",
    "relation": "own_case",
    "data": ["case", "conversation"],
    "phases": ["open", "closed"],
    "basis": "public_task",
    "BasisOut.code": "public_task",
    "BasisOut.text": "AVG artikel 6 lid 1 onder e: taak van algemeen belang",
    "CovenantIn.text": COVENANT,
    "CovenantDetailOut.text": COVENANT,
    "LoadIn.organisations": [
        {"line": 2, "kind": "school", "code": "99AA", "name": "Praktijkschool De Ankerlijn", "school_type": "pro"}
    ],
    "LoadIn.people": [
        {
            "line": 3,
            "name": "Fatima Benali",
            "mail": "f.benali@voorbeeld.example",
            "roles": [{"line": 4, "role": "job_coach", "organisation": "LIJNSTREEK", "municipalities": ["GM9001"]}],
        }
    ],
}
