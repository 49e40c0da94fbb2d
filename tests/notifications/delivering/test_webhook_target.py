"""A webhook leads to the world outside, to the address that was looked at, and never to a network of ours."""

import pytest

from services.notifications.delivering import webhook_target
from services.notifications.delivering.outcomes import Away, Refused
from services.notifications.delivering.webhook_target import find, is_outside

INTERNAL = [  # as somebody would try them
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    *("::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1", "2002:a00:1::", "::"),
]


@pytest.mark.parametrize("address", INTERNAL)
def test_an_internal_address_is_not_outside(address):
    assert not is_outside(address, allows_loopback=False)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_address_of_the_internet_is(address):
    assert is_outside(address, allows_loopback=False)


def answers(*addresses: str):
    return lambda _host, port: [(2, 1, 6, "", (each, port)) for each in addresses]


def test_a_name_with_one_internal_address_among_others_is_refused_and_one_that_is_not_known_is_away():
    with pytest.raises(Refused, match="internal_address"):
        find("https://x.example/", answers("93.184.216.34", "10.0.0.1"), allows_loopback=False)
    with pytest.raises(Refused, match="not_https"):
        find("http://x.example/", answers("93.184.216.34"), allows_loopback=True)
    with pytest.raises(Away):
        find("https://x.example/", answers(), allows_loopback=False)


def test_the_address_that_was_looked_at_is_the_one_that_is_called():
    found = find("https://x.example:8443/a?b=c", answers("93.184.216.34"), allows_loopback=False)

    assert (found.ip, found.host, found.port, found.path) == ("93.184.216.34", "x.example", 8443, "/a?b=c")
    assert webhook_target.PORTS["https"] == 443
