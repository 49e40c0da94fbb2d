"""Which layout holds is a row in a table; an installation lays its own on top."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from services.certification.papers.layouts import SHIPPED, Layouts, LayoutsUnreadable
from services.certification.papers.paper import paper
from services.certification.papers.pdf_reading import words_on
from tests.certification.papers.documents import DIPLOMA, DOCUMENT, NOW

OWN = '#let given = json(bytes(sys.inputs.at("paper")))\n#set document(title: "Eigen")\n#set text(lang: "nl")\nEigen blad van #given.holder.name'


def folder(at: Path, *rows: dict[str, object]) -> Path:
    at.mkdir(exist_ok=True)
    for row in rows:
        (at / str(row["template"])).write_text(OWN, encoding="utf-8")
    (at / "templates.json").write_text(json.dumps(rows), encoding="utf-8")
    return at


def row(template: str, begins: str, issuer: str | None = None, regime: str | None = "boris") -> dict[str, object]:
    return {"kind": "praktijkverklaring", "regime": regime, "issuer": issuer, "from": begins, "template": template}


def chosen(layouts: Layouts, **changed: Any) -> str:  # noqa: ANN401  any field of a document
    return layouts.of(replace(DOCUMENT, **changed)).template


def test_each_regime_and_kind_has_a_sheet_of_its_own():
    shipped = Layouts()

    assert chosen(shipped) == "praktijkverklaring-boris-2026.typ"
    assert chosen(shipped, regime="mbo") == "praktijkverklaring-mbo-2026.typ"
    assert shipped.of(DIPLOMA).template == "diploma-2026.typ"


def test_the_day_of_issue_decides_so_that_an_old_document_keeps_its_sheet(tmp_path):
    layouts = Layouts(folder(tmp_path, row("oud.typ", "2026-01-01"), row("nieuw.typ", "2026-11-22")))

    assert chosen(layouts, issued_at=NOW.replace(day=21)) == "oud.typ"
    assert chosen(layouts) == "nieuw.typ"


def test_an_issuers_own_sheet_goes_before_that_of_everybody(tmp_path):
    layouts = Layouts(folder(tmp_path, row("allen.typ", "2026-06-01"), row("school.typ", "2026-01-01", "20AB")))

    assert chosen(layouts) == "school.typ"
    assert chosen(layouts, issuer=replace(DOCUMENT.issuer, code="99ZZ")) == "allen.typ"
    assert layouts.of(replace(DOCUMENT, regime="mbo")).folder == SHIPPED


def test_an_own_sheet_is_printed(tmp_path):
    layouts = Layouts(folder(tmp_path, row("eigen.typ", "2026-01-01")))

    assert words_on(paper(DOCUMENT, "", "", layouts=layouts)) == "EigenbladvanSannedeBoer"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"kind": "x"}]', json.dumps([row("../elders.typ", "2026-01-01")])])
def test_a_table_that_is_not_as_it_must_be_is_refused(tmp_path, text: str):
    (tmp_path / "templates.json").write_text(text, encoding="utf-8")

    with pytest.raises(LayoutsUnreadable, match=r"templates\.json"):
        Layouts(tmp_path)
