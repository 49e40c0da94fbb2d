"""A browser test waits for what it expects: a look that does not wait fails when the machine is busy."""

import re

from tests.architecture.landscape import ROOT, tracked

AT_ONCE = re.compile(r"assert .*\.(is_\w+|count|input_value|inner_text|text_content|get_attribute)\(.*")


def test_what_a_browser_should_show_is_waited_for():
    looks = {
        f"{file.relative_to(ROOT)}:{number}"
        for file in tracked(".py")
        if file.is_relative_to(ROOT / "tests/browser")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if AT_ONCE.search(line)
    }

    assert looks == set(), "expect(...) of Playwright waits for what a page should show"
