"""Copies of one text, and what only looks like them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.group.agency import agency_of, same_name
from svodka.group.copies import Copies, Copy, largest, origins
from svodka.model import Details, Revision
from tests.group.material import (
    AGENCY,
    CHINESE,
    FOOTER,
    RATES,
    REPORT,
    RUSSIAN,
    RUSSIAN_REPORT,
    WEATHER,
)

AT = datetime(2031, 5, 14, 12, tzinfo=UTC)


def added(index: Copies, name: str, text: str, outlet: str = "", published: str | None = None,
          carriers: tuple[str, ...] = (), hours: float = 0, document: str | None = None) -> Copy | None:  # fmt: skip
    return index.add(
        name, text, published, outlet or f"Outlet of {name}", carriers,
        document=document or name, at=AT + timedelta(hours=hours),
    )  # fmt: skip


def copy_of(first: str, second: str) -> Copy | None:
    index = Copies()
    assert added(index, "first", first, hours=0) is None
    return added(index, "second", second, hours=1)


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


CHANGED: dict[str, Callable[[str], str]] = {
    "the same words": lambda text: text,
    "typing": lambda text: text.replace('"', "“").replace("-", "—").replace("ё", "е").replace(" ", " \u00ad"),
    "another headline": lambda text: "\n\n".join(["Ferry kept at sea", *paragraphs(text)[1:]]),
    "the last paragraph trimmed": lambda text: "\n\n".join(paragraphs(text)[:-1]),
    "a note of the editor": lambda text: (
        f"{text}\n\nThe newsroom is in touch with the families of those on board and will tell more."
    ),
    "paragraphs in another order": lambda text: "\n\n".join(reversed(paragraphs(text))),
    "a figure corrected": lambda text: text.replace("38", "41"),
    "a day put otherwise": lambda text: text.replace("on Wednesday", "yesterday").replace("в среду", "вчера"),
}


@pytest.mark.parametrize("text", [AGENCY, RUSSIAN], ids=["English", "Russian"])
@pytest.mark.parametrize("change", CHANGED)
def test_copies_are_found(text: str, change: str) -> None:
    copy = copy_of(text, CHANGED[change](text))
    assert copy is not None
    assert (copy.revision, copy.origin) == ("second", "first")
    assert copy.basis.startswith("whole copy") or copy.basis == "same words"
    assert 0.5 <= copy.likeness <= 1


def test_copies_in_a_script_without_spaces() -> None:
    for changed in (CHINESE, f"快讯\n{CHINESE}", CHINESE.replace("星期三", "昨天"), CHINESE[:-30]):
        assert copy_of(CHINESE, changed)
    assert (
        copy_of(
            CHINESE,
            "港口部发言人星期五宣布，诺维克的新码头将于明年春天开工建设，预算为二百万克朗，由国家银行提供贷款。" * 2,
        )
        is None
    )


@pytest.mark.parametrize("text", [AGENCY, RUSSIAN], ids=["English", "Russian"])
def test_an_excerpt_is_told_from_a_copy(text: str) -> None:
    part = paragraphs(text)[1]
    shorter = copy_of(text, part)
    assert shorter is not None and shorter.basis.startswith("excerpt: 100% of the shorter text, an excerpt of it")
    longer = copy_of(part, text)
    assert longer is not None and "it holds the other" in longer.basis


WEATHERS = [
    WEATHER.format(place="Norvik", day="May 14", a=5, b=7, c=748, d=11, e=2),
    WEATHER.format(place="Norvik", day="May 15", a=8, b=3, c=751, d=14, e=4),
]
RATED = [
    RATES.format(day="14 мая", a="92,13", b="99,80", c="12,71", d="0,25", e="0,11"),
    RATES.format(day="15 мая", a="92,38", b="99,91", c="12,69", d="0,30", e="0,12"),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, REPORT),
        (RUSSIAN, RUSSIAN_REPORT),
        (AGENCY, RUSSIAN),
        WEATHERS,
        RATED,
        (f"{paragraphs(AGENCY)[1]}\n\n{FOOTER}", f"{paragraphs(REPORT)[-1]}\n\n{FOOTER}"),
        ("Air alarm over.", "Air alarm over."),
        ("The quay of Norvik is closed until Friday.", "The quay of Norvik is open until Friday."),
        ("", ""),
    ],
    ids=[
        "reports",
        "сообщения",
        "translation",
        "weather",
        "rates",
        "standing paragraphs",
        "formula",
        "posts",
        "nothing",
    ],
)
def test_what_is_no_copy(one: str, other: str) -> None:
    assert copy_of(one, other) is None
    assert copy_of(other, one) is None


def test_posts_are_copies_word_for_word() -> None:
    post = "The quay of Norvik is closed until Friday, the ministry says."
    copy = copy_of(post, "The quay of Norvik is closed until Friday — the ministry says!")
    assert copy is not None and copy.basis == "same words"


def test_a_notice_that_comes_every_week_is_no_copy() -> None:
    notice = "The alarm in the district of Norvik is over, you may leave."
    index = Copies()
    assert added(index, "a", notice) is None
    assert added(index, "b", notice, hours=24 * 7) is None
    assert added(index, "c", notice, outlet="Outlet of b", hours=24 * 7 + 1) is None  # one outlet, again
    assert added(index, "d", notice, hours=24 * 7 + 2) is not None


def test_one_outlets_standing_paragraphs_make_no_copy() -> None:
    index = Copies()
    one, other = f"{REPORT[:300]}\n\n{FOOTER}", f"{paragraphs(AGENCY)[1]}\n\n{FOOTER}"
    assert added(index, "a", one, outlet="The Courier") is None
    assert added(index, "b", other, outlet="The Courier") is None


def test_a_revision_is_added_as_it_is_described() -> None:
    made = Revision(
        "r1", "d1", "https://halmar.example/1", AGENCY, outlet="Halmar Wire", published="2031-05-14",
        details=Details(carriers=("Norvia",)),
    )  # fmt: skip
    index = Copies()
    assert index.add_revision(made, AT) is None
    assert index.add_revision(replace(made, id="r2"), AT) is None
    copy = index.add_revision(replace(made, id="r3", document="d3", outlet="The Courier"), AT)
    assert copy == Copy("r3", "r1", 1.0, "same words")


def test_ten_copies_have_one_origin() -> None:
    index = Copies()
    assert added(index, "origin", AGENCY) is None
    drifted, copies = paragraphs(AGENCY), []
    for n in range(10):
        drifted = [f"Headline number {n}", *drifted[1:]]
        copies.append(added(index, f"copy{n}", "\n\n".join(drifted), hours=n + 1))
    assert {copy.origin for copy in copies if copy} == {"origin"} and None not in copies
    assert list(largest(copy for copy in copies if copy)) == [("origin", 10)]


def test_the_agencys_own_text_is_the_origin_though_it_came_later() -> None:
    index = Copies()
    assert added(index, "daily", AGENCY, outlet="The Courier") is None
    assert (second := added(index, "tabloid", AGENCY, outlet="The Flash", hours=1)) and second.origin == "daily"
    came = added(index, "wire", AGENCY, outlet="Halmar Wire", hours=2)
    assert came == Copy("daily", "wire", 1.0, "same words; the origin is the agency's own text")
    later = added(index, "late", AGENCY, outlet="The Evening", hours=3)
    assert later is not None and later.origin == "wire"
    assert origins([second, came, later]) == {"tabloid": "wire", "daily": "wire", "late": "wire"}


def test_an_agency_stays_the_origin_of_what_was_published_before_it() -> None:
    index = Copies()
    assert added(index, "wire", AGENCY, outlet="Halmar Wire", published="2031-05-14T12:00:00") is None
    copy = added(index, "daily", AGENCY, outlet="The Courier", published="2031-05-14T11:00:00", hours=1)
    assert copy is not None and copy.origin == "wire"


def test_what_was_published_before_is_the_origin() -> None:
    index, text = Copies(), REPORT
    added(index, "late", text, published="2031-05-14T12:00:00")
    copy = added(index, "early", text, published="2031-05-14T09:00:00", hours=1)
    assert copy is not None and (copy.revision, copy.origin) == ("late", "early")
    assert copy.basis.endswith("the origin was published before it")


def test_a_forwarded_post_names_its_origin() -> None:
    index, post = Copies(), "The quay of Norvik is closed until Friday, the ministry says."
    added(index, "forward", post, outlet="Front channel", carriers=("Port channel",))
    copy = added(index, "post", post, outlet="Port channel", hours=1)
    assert copy is not None and (copy.revision, copy.origin) == ("forward", "post")


def test_revisions_of_one_document_are_no_copies() -> None:
    index = Copies()
    added(index, "a1", AGENCY, document="a")
    assert added(index, "a2", AGENCY.replace("38", "41"), outlet="Outlet of a1", document="a", hours=1) is None
    assert (copy := added(index, "b", AGENCY, document="b", hours=2)) and copy.origin == "a1"
    assert added(index, "a3", AGENCY.replace("212", "213"), document="a", hours=3) is None


def text_of(n: int) -> str:
    return " ".join(f"word{n * 1000 + i}" for i in range(120))


def test_what_is_too_old_is_forgotten_and_memory_stays_flat() -> None:
    index, sizes = Copies(days=2), []
    tracemalloc.start()
    for day in range(12):
        for n in range(50):
            added(index, f"{day}-{n}", text_of(day * 50 + n), hours=24 * day)
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert len(index) == 150  # today and the two days before
    assert sizes[-1] < 1.2 * sizes[4]
    assert added(index, "old again", text_of(0), hours=24 * 12) is None
    assert added(index, "new again", text_of(11 * 50), hours=24 * 12) is not None


def test_rebuilt_it_finds_the_same() -> None:
    texts = [
        AGENCY,
        REPORT,
        CHANGED["another headline"](AGENCY),
        RUSSIAN,
        CHANGED["the last paragraph trimmed"](RUSSIAN),
    ]
    runs = []
    for _ in range(2):
        index = Copies()
        runs.append([added(index, str(n), text, hours=n) for n, text in enumerate(texts)])
    assert runs[0] == runs[1]
    assert [copy is not None for copy in runs[0]] == [False, False, True, False, True]


@given(st.lists(st.sampled_from([AGENCY, REPORT, RUSSIAN, WEATHERS[0], WEATHERS[1], "A post of six words or more."])
                | st.text(), max_size=12))  # fmt: skip
def test_a_revision_is_a_copy_once_and_never_of_itself(texts: list[str]) -> None:
    index = Copies()
    copies = [copy for n, text in enumerate(texts) if (copy := added(index, str(n), text, hours=n))]
    assert len({copy.revision for copy in copies}) == len(copies)
    assert all(copy.revision != copy.origin and 0 < copy.likeness <= 1 for copy in copies)
    assert not set(origins(copies).values()) & set(origins(copies))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (AGENCY, "Halmar Wire"),
        (RUSSIAN, "Норвинформ"),
        ("НОРВИК, 14 мая — Норвинформ. Причал закрыт.", "Норвинформ"),
        ("The quay is closed.\n— Halmar Wire", "Halmar Wire"),
        ("The quay is closed. (Halmar Wire)", "Halmar Wire"),
        ("Причал закрыт.\nИсточник: Норвинформ", "Норвинформ"),
        ("The quay is closed, the ministry said.", None),
        ("NORVIK - The quay (built in 1974) is closed.", None),
        ("", None),
    ],
)
def test_the_agency_that_a_text_names(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency
    assert agency_of(text, ("Port channel", "Norvia")) == "Port channel"


def test_names_of_outlets() -> None:
    assert same_name("Halmar Wire", "HALMAR WIRE") and same_name("Halmar Wire", "Halmar Wire Agency")
    assert not same_name("Halmar Wire", "Halmar Courier") and not same_name(None, "Halmar Wire")
