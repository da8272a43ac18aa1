"""The guard, on an invented country: what a writer may say, what he may not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eval.guard.hostile import hostile
from eval.guard.sound import sound
from eval.guard.world import CLAIM, ROWS
from eval.guard_score import ISSUED, citable, verdict
from svodka.model import Act, Speaker, SpeakerType, Stance, StatementKind
from svodka.write.guard import Citable, Verdict, Written, guarded
from svodka.write.quoting import quoted_runs
from tests.write.samples import revision, row, said, statement

# More than this share of sound sentences must pass
SOUND = 95.0


@pytest.mark.parametrize(("text", "cited", "what"), hostile())
def test_no_hostile_sentence_passes(text: str, cited: tuple[str, ...], what: str) -> None:
    found = verdict(text, cited)
    assert not found.passes, f"{what}: {found.text}"
    assert found.reasons and all(reason.endswith(".") for reason in found.reasons)


def test_most_sound_sentences_pass() -> None:
    fine = sound()
    passed = [text for text, cited in fine if verdict(text, cited).passes]
    assert len(fine) == 200 and len(hostile()) > 200
    assert 100 * len(passed) / len(fine) >= SOUND


def test_what_stands_between_marks_is_the_source_letter_by_letter() -> None:
    for text, cited in sound():
        made = verdict(text, cited).text
        contents = [span.of(ROWS[id].revision.text) for id in cited for span in ROWS[id].statement.content]
        assert made is None or all(any(run in content for content in contents) for run in quoted_runs(made))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('Marek Tolan said: "three Oravian crews served in the strait".', "Marek Tolan said: “Three Oravian crews served in the strait”."),
        ("Ilsa Brandt wrote: “If the crews stay – the treaty will be worth nothing.”", "Ilsa Brandt wrote: “If the crews stay, the treaty will be worth nothing”."),
        ("Marek Tolan said: “Three Oravian crews served in the strait … we thank them for their courage.”", "Marek Tolan said: “Three Oravian crews served in the strait” … “we thank them for their courage.”"),
    ],
)  # fmt: skip
def test_only_typography_is_mended(text: str, made: str) -> None:
    key = "treaty" if "treaty" in text else "thanks"
    found = verdict(text, (key,))
    assert found.text == made and found.repaired


@pytest.mark.parametrize(
    ("text", "cited", "reason"),
    [
        ("Marek Tolan said: “We shall sink them”.", "thanks", "The quotation “We shall sink them” is not in the words that it cites."),
        ("Vera Holm said: “Three Oravian crews served in the strait”.", "thanks", "The name “Holm” is not in what it cites."),
        ("On April 27, 2031, Marek Tolan said: “Three Oravian crews served in the strait”.", "thanks", "The date April 27, 2031 is not that of what it cites."),
        ("The Defence Ministry confirmed that seven sailors had been wounded.", "wounded", "The number seven is not in what it cites."),
        ("The Defence Ministry denied that eleven sailors had been wounded.", "wounded", "It tells another act than what it cites: deny."),
        ("Marek Tolan angrily said: “Three Oravian crews served in the strait”.", "thanks", "The words “angrily” are not in what it cites."),
        ("Ilsa Brandt wrote: “the treaty will be worth nothing”.", "treaty", "It leaves out “If”, without which the words say something else."),
        ("Pavel Lind said: “the bridge would be open by June 12”.", "bridge", "The quotation “the bridge would be open by June 12” is not in the words that it cites."),
    ],
)  # fmt: skip
def test_the_reason_is_told_in_words(text: str, cited: str, reason: str) -> None:
    assert reason in verdict(text, (cited,)).reasons


# ------------------------------------------------------------- statements of other shapes than those of the two sets


def held(text: str, content: str, **more: object) -> Verdict:
    return guarded(*_case(text, content, **more), issued=ISSUED)


def _case(text: str, content: str, **more: object) -> tuple[Written, dict[str, Citable]]:
    source = str(more.pop("source", f"“{content}” Vera Holm said."))
    of = revision(source, language=str(more.pop("language", "en")))
    made = statement(of, content, "Vera Holm", cue=str(more.pop("cue", "said")), when=said("2031-04-26"), **more)  # type: ignore[arg-type]
    person = Speaker("Vera Holm", "Vera Holm", None, "full name", SpeakerType.PERSON)
    one = row(of, replace(made, speaker=person))
    return Written(text, (made.id,)), {made.id: Citable(one)}


def test_a_part_of_a_question_is_said_by_nobody() -> None:
    question = "Did our crews fire first?"
    assert not held("Vera Holm said: “our crews fire first”.", question).passes
    assert not held("Vera Holm said that their crews fired first.", question).passes
    assert (
        held("Vera Holm said: “Did our crews fire first?”", question).text
        == "Vera Holm said: “Did our crews fire first?”"
    )


def test_parts_of_an_interrupted_quotation_are_one_sentence() -> None:
    source = "“It is a lie,” Vera Holm said, “that our crews fired first.”"
    content = "It is a lie,‖that our crews fired first."
    assert not held("Vera Holm said: “our crews fired first”.", content, source=source).passes
    assert held("Vera Holm said: “It is a lie … that our crews fired first”.", content, source=source).passes


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    content = "It is a lie of the U.S. Navy that our crews fired first"
    assert not held("Vera Holm said: “Navy that our crews fired first”.", content).passes
    assert not held("Vera Holm said: “our crews fired first”.", content).passes


def test_a_negation_before_the_cue_is_not_lost() -> None:
    source = "Vera Holm never said that the bridge would open."
    content = "the bridge would open"
    assert not held(f"Vera Holm said that {content}.", content, source=source, kind=StatementKind.INDIRECT).passes


def test_words_are_not_put_together_from_shreds() -> None:
    content = "Our crews left the port when the enemy came and the women cried."
    assert held("Vera Holm said: “Our crews left the port”.", content).passes
    assert not held("Vera Holm said “the women” and “left the port”.", content).passes
    assert not held("Vera Holm said that their crews cried.", content).passes
    assert not held("Vera Holm said that the women left the port.", content).passes
    assert not held("Vera Holm said that the enemy came and their crews left the port.", content).passes


def test_a_russian_statement_is_quoted_in_its_own_marks_and_not_turned() -> None:
    content = "Мы никогда не скрывали друзей"
    source = f"«{content}», — сказала Вера Холм."
    made = held(f"Vera Holm said: “{content}”.", content, source=source, cue="сказала", language="ru")
    assert made.text == f"Vera Holm said: «{content}»."
    part = held("Vera Holm said: “скрывали друзей”.", content, source=source, cue="сказала", language="ru")
    assert not part.passes


def test_first_person_outside_marks_is_the_writers() -> None:
    content = "We have repaired the bridge"
    assert not held("Vera Holm said that we had repaired the bridge.", content).passes
    assert held("Vera Holm said that they had repaired the bridge.", content).passes


def test_a_surname_that_two_bear_names_nobody() -> None:
    sentence, mine = _case("Holm said: “We have repaired the bridge”.", "We have repaired the bridge")
    assert guarded(sentence, mine, issued=ISSUED).passes
    (other,) = _case("", "We shall not pay")[1].values()
    jan = Speaker("Jan Holm", "Jan Holm", None, "full name", SpeakerType.PERSON)
    another = replace(other.row, statement=replace(other.row.statement, speaker=jan))
    assert not guarded(sentence, {**mine, another.statement.id: Citable(another)}, issued=ISSUED).passes


def test_a_sentence_made_to_cost_time_is_refused_soon() -> None:
    content = " ".join(["that the", *["and the"] * 60])
    found = held(f"Vera Holm said {' and '.join(['that the and the'] * 40)}.", content)
    assert not found.passes


def test_the_claim_may_be_told_by_its_stance_only() -> None:
    told = Written("Vera Holm denied that Oravian crews had served in the strait.", ("denial",))
    assert guarded(told, citable(), issued=ISSUED, claim=CLAIM).passes
    assert not guarded(told, citable(), issued=ISSUED).passes
    turned = {"denial": replace(citable()["denial"], stance=Stance.AFFIRM)}
    assert not guarded(told, turned, issued=ISSUED, claim=CLAIM).passes


def test_on_the_same_day_may_point_to_the_sentence_before() -> None:
    told = Written(
        "On the same day Vera Holm said: “We have never hidden our friends, and we will not begin today”.", ("friends",)
    )
    day = date(2031, 4, 26)
    assert guarded(told, citable(), issued=ISSUED, before=(day, day)).passes
    assert not guarded(told, citable(), issued=ISSUED).passes
    assert not guarded(told, citable(), issued=ISSUED, before=(date(2031, 4, 25),) * 2).passes


def test_an_office_of_the_registry_is_one_of_that_day() -> None:
    told = Written("Marek Tolan, the head of the fleet, said: “Three Oravian crews served in the strait”.", ("thanks",))
    known = {"thanks": replace(citable()["thanks"], offices=("head of the fleet",))}
    assert guarded(told, known, issued=ISSUED).passes
    assert not guarded(told, citable(), issued=ISSUED).passes


def test_what_has_no_date_of_saying_gets_none() -> None:
    undated = replace(ROWS["thanks"], statement=replace(ROWS["thanks"].statement, said=None))
    known = {"thanks": Citable(undated)}
    dated = Written("On April 26, 2031, Marek Tolan said: “Three Oravian crews served in the strait”.", ("thanks",))
    bare = Written("Marek Tolan said: “Three Oravian crews served in the strait”.", ("thanks",))
    assert not guarded(dated, known, issued=ISSUED).passes
    assert guarded(bare, known, issued=ISSUED).passes


def test_a_denial_in_direct_words_is_not_denied_again() -> None:
    content = "Our crews were never there"
    mine = {"act": Act.DENY, "source": f"“{content},” Vera Holm denied.", "cue": "denied"}
    assert held(f"Vera Holm said: “{content}”.", content, **mine).passes
    assert not held("Vera Holm denied that their crews were never there.", content, **mine).passes
