"""Claims as TOML: read, written, and what is doubtful in them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import ConfigError
from svodka.model import Claim, Facet
from svodka.track.claims import MANY_TERMS, format_claim, parse_claim, warnings
from svodka.track.linking import About, link
from svodka.tracking import load_claim
from tests.track.claims import KEYS, claim

WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda t: bool(t.strip()))


@pytest.mark.parametrize("key", KEYS)
def test_written_and_read_back(key: str) -> None:
    assert parse_claim(format_claim(claim(key)), file="x") == claim(key)


@given(text=WORDS, terms=st.lists(WORDS.map(str.strip), unique=True, max_size=4))
def test_any_words_survive(text: str, terms: list[str]) -> None:
    one = Claim("k", text.strip(), terms_en=tuple(terms), event_from=date(2031, 2, 1), facet=Facet.AGENT)
    assert parse_claim(format_claim(one), file="x") == one


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("text = ", "c.toml is not TOML"),
        ('place = "Vesk"', "c.toml: text is missing; write"),
        ("text = 3", "c.toml: text must be a text"),
        ('text = "a"\nfacet = "WHO"', "c.toml: facet 'WHO' is not known; write one of OCC"),
        ('text = "a"\nterms = ["b"]', "c.toml: unknown key 'terms'; known are"),
        ('text = "a"\nterms_en = "b"', "c.toml: terms_en must be a list"),
        ('text = "a"\nevent_from = "2031-02-30"', "c.toml: event_from '2031-02-30' is no date"),
        ('text = "a"\nevent_from = "2031-03-01"\nevent_to = "2031-02-01"', "after event_to"),
    ],
)
def test_errors_name_file_and_key(toml: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_claim(toml, file="c.toml")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_months_and_toml_dates_are_dates() -> None:
    one = parse_claim('text = "a"\nevent_from = "2031-02"\nevent_to = "2031-02"', file="x")
    assert (one.event_from, one.event_to) == (date(2031, 2, 1), date(2031, 2, 28))
    assert parse_claim('text = "a"\nevent_from = 2031-02-03', file="x").event_from == date(2031, 2, 3)


def test_a_sound_claim_has_no_warning() -> None:
    assert warnings(claim("strike"), [claim("plan")]) == ()


def test_warnings_say_what_to_do() -> None:
    assert "Add terms_en" in warnings(Claim("k", "The dam broke."))[0]
    assert "no terms_ru" in warnings(Claim("k", "The dam broke.", terms_en=("dam",)))[0]
    many = tuple(f"term{i}" for i in range(MANY_TERMS + 800))
    assert "1000 terms_en" in warnings(Claim("k", "The dam broke.", terms_en=many, terms_ru=("дамба",)))[0]
    both = Claim("k", "The dam broke.", terms_en=("dam",), terms_ru=("дамба",), contrary_en=("Dam",))
    assert "'dam' stands in terms_en and in contrary_en" in warnings(both)[0]
    negative = Claim("k", "The dam did not break.", terms_en=("dam",), terms_ru=("дамба",))
    assert "holds a negation" in warnings(negative)[0]
    twin = Claim("twin", claim("strike").text, Facet.AGENT)
    assert any("overlaps with twin" in told for told in warnings(claim("strike"), [twin]))


def test_a_thousand_terms_are_read_in_time() -> None:
    many = Claim("k", "The dam broke.", terms_en=tuple(f"word{i} other{i}" for i in range(1000)))
    assert link("The dam broke in Vesk.", "en", many).score > 0


def test_reasons_are_told() -> None:
    about = About(day=date(2031, 2, 4), state="Varnia", home="Varnia")
    told = link("Orlan denied the strike on the hospital in Vesk in 2019.", "en", claim("strike"), about)
    assert {"place: Vesk", "speaks for Varnia", "another year: 2019"} <= {*told.reasons}
    assert any(reason.startswith("deed: strike") for reason in told.reasons)
    assert link("Prices of wool rose.", "en", claim("strike")).score < 0.3


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't read"):
        load_claim(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'text = "caf\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_claim(tmp_path / "latin.toml")


@pytest.mark.shared
def test_the_shared_claims_are_read_as_they_are(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "gold" / "lines").glob("*.json"))
    assert files
    for file in files:
        values = json.loads(file.read_text(encoding="utf-8"))["claim"]
        path = tmp_path / f"{file.stem}.toml"
        path.write_text(
            "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()),
            encoding="utf-8",
        )
        one = load_claim(path)
        assert one.text == values["text"]
        assert [told for told in warnings(one) if "negation" not in told] == []  # one says "hit no target"
