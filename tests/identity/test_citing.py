"""Who cites whom how often: copies once, shares with their base rates; outlets by name in any script."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svodka.identity import Registry
from svodka.identity.citing import Counts, Share, characterisation, once, root_of
from svodka.identity.publishers import Camp, Outlets, camp_name, camp_of
from svodka.identity.publishing import outlet_figures, outlet_named
from svodka.model import Attributed, Citation, EntryKind, Label, Outlet, Publication, Reprint, SpeakerType, Voice
from svodka.people import parse_people
from tests.identity.halmar import TOML


def label(value: str) -> Label:
    return Label(value, "the annual report", "2030")


OUTLETS = (
    Outlet("courier", "The Halmar Courier", (("ru", "Вестник Халмара"),), label("daily"), leaning=label("pro-government"),
           sites=("courier.example",), country="xh"),
    Outlet("vesti", "Vesti Halmara", (("ru", "Вести Халмара"),), label("daily"), leaning=label("independent, in exile"),
           sites=("vesti.example", "t.example/vesti")),
    Outlet("palace", "Palace", (("ru", "Дворец"),), label("official"), sites=("palace.example",), country="xh"),
    Outlet("daily-nk", "Daily NK", (("ru", "Газета НК"),), label("daily")),
    Outlet("nk-news", "NK News", (), label("site"), leaning=label("business daily")),
)  # fmt: skip
REGISTRY = Registry.of(replace(parse_people(TOML, "halmar.toml"), outlets=OUTLETS))
VELT = (EntryKind.PERSON.value, "irina-velt")


def cited(number: int, outlet: str, *, who: str | None = "irina-velt", words: str | None = None, day: int = 1,
          revision: str | None = None, speaker: str = "Irina Velt") -> Citation:  # fmt: skip
    said = Attributed(f"s{number}", speaker, SpeakerType.PERSON, None, date(2031, 5, day), outlet,
                      words or f"The bridge stands for {number} days.", f"https://none.example/{number}")  # fmt: skip
    voice = Voice(EntryKind.PERSON, who) if who else Voice(None, None)
    return Citation(said, number, revision or f"r{number}", f"d{number}", date(2031, 5, day), voice=voice)


def test_copies_count_once_and_the_first_published_is_the_original() -> None:
    words = "The bridge stands, and it will."
    copies = {"r2": "r1", "r3": "r2"}
    rows = [
        cited(3, "Vesti Halmara", words="«The bridge stands, and it will»", day=2),
        cited(2, "The Halmar Courier", words=words),
        cited(1, "Palace", words=words),
        cited(4, "Palace", words=words),  # the same words, said in a text of its own
    ]
    originals, repeated = once(rows, copies)
    assert [c.row for c in originals] == [1, 4]
    assert [c.row for c in repeated[1]] == [2, 3]
    assert root_of("r3", copies) == "r1" and root_of("a", {"a": "b", "b": "a"}) in "ab"


def test_shares_stand_beside_what_everybody_has() -> None:
    rows = [cited(n, "The Halmar Courier") for n in range(9)] + [cited(9, "Вестям Халмара")]
    rows += [cited(n, "vesti halmara", who="gleb-laskin") for n in range(10, 26)]
    rows += [cited(n, "The Halmar Courier", who=None, speaker="Anna Lind") for n in range(26, 30)]
    counts = Counts(rows, {}, REGISTRY)
    found = counts.cited(VELT)
    assert (found.utterances, found.outlets, found.collected) == (10, 2, 30)
    first, second = found.camps
    assert (first.camp, first.share) == ("pro-government", Share(9, 10, 13, 30))
    assert (first.rank, first.speakers, first.outlets) == (1, 2, ("courier",))
    assert (second.camp, second.share.verdict) == ("independent", "less")
    told = characterisation(VELT, counts, "pro-government")
    assert told is not None and told.frequent
    assert told.words == (
        "cited 9 times by 1 outlet labelled pro-government (of 10 citations of this speaker among 30 statements "
        "collected since 2031-05-01)"
    )
    independent = characterisation(VELT, counts, "independent")
    assert independent is not None and not independent.frequent
    assert characterisation(("name", "nobody"), counts, "independent") is None
    assert counts.cited(("name", "nobody")).utterances == 0


def test_too_few_tell_nothing_and_no_label_is_no_leaning() -> None:
    few = Counts([cited(n, "The Halmar Courier") for n in range(4)], {}, REGISTRY)
    assert characterisation(VELT, few, "pro-government") is None
    assert few.cited(VELT).camps[0].share.verdict == "too few"
    many = Counts([cited(n, "The Lorim Gazette") for n in range(40)], {}, REGISTRY)
    assert many.cited(VELT).camps[0].camp == "unlabelled"
    assert characterisation(VELT, many, "unlabelled") is None


@pytest.mark.parametrize(
    ("share", "interval"),
    [
        (Share(0, 0, 0, 0), (0.0, 1.0)),
        (Share(0, 10, 0, 0), (0.0, 0.2775)),
        (Share(81, 263, 0, 0), (0.2553, 0.3662)),  # 81 of 263, an example of the literature on the method
    ],
)
def test_intervals(share: Share, interval: tuple[float, float]) -> None:
    assert share.interval == pytest.approx(interval, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Halmar Courier", "courier"),
        ("Halmar Courier", "courier"),
        ("the Halmar Courier daily", "courier"),
        ("газете «Вестник Халмара»", "courier"),
        ("Вестником Халмара", "courier"),
        ("ВЕСТИ ХАЛМАРА", "vesti"),
        ("Vesti Khalmara", "vesti"),
        ("«Вестям Халмара»", "vesti"),
        ("@vesti", None),
        ("t.example/vesti", "vesti"),
        ("vesti.example", "vesti"),
        ("NK News", "nk-news"),
        ("Daily NK", "daily-nk"),
        ("NK", None),  # of two
        ("Лорим", None),
        ("", None),
        ("Вести " * 100, None),
    ],
)
def test_outlets_by_name(name: str, key: str | None) -> None:
    assert Outlets(OUTLETS).find(name) == key


def test_a_common_word_in_a_text_is_no_outlet() -> None:
    outlets = Outlets(
        [Outlet("agency", "Агентство"), Outlet("project", "Проект"), Outlet("site", "X", sites=("x.example",))]
    )
    assert outlets.find("проект") == "project"
    assert outlets.cited("проект") is None and outlets.cited("Агентство") is None
    assert outlets.cited("Проекту") == "project" and outlets.cited("x.example") == "site"


def test_an_address_tells_more_than_a_name() -> None:
    outlets = Outlets(OUTLETS)
    assert outlets.publishing("Palace", "https://www.courier.example/2031/1") == "courier"
    assert outlets.publishing(None, "https://t.example/s/vesti/881") == "vesti"
    assert outlets.publishing("Вести Халмара", "https://t.example/other/1") == "vesti"
    assert outlets.publishing(None, "file:///a") is None
    assert outlet_named("https://courier.example/1", REGISTRY) == OUTLETS[0]


def test_camps_are_what_labels_say() -> None:
    assert [camp_of(outlet) for outlet in OUTLETS] == [
        Camp.GOVERNMENT,
        Camp.INDEPENDENT,
        Camp.OFFICIAL,
        Camp.UNLABELLED,
        Camp.OTHER,
    ]
    assert camp_of(None) is Camp.UNLABELLED
    state = replace(OUTLETS[0], leaning=label("state and party; no independent press exists"))
    assert camp_of(state) is Camp.GOVERNMENT
    war = replace(OUTLETS[0], leaning=label("military blogger who supports Russia's war against Ukraine"))
    assert camp_of(war) is Camp.WAR
    assert camp_name(Camp.GOVERNMENT, "ru") == "pro-Kremlin" and camp_name(Camp.GOVERNMENT, "xh") == "pro-government"


def test_figures_of_an_outlet() -> None:
    def post(number: int, views: int | None, day: date | None) -> Publication:
        return Publication(f"https://t.example/vesti/{number}", None, day, views)

    publications = [post(1, 100, date(2031, 4, 1)), post(2, 300, date(2031, 4, 2)), post(3, 70, date(2031, 5, 1)),
                    post(4, None, None), Publication("https://courier.example/1", None, date(2031, 4, 1), 5)]  # fmt: skip
    chained = replace(cited(1, "Vesti Halmara"), chain=("Вестник Халмара", "Вести Халмара", "some site"))
    rows = [chained, cited(2, "Vesti Halmara", who=None, speaker="Anna Lind"), cited(3, "Courier")]
    courier = Publication("https://courier.example/1", None, None)
    reprints = [
        Reprint(publications[0], courier),
        Reprint(courier, publications[1]),
        Reprint(publications[0], publications[1]),
    ]
    found = outlet_figures("vesti", publications, rows, reprints, REGISTRY)
    assert found.documents == {"2031": 3, "undated": 1} and found.statements == {"2031": 2}
    assert [(m.month, m.posts, m.median) for m in found.views] == [("2031-04", 2, 200), ("2031-05", 1, 70)]
    assert found.quoted == {"Irina Velt": 1, "Anna Lind": 1}
    assert found.cites == {"The Halmar Courier": 1}
    assert (found.copies, found.copied_by) == ({"The Halmar Courier": 1}, {"The Halmar Courier": 1})
    assert (found.first, found.last) == (date(2031, 4, 1), date(2031, 5, 1))
