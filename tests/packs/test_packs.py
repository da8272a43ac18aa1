"""The packs that come with the program hold what they promise, and never overwrite what a person wrote."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from svodka.config import (
    check_pack,
    copy_pack,
    load_outlets,
    load_sources,
    packs,
    pause,
    remove,
    same_address,
    where_sources,
)
from svodka.errors import ConfigError
from svodka.model import OutletKind, SourceKind
from svodka.track.claims import warnings
from svodka.tracking import load_claim
from tests.config.folder import SOURCES, write_desk
from tests.conftest import ROOT

DAY = date(2031, 5, 14)
FOLDER = ROOT / "src/svodka/packs/russia"
(PACK,) = (pack for pack in packs() if pack.name == "russia")
SOURCES_IN, OUTLETS_IN = check_pack(PACK)  # unique keys and addresses, outlets that exist, known kinds: or an error
# Languages that the pack's outlets publish in
LANGUAGES = {"ru", "en", "uk", "ko"}


def test_there_are_sources_of_every_sort() -> None:
    assert len(SOURCES_IN) >= 60 and len(OUTLETS_IN) >= 60
    assert {SourceKind.FEED, SourceKind.LISTING, SourceKind.CHANNEL} <= {source.kind for source in SOURCES_IN}
    kinds = {outlet.kind.value for outlet in OUTLETS_IN if outlet.kind}
    assert kinds >= {kind.value for kind in OutletKind} - {"magazine"}
    for place in (
        "official",
        "agencies",
        "press",
        "broadcasters",
        "independent",
        "frontline",
        "dprk",
        "ukraine",
        "south-korea",
    ):
        assert (FOLDER / "sources" / f"{place}.toml").is_file()


def test_every_outlet_is_collected_somewhere() -> None:
    assert {outlet.key for outlet in OUTLETS_IN} == {source.outlet for source in SOURCES_IN}


def test_addresses_are_public_and_encrypted() -> None:
    for source in SOURCES_IN:
        parts = urlsplit(source.address)
        # the DPRK's hosts speak plain http only
        assert parts.scheme == "https" or (parts.hostname or "").endswith(".kp"), source.address
        assert parts.hostname and re.fullmatch(r"(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9]+)", parts.hostname)
        assert parts.port is None and source.address.isascii()
        if source.kind is SourceKind.CHANNEL:
            assert re.fullmatch(r"https://t\.me/s/\w{4,32}", source.address), source.address


def test_every_label_has_a_source_and_a_date_and_says_that_nobody_looked() -> None:
    for outlet in OUTLETS_IN:
        assert outlet.kind, f"{outlet.key} has no kind"
        for label in (outlet.kind, outlet.owner, outlet.leaning, outlet.reach):
            if label:
                assert label.source.strip() and re.fullmatch(r"20\d\d(-\d\d)?", label.date)
                assert not label.checked
    assert not any(source.checked for source in SOURCES_IN)


def test_languages_are_told_by_code() -> None:
    assert {language for outlet in OUTLETS_IN for language in outlet.languages} <= LANGUAGES
    assert {code for outlet in OUTLETS_IN for code, _ in outlet.names} <= LANGUAGES
    for source in SOURCES_IN:
        outlet = next(outlet for outlet in OUTLETS_IN if outlet.key == source.outlet)
        assert source.language in outlet.languages, source.key


def test_a_site_belongs_to_one_outlet_and_sources_lie_on_their_outlet_s_sites() -> None:
    sites = [site.lower() for outlet in OUTLETS_IN for site in outlet.sites]
    assert len(set(sites)) == len(sites)
    for source in SOURCES_IN:
        outlet = next(outlet for outlet in OUTLETS_IN if outlet.key == source.outlet)
        if source.kind is SourceKind.CHANNEL:
            there = same_address(source.address).replace("/s/", "/")
            assert there in {site.lower() for site in outlet.sites}, source.key


def test_every_file_says_at_its_head_that_it_was_not_checked() -> None:
    for file in FOLDER.glob("*/*.toml"):
        assert "# NOT CHECKED." in file.read_text(encoding="utf-8")[:400], file.name


# ------------------------------------------------------------------------------------------- copying


def test_a_pack_is_copied_with_a_note_of_where_it_is_from(tmp_path: Path) -> None:
    copied = copy_pack(tmp_path, "russia", on=DAY)
    assert (copied.sources, copied.outlets) == (len(SOURCES_IN), len(OUTLETS_IN))
    assert (copied.there, copied.removed) == (0, 0)
    assert load_sources(tmp_path) == SOURCES_IN and load_outlets(tmp_path) == OUTLETS_IN
    for file in (tmp_path / "sources").iterdir():
        text = file.read_text(encoding="utf-8")
        assert (
            text.startswith("# From the pack russia of svodka ") and "copied on 2031-05-14" in text.partition("\n")[0]
        )
        assert "# NOT CHECKED." in text


def test_copying_again_adds_only_what_is_missing(tmp_path: Path) -> None:
    copy_pack(tmp_path, "russia", on=DAY)
    file = tmp_path / "sources" / "russia-agencies.toml"
    text = file.read_text(encoding="utf-8")
    edited = text.replace("https://tass.ru/rss/v2.xml", "https://tass.ru/rss/all.xml").replace(
        "[[source]]", "# ours\n[[source]]", 1
    )
    # a table deleted by hand comes back, one that was removed by the command doesn't
    start, end = edited.index('[[source]]\nkey = "ria-feed"'), edited.index('[[source]]\nkey = "ria-archive"')
    file.write_text(edited[:start] + edited[end:], encoding="utf-8")
    removed = next(where for where in where_sources(tmp_path) if where.source.key == "meduza-feed")
    remove(tmp_path, [removed])
    paused = next(where for where in where_sources(tmp_path) if where.source.key == "kcna-news")
    pause(tmp_path, [paused], paused=True)
    before = file.read_text(encoding="utf-8")
    copied = copy_pack(tmp_path, "russia", on=DAY)
    assert (copied.sources, copied.outlets, copied.removed) == (1, 0, 1)
    assert copied.there == len(SOURCES_IN) - 2
    assert file.read_text(encoding="utf-8").startswith(before.rstrip("\n"))
    now = {source.key: source for source in load_sources(tmp_path)}
    assert now["tass-feed"].address == "https://tass.ru/rss/all.xml"
    assert now["kcna-news"].paused and "meduza-feed" not in now and "ria-feed" in now


def test_what_a_desk_has_under_another_key_is_not_added(tmp_path: Path) -> None:
    mine = '\n[[source]]\nkey = "mine"\naddress = "http://www.tass.ru/rss/v2.xml"\nkind = "feed"\n'
    root = write_desk(tmp_path, SOURCES + mine)
    copied = copy_pack(root, "russia", on=DAY)
    assert (copied.sources, copied.there) == (len(SOURCES_IN) - 1, 1)
    assert "tass-feed" not in {source.key for source in load_sources(root)}


def test_a_pack_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no pack 'atlantis'; there are: russia"):
        copy_pack(tmp_path, "atlantis", on=DAY)


def test_the_claims_are_whole_and_told_apart() -> None:
    claims = [load_claim(path) for path in sorted(FOLDER.glob("claims/*.toml"))]
    assert len(claims) >= 10
    keys = {claim.key for claim in claims}
    for claim in claims:
        assert warnings(claim, claims) == ()
        assert set(claim.neighbours) <= keys
        assert min(len(claim.terms_en), len(claim.terms_ru)) >= 6
        assert claim.event_from and claim.actors and claim.place
