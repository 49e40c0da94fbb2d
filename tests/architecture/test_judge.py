"""The judges of the fault rig and of the simulation trust nobody: what they are made of knows nothing of the product."""

import ast
import sys

import pytest

from tests.architecture.landscape import ROOT, relative

JUDGE = [
    ROOT / "tests/faults/checker.py",
    *sorted((ROOT / "tests/faults/checks").glob("*.py")),
    *sorted((ROOT / "doorlijn/simulation/observer").glob("*.py")),
]
OWN = ("tests.faults.checks.", "doorlijn.simulation.observer")
ALLOWED = {"psycopg2", *sys.stdlib_module_names}


@pytest.mark.parametrize("file", JUDGE, ids=relative)
def test_the_judge_imports_nothing_of_the_product(file):
    found = {
        name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _imported(node)
        if name.partition(".")[0] not in ALLOWED and not name.startswith(OWN)
    }

    assert found == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [one.name for one in node.names] if isinstance(node, ast.Import) else []
