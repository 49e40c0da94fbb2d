"""A key signs for one issuer, out of a file or out of a token, and its private half stays where it is."""

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from services.certification.papers import did, jose, seal_form, self_made
from services.certification.papers.credential import compact, credential
from services.certification.papers.jose import Unreadable
from services.certification.papers.paper import paper
from services.certification.papers.seal import seal
from services.certification.papers.signer import FileSigner, KeyMissing, file_signer, new_file_signer, public_jwk
from services.certification.papers.token import Pkcs11Token, new_pkcs11_signer, pkcs11_signer
from services.certification.papers.trust import Trust, TrustedIssuer
from services.certification.papers.verify import verify
from tests.architecture.landscape import ROOT
from tests.certification.papers.documents import DID, DOCUMENT, NOW, key

LIBRARIES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")


@pytest.fixture(scope="session")
def token(tmp_path_factory) -> Iterator[Pkcs11Token]:
    """Debian's SoftHSM, with one token that is empty."""
    subprocess.run([ROOT / "infra" / "install-token"], check=True)
    folder = tmp_path_factory.mktemp("softhsm")
    configured = folder / "softhsm2.conf"
    configured.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(configured))
        made = ["softhsm2-util", "--init-token", "--free", "--label", "school", "--pin", "1234", "--so-pin", "5678"]
        subprocess.run(made, check=True, capture_output=True)
        yield Pkcs11Token(Path(next(each for each in LIBRARIES if Path(each).exists())), "school", "1234")


def is_signed(signer) -> bool:
    return jose.is_signature(b"a message", signer.sign(b"a message"), jose.public_key(public_jwk(signer)))


def test_a_key_in_a_file_is_found_again_and_signs_the_same(tmp_path):
    made = new_file_signer(tmp_path, DID, "Praktijkschool De Vaart", NOW, is_test=False)

    found = file_signer(tmp_path, made.kid)

    assert found == made or found.certificate == made.certificate
    assert is_signed(found)
    assert found.sign(b"x") == made.sign(b"x")
    assert public_jwk(found) == public_jwk(made)


def test_the_name_of_a_key_is_kept_to_the_letter_with_its_port(tmp_path):
    here = did.of("http://127.0.0.1:8080", "20AB")

    made = new_file_signer(tmp_path, here, "School", NOW, is_test=True)

    assert public_jwk(made)["kid"] == made.kid
    assert made.kid.startswith("did:web:127.0.0.1%3A8080:uitgevers:20AB#")


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=80), st.integers(1, 60), st.booleans())
def test_certificate_and_seal_are_well_formed_however_long_the_names_are(name: str, length: int, is_test: bool):  # noqa: FBT001  drawn
    bare = key(f"did:web:127.0.0.1%3A8080:uitgevers:{'A' * length}")
    spki = bare.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    made = self_made.certificate(bare.kid, name, spki, NOW, is_test=is_test, sign=bare.sign)
    seal_of_it = seal_form.signature_over(bytes(32), FileSigner(bare.kid, made, bare.key))

    shown = x509.load_der_x509_certificate(made)
    assert shown.public_bytes(Encoding.DER) == made
    assert public_jwk(FileSigner(bare.kid, made, bare.key))["kid"] == bare.kid
    assert seal_form.signature_in(seal_of_it).certificate == made
    info = cms.ContentInfo.load(seal_of_it, strict=True)["content"]["signer_infos"][0]  # somebody else's reader
    assert info["sid"].chosen["serial_number"].native == shown.serial_number


def test_only_its_owner_reads_the_file(tmp_path):
    new_file_signer(tmp_path / "keys", DID, "School", NOW, is_test=False)

    file = next((tmp_path / "keys").iterdir())
    assert oct(file.stat().st_mode)[-3:] == "600"
    assert oct(file.parent.stat().st_mode)[-3:] == "700"


def test_a_private_key_is_not_shown_by_accident(tmp_path):
    assert "PrivateKey" not in repr(new_file_signer(tmp_path, DID, "School", NOW, is_test=False))


def test_a_key_that_is_not_there_or_lies_under_anothers_name_is_refused(tmp_path):
    first, second = (new_file_signer(tmp_path, DID, "School", NOW, is_test=False) for _ in range(2))
    one, other = sorted(tmp_path.iterdir())

    one.write_bytes(other.read_bytes())

    wrong = next(each for each in (first, second) if each.kid.partition("#")[2] in one.name)
    with pytest.raises(KeyMissing):
        file_signer(tmp_path, wrong.kid)
    with pytest.raises(KeyMissing):
        file_signer(tmp_path, f"{DID}#nobody")


def test_the_certificate_says_whose_it_is_and_whether_it_is_for_trying(tmp_path):
    real, trial = (new_file_signer(tmp_path, DID, "Praktijkschool " * 9, NOW, is_test=each) for each in (False, True))

    for signer in (real, trial):
        shown = x509.load_der_x509_certificate(signer.certificate)
        shown.verify_directly_issued_by(shown)
        assert shown.not_valid_before_utc <= NOW < shown.not_valid_after_utc - timedelta(days=25 * 365)
        names = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert names.get_values_for_type(x509.UniformResourceIdentifier) == [signer.kid]
    assert "TEST - niet geldig" in x509.load_der_x509_certificate(trial.certificate).subject.rfc4514_string()
    assert "TEST" not in x509.load_der_x509_certificate(real.certificate).subject.rfc4514_string()


def test_a_token_signs_and_seals_what_verifies(token):
    made = new_pkcs11_signer(token, DID, "Praktijkschool De Vaart", NOW, is_test=False)

    found = pkcs11_signer(token, made.kid)
    pdf = seal(paper(DOCUMENT, credential(DOCUMENT, found), compact(DOCUMENT, found)), found, NOW)

    assert is_signed(found)
    trust = Trust({DID: TrustedIssuer(DID, "School", {found.kid: public_jwk(found)})})
    assert verify(pdf, trust, None, NOW).is_valid


def test_a_key_does_not_come_out_of_its_token(token):
    import pkcs11  # noqa: PLC0415  only where there is a token

    made = new_pkcs11_signer(token, DID, "School", NOW, is_test=True)

    with token.opened() as session:
        private = session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, label=made.kid)
        with pytest.raises(pkcs11.PKCS11Error):
            private[pkcs11.Attribute.VALUE]
    assert "1234" not in repr(made)


def test_a_token_or_key_that_is_not_there_is_said_to_be_missing(token):
    with pytest.raises(KeyMissing):
        pkcs11_signer(token, f"{DID}#nobody")
    with pytest.raises(KeyMissing):
        pkcs11_signer(Pkcs11Token(token.library, "nowhere", "1234"), f"{DID}#nobody")


def test_an_issuer_shows_all_its_keys_old_ones_too(tmp_path):
    keys = [public_jwk(new_file_signer(tmp_path, DID, "School", NOW, is_test=False)) for _ in range(3)]

    shown = did.document(DID, keys)

    assert shown["id"] == DID
    assert shown["assertionMethod"] == [each["kid"] for each in keys]
    assert "d" not in {name for each in shown["verificationMethod"] for name in each["publicKeyJwk"]}
    found = did.keys_in(shown, DID)
    assert {kid: (jwk["x"], jwk["y"]) for kid, jwk in found.items()} == {e["kid"]: (e["x"], e["y"]) for e in keys}


def test_a_document_of_another_issuer_gives_no_keys(tmp_path):
    shown = did.document(DID, [public_jwk(new_file_signer(tmp_path, DID, "School", NOW, is_test=False))])

    with pytest.raises(Unreadable):
        did.keys_in(shown, "did:web:evil.example:uitgevers:20AB")


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ("https://doorlijn.example", "https://doorlijn.example/uitgevers/20AB/did.json"),
        ("https://doorlijn.example:8443/", "https://doorlijn.example:8443/uitgevers/20AB/did.json"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/uitgevers/20AB/did.json"),
        ("http://doorlijn.example", "https://doorlijn.example/uitgevers/20AB/did.json"),
    ],
)
def test_keys_stand_at_the_issuers_own_host_and_in_the_open_only_on_this_machine(where: str, address: str):
    assert did.address(did.of(where, "20AB")) == address


@pytest.mark.parametrize(
    "wrong", ["did:key:z6Mk", "did:web:", "did:web:a/b", "did:web:a@b:c", "did:web:a%2Fb", "https://a"]
)
def test_what_is_no_did_web_is_refused(wrong: str):
    with pytest.raises(Unreadable):
        did.address(wrong)
