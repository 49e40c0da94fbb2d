"""Examples of the register by name of field, for the OpenAPI document; every school and code in them is invented."""

from typing import Any, Final

_DID: Final = "did:web:lijnstreek.example:uitgevers:99AA"
_KEY: Final = {"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1B", "y": "x_FEzRu9m36H", "kid": f"{_DID}#q3Xw8Lm0"}
_SMALLEST_PDF: Final = (  # one empty page
    "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tp"
    "ZHNbMyAwIFJdL0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAgUi9NZWRpYUJveFswIDAgOSA5"
    "XT4+ZW5kb2JqCnhyZWYKMCA0CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAwOSAwMDAwMCBuIAowMDAwMDAwMDUyIDAwMDAw"
    "IG4gCjAwMDAwMDAxMDEgMDAwMDAgbiAKdHJhaWxlcjw8L1NpemUgNC9Sb290IDEgMCBSPj4Kc3RhcnR4cmVmCjE2MAolJUVPRgo="
)
REGISTER_EXAMPLES: Final[dict[str, Any]] = {
    "item": "judgement",
    "owed_by": "trainer",
    "work_process": "B1-K1-W2",
    "sentence": "Werkproces B1-K1-W2 is nog niet beoordeeld.",
    "CertificateOut.company": "Distributie Kromvliet",
    "CheckOut.company": "Distributie Kromvliet",
    "DossierOut.company": "Distributie Kromvliet",
    "DossierOut.judged": 4,
    "DossierOut.asked": 5,
    "serial": "99AA-2026-00042",
    "replaces": "99AA-2026-00017",
    "issuer": "De Ankerlijn",
    "programme": "Zorg en welzijn",
    "parts": ["Nederlands", "Rekenen", "Stage in de zorg"],
    "CertificateQuery.kind": "diploma",
    "CertificateOut.kind": "praktijkverklaring",
    "CheckOut.kind": "praktijkverklaring",
    "page": "https://lijnstreek.example/controle/7Q4M-0K2X-9B1C-DH5T-3WPZ-8RV6",
    "pdf": "JVBERi0xLjc=",
    "jwt": "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJkaWQ6d2ViOmxpam5zdHJlZWsuZXhhbXBsZSJ9.c2lnbmF0dXJl",
    "RevocationIn.reason": "wrong_data",
    "RevocationOut.reason": "wrong_data",
    "explanation": "De geboortedatum was verkeerd overgenomen.",
    "IssuerKeyIn.name": "De Ankerlijn",
    "IssuerKeyOut.name": "De Ankerlijn",
    "IssuerKeyOut.code": "99AA",
    "IssuerKeyOut.place": "Lijnmonde",
    "IssuerKeyIn.place": "Lijnmonde",
    "IssuerKeyOut.state": "in_use",
    "TrustedOut.name": "De Ankerlijn",
    "did": _DID,
    "kid": _KEY["kid"],
    "keys": [_KEY],
    "document": {"id": _DID, "assertionMethod": [_KEY["kid"]]},
    "region": "De Lijnstreek",
    "CheckIn.code": "7Q4M-0K2X-9B1C-DH5T-3WPZ-8RV6",
    "surname": "Bakker",
    "born_on": "2008-11-21",
    "CheckOut.state": "valid",
    "CheckOut.name": "Noor Bakker",
    "born_in": 2008,
    "StatedOut.judgement": "with_help",
    "StatedOut.code": "B1-K1-W1",
    "list_number": "1",
    "KeptDocumentIn.pdf": _SMALLEST_PDF,
    "KeptDocumentIn.kind": "branchecertificaat",
    "KeptDocumentIn.issuer": "Branche Logistiek",
    "KeptDocumentIn.title": "Veilig werken met de heftruck",
    "KeptDocumentIn.number": "HT-2026-0417",
    "KeptDocumentOut.kind": "branchecertificaat",
    "KeptDocumentOut.issuer": "Branche Logistiek",
    "KeptDocumentOut.title": "Veilig werken met de heftruck",
    "KeptDocumentOut.number": "HT-2026-0417",
    "KeptDocumentOut.state": "verified",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "size": 48213,
    "how": "asked_issuer",
    "verified_how": "asked_issuer",
}
