"""Suggested claims, terms for the index, drift, drafts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from svodka.model import Act, HolderLevel, Stance
from svodka.track.claims import commented_claim, draft_claim, parse_claim
from svodka.track.drift import drifts
from svodka.track.lines import lines
from svodka.track.searching import beginning, enough, search_terms
from svodka.track.suggest import Spoken, suggest
from svodka.track.utterances import utterances
from tests.track.claims import KEYS, claim
from tests.track.material import read_all, report


def spoken(id: str, speaker: str, act: Act, words: str, language: str = "en") -> Spoken:
    return Spoken(id, speaker, act, words, language, date(2031, 2, 4), f"https://wire.example/{id}")


DISPUTE = (
    spoken("1", "Tessa Orlan", Act.DENY, "that the Varnian army shelled the hospital in Vesk"),
    spoken("2", "Ilo Brann", Act.CONFIRM, "that Varnian shells hit the hospital in Vesk"),
    spoken("3", "Foreign Ministry", Act.DENY, "reports of a strike on the hospital in Vesk by the Varnian army"),
)


def test_a_matter_that_several_deny_or_confirm() -> None:
    alone = spoken("4", "Tessa Orlan", Act.DENY, "rumours about the price of wool")
    (found,) = suggest([*DISPUTE, alone])
    assert set(found.speakers) == {"Tessa Orlan", "Ilo Brann", "Foreign Ministry"}
    assert {"hospital", "Vesk"} <= set(found.terms_en)
    assert suggest([alone, *reversed(DISPUTE)]) == suggest([*DISPUTE, alone])


def test_one_voice_is_no_dispute_and_saying_is_no_side() -> None:
    assert suggest([s for s in DISPUTE if s.speaker == "Tessa Orlan"] * 3) == ()
    assert suggest([spoken(str(n), f"Speaker {n}", Act.SAY, DISPUTE[0].words) for n in range(4)]) == ()


def test_a_draft_is_a_claim_that_can_be_read_with_hostile_words_in_its_comments() -> None:
    hostile = spoken("5", "Evil\ntext = 'x'", Act.DENY, "that the army\n]]shelled the hospital in Vesk\x00")
    (found,) = suggest([*DISPUTE, hostile])
    read = parse_claim(draft_claim(found), file="draft.toml", key="draft")
    assert read.terms_en == found.terms_en
    assert read.text.startswith("that the Varnian") or "hospital" in read.text


@pytest.mark.parametrize("key", KEYS)
def test_a_commented_claim_is_read_back_as_it_was(key: str) -> None:
    assert parse_claim(commented_claim(claim(key)), file="x") == claim(key)


@pytest.mark.parametrize(
    "forms",
    [
        "sappers sapper", "supply supplies supplied", "bus buses", "mh17", "deliver delivered delivering",
        "армия армии армией армий", "больница больницы больниц больницей", "тиралийский тиралийских тиралийскому",
        "военнослужащий военнослужащих военнослужащего", "сапёр сапёры сапёрами", "поставка поставки поставок",
        "доброволец добровольцы добровольцев", "учения учений учениях", "боец",
    ],
)  # fmt: skip
def test_the_beginning_of_a_word_begins_all_its_forms(forms: str) -> None:
    word = forms.split()[0]
    assert [form for form in forms.split() if not form.startswith(beginning(word))] == []
    assert len(beginning(word)) >= min(4, len(word))


def test_terms_of_a_claim_and_how_many_suffice() -> None:
    terms = search_terms(claim("strike"))
    assert "hospital" in terms
    assert not enough(terms, set())
    assert enough(terms, {0, 1})
    assert enough(terms, {terms.index("varnian army")}) is enough(terms, {0, 1})


def test_a_narrower_denial_is_a_drift_and_no_shift() -> None:
    plain = [f"Tessa Orlan denied that the army had struck the hospital in Vesk, {n}." for n in "abcdefgh"]
    narrow = [f"Tessa Orlan denied that regular units had struck the hospital in Vesk, {n}." for n in "ijklmnop"]
    records = [
        report(f"r{n:02}", (date(2031, 2, 4) + timedelta(3 * n)).isoformat(), text)
        for n, text in enumerate([*plain, *narrow])
    ]
    said = utterances(read_all(records), claim("strike"))
    found = drifts(lines(said), said)
    of_person = [one for one in found if one.level is HolderLevel.PERSON]
    assert [(one.stance, one.narrower) for one in of_person] == [(Stance.DENY, "regular")]
    assert all(line.shifts == () for line in lines(said))
    few = said[:4]
    assert drifts(lines(few), few) == ()
