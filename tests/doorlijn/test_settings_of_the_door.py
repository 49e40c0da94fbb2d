"""What a reverse proxy may say, where passkeys belong, and our secret at a provider: wrong settings are told, all at once."""

import pytest
from environs import EnvError

from doorlijn import settings, web

DOOR = (
    "DOORLIJN_TRAINER_LINK_DAYS",
    "DOORLIJN_TRUSTED_PROXIES",
    "DOORLIJN_PASSKEY_DOMAIN",
    "PUBLIC_URL",
    "DOORLIJN_OIDC_SECRET_FILE",
)
PROVIDER = {"DOORLIJN_OIDC_ISSUER": "https://id.example", "DOORLIJN_OIDC_CLIENT_ID": "doorlijn"}


@pytest.fixture
def load(monkeypatch):
    def loaded(**given: str):
        for name in DOOR:
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        return settings.load()

    return loaded


def test_nobody_is_trusted_and_no_domain_is_named_by_itself(load):
    known = load()

    assert (known.trusted_proxies, known.passkey_domain) == ((), "")


def test_proxies_are_addresses_and_networks(load):
    assert load(DOORLIJN_TRUSTED_PROXIES="10.0.0.1, 172.16.0.0/12 fd00::/8").trusted_proxies == (
        "10.0.0.1",
        "172.16.0.0/12",
        "fd00::/8",
    )


def test_everything_that_is_wrong_is_said_at_once(load):
    with pytest.raises(EnvError) as told:
        load(
            PUBLIC_URL="https://doorlijn.regio.example",
            DOORLIJN_PASSKEY_DOMAIN="elders.example",
            DOORLIJN_TRUSTED_PROXIES="proxy.regio.example",
            DOORLIJN_OIDC_SECRET_FILE="/does/not/exist",
        )

    for name in ("DOORLIJN_PASSKEY_DOMAIN", "DOORLIJN_TRUSTED_PROXIES", "DOORLIJN_OIDC_SECRET_FILE"):
        assert name in str(told.value)


def test_a_domain_above_the_host_may_own_the_keys_and_half_a_name_may_not(load):
    assert load(PUBLIC_URL="https://a.regio.example", DOORLIJN_PASSKEY_DOMAIN="regio.example").passkey_domain

    with pytest.raises(EnvError):
        load(PUBLIC_URL="https://evilregio.example", DOORLIJN_PASSKEY_DOMAIN="regio.example")


@pytest.mark.parametrize(("written", "secret"), [("geheim\n", "geheim"), ("", "")])
def test_the_secret_at_the_provider_is_read_from_its_file(load, tmp_path, written: str, secret: str):
    file = tmp_path / "oidc-client"
    file.write_text(written, encoding="utf-8")

    provider = web._provider(load(**PROVIDER, DOORLIJN_OIDC_SECRET_FILE=str(file)))  # noqa: SLF001  what the portal gets

    assert provider is not None
    assert provider.client_secret == secret


@pytest.mark.parametrize("days", ["0", "-3", "61"])
def test_a_trainers_link_works_some_days_and_no_more(load, days):
    assert load().trainer_link_days == 14

    with pytest.raises(EnvError, match="DOORLIJN_TRAINER_LINK_DAYS"):
        load(DOORLIJN_TRAINER_LINK_DAYS=days)
