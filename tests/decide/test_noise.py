"""What moves by itself is no revision; what may be an editor's hand always is."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.decide import State, decide, noise
from svodka.decide.noise import moving_lines
from svodka.model import Revision

CASES = Path(__file__).parent / "cases_noise.txt"
ENGLISH = (
    "The ferry to Norvik will sail on Friday, the ministry of ports said in a note.\n"
    "Tickets are sold at the quay, as they were last year, and cost five crowns a person."
)
RUSSIAN = (
    "Паром в Норвик уйдёт в пятницу, говорится в записке министерства портов.\n"
    "Билеты продаются на причале, как и в прошлом году, и стоят пять крон с человека."
)


def cases() -> list[tuple[str, str, str]]:
    """Kind, text before, text after."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [case(line) for line in lines]


def case(line: str) -> tuple[str, str, str]:
    kind, _, rest = line.partition(":")
    before, _, after = rest.partition("=>")
    body = RUSSIAN if re.search("[а-яё]", line) else ENGLISH
    texts = [side.strip().replace("⏎", "\n") for side in (before, after)]
    filled = [text.replace("{body}", body) if "{body}" in text else f"{body}\n{text}".strip() for text in texts]
    return kind, filled[0], filled[1]


@pytest.mark.parametrize(("kind", "before", "after"), cases(), ids=lambda text: text[-40:])
def test_case(kind: str, before: str, after: str) -> None:
    assert before != after
    assert (noise(before, after) is not None) == (kind == "noise"), noise(before, after)
    assert (noise(after, before) is not None) == (kind == "noise"), "the other way round"


def test_there_are_enough_cases_of_both_kinds() -> None:
    kinds = Counter(kind for kind, _, _ in cases())
    assert set(kinds) == {"noise", "real"}
    assert min(kinds.values()) >= 40


def test_a_page_of_rates_is_its_rates() -> None:
    before, after = (
        "Exchange rates\nUSD 92.13 EUR 99.80\nGBP 110.2 CNY 12.7",
        "Exchange rates\nUSD 92.13 EUR 99.80\nGBP 111.2 CNY 12.7",
    )
    assert noise(before, after) is None


def test_a_long_line_is_prose() -> None:
    sentence = "The port, which has been closed since the storm of the winter before last, opens again on Friday. " * 3
    assert noise(sentence + "| 5 minutes ago", sentence + "| 6 minutes ago") is None


def test_the_reason_names_what_moved() -> None:
    reason = noise(f"{ENGLISH}\nUpdated 12:31\n15 views", f"{ENGLISH}\nUpdated 12:45\n16 views")
    assert reason == "only what moves by itself differs: a clock, a counter"


def test_where_moving_lines_stand() -> None:
    text = "The quay is closed.\nUpdated 12:31\n\n15 views | 3 comments\nOrel spoke."
    assert [text[a:b].strip() for a, b in moving_lines(text)] == ["Updated 12:31", "15 views | 3 comments"]


@given(st.text())
def test_a_text_with_a_word_more_is_never_noise(text: str) -> None:
    assert noise(f"{ENGLISH}\n{text}", f"{ENGLISH} Never.\n{text}") is None


# ------------------------------------------------------------------------------- noise in a decision

HAD = Revision(
    id="r1", document="d1", address="https://halmar.example/1", text=f"{ENGLISH}\n15 views", title="The ferry"
)


def revised(text: str, **told: str) -> Revision:
    return Revision(
        id="r2",
        document="d1",
        address=HAD.address,
        text=text,
        **{"title": HAD.title, **told},  # type: ignore[arg-type]
    )


def test_noise_is_not_written() -> None:
    decision = decide(revised(f"{ENGLISH}\n16 views"), HAD, None)
    assert (decision.state, decision.describe) == (State.NOISE, False)
    assert decision.reason.endswith("a counter")


def test_another_headline_over_noise_is_a_revision() -> None:
    assert decide(revised(f"{ENGLISH}\n16 views", title="The ferry sinks"), HAD, None).state == State.REVISED
    assert decide(revised(f"{ENGLISH}\n16 views", published="2031-05-14"), HAD, None).state == State.REVISED


def test_a_headline_typed_otherwise_over_noise_is_noise() -> None:
    had = Revision(id="r1", document="d1", address=HAD.address, text=HAD.text, title='The "ferry"')
    assert decide(revised(f"{ENGLISH}\n16 views", title="The “ferry”"), had, None).state == State.NOISE


def test_a_text_that_the_desk_has_is_never_noise() -> None:
    known = revised(f"{ENGLISH}\n16 views")
    assert decide(known, HAD, known).state == State.REVISED


@pytest.mark.parametrize(
    "line",
    [
        "usd 1 " * 30_000,
        "1 " * 100_000,
        "we use cookies " * 10_000,
        "👍 1 " * 30,
        "updated 12:31 " * 14,
        "12 may 2031 " * 16,
    ],
)
def test_hostile_lines_cost_little(line: str) -> None:
    started = time.perf_counter()
    assert noise(f"{ENGLISH}\n{line}", f"{ENGLISH}\n{line}x") is None
    assert time.perf_counter() - started < 1  # 0.01 s on a quiet machine
