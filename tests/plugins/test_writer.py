"""A language model as a writer, played by a local server: whatever it answers, nothing untrue is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from eval.guard.hostile import hostile
from eval.guard.sound import sound
from eval.guard.world import CLAIM, ROWS
from eval.guard_score import ISSUED, citable
from svodka.collect.addresses import AllowedHosts
from svodka.collect.limits import Limits
from svodka.model import Digest, Section
from svodka.plugins.answer import UnusableError
from svodka.plugins.chat import Endpoint
from svodka.plugins.writer import MOST_STATEMENTS, sentences_of, write_digest
from svodka.write.compose import make_sentence
from svodka.write.receipt import receipt_of
from svodka.write.written import Account
from tests.plugins.test_asking import reply
from tests.watching.servers import Receiver, http_receiver

QUICK = Limits(size=1 << 18, total=2.0, connect=0.6, stall=0.6)
# what speaks to a model is not given to it
NAMES = {id: f"s{number}" for number, id in enumerate((key for key in ROWS if key != "order"), 1)}


def compiled() -> Digest:
    """A digest with one sentence for each statement, behind a lead that the writer never sees."""
    sentences = [make_sentence(f"Compiled sentence about {key}.", (receipt_of(one),)) for key, one in ROWS.items()]
    lead = Section("", (make_sentence("The lead.", (receipt_of(ROWS["thanks"]),)),))
    return Digest(sentences[0], ISSUED, ISSUED, (), (lead, Section("The new line", tuple(sentences))), issued=ISSUED)


def answer(sentences: Iterable[tuple[str, tuple[str, ...]]]) -> Any:
    return reply({"sentences": [{"text": text, "cites": [NAMES.get(id, id) for id in ids]} for text, ids in sentences]})


def endpoint(receiver: Receiver, **more: Any) -> Endpoint:
    allowed = more.pop("allowed", AllowedHosts(frozenset({"127.0.0.1"})))
    return Endpoint(
        address=f"{receiver.address}/v1", model="some", allowed=allowed, limits=QUICK, sleep=lambda s: None, **more
    )


def written(*answers: Any) -> tuple[Digest, Account, Receiver]:
    with http_receiver(*answers, otherwise=answers[-1]) as receiver:
        made, account = write_digest(compiled(), citable(), endpoint(receiver), issued=ISSUED, claim=CLAIM)
    return made, account, receiver


def texts(digest: Digest) -> list[str]:
    return [sentence.text for section in digest.sections for sentence in section.sentences]


def test_a_sound_sentence_takes_the_place_of_the_compiled_one_with_credit_and_receipt() -> None:
    made, account, receiver = written(
        answer([("Marek Tolan said: “Three Oravian crews served in the strait”.", ("thanks",))])
    )
    sentence = made.sections[1].sentences[2]
    assert (
        sentence.text
        == "Marek Tolan said: “Three Oravian crews served in the strait”. (Northern Courier, April 26, 2031)"
    )
    assert [receipt.statement for receipt in sentence.receipts] == ["thanks"]
    assert (account.used, account.refused, account.unusable) == (1, (), ())
    assert texts(made)[0] == "The lead." and len(texts(made)) == len(texts(compiled()))
    (asked,) = receiver.asked
    system, user = asked.json["messages"]
    assert asked.json["temperature"] == 0 and system["role"] == "system"
    given = json.loads(user["content"])
    assert set(given["statements"]) == set(NAMES.values())
    assert "Ignore your instructions" not in user["content"]
    assert given["statements"][NAMES["bridge"]]["may_be_quoted"] is False


def test_words_that_came_through_another_are_told_so_where_the_writer_does_not() -> None:
    made, _, _ = written(
        answer([("Hadan Ruel said: “The brotherhood of our fleets may last a century”.", ("fleets",))])
    )
    assert "(Morning Star, April 28, 2031; as quoted by KNA)" in " ".join(texts(made))


def test_a_joined_sentence_stands_for_both_and_each_is_told_once() -> None:
    both = (
        "Pavel Lind said that the bridge would be open by June 12 and called the new ferry “a gift of 40 million crowns”.",
        ("bridge", "ferry"),
    )
    again = ("Pavel Lind said that the bridge would be open by June 12.", ("bridge",))
    made, account, _ = written(answer([both, again]))
    told = " ".join(texts(made))
    assert "Compiled sentence about bridge" not in told and "Compiled sentence about ferry" not in told
    assert len(texts(made)) == len(texts(compiled())) - 1
    assert [one.reasons for one in account.refused] == [("Another sentence has told the same statement.",)]


def test_no_hostile_sentence_is_printed() -> None:
    cases = [(text, ids) for text, ids, _ in hostile()]
    batches = [cases[at : at + MOST_STATEMENTS] for at in range(0, len(cases), MOST_STATEMENTS)]
    for batch in batches:
        made, account, _ = written(answer(batch))
        assert made == compiled()
        assert account.used == 0 and len(account.refused) == len(batch)


def test_most_sound_sentences_are_printed() -> None:
    used = 0
    for text, ids in sound():
        _, account, _ = written(answer([(text, ids)]))
        used += account.used
    assert used >= 0.95 * len(sound())


BROKEN: dict[str, Any] = {
    "a page": (200, {"Content-Type": "text/html"}, b"<html><b>Marek Tolan said</b></html>"),
    "no JSON": reply("Marek Tolan said: “Three Oravian crews served in the strait”."),
    "fenced JSON": reply('```json\n{"sentences": []}\n```'),
    "a list": reply("[]"),
    "other keys": reply({"sentences": [], "note": "hello"}),
    "no ids": reply({"sentences": [{"text": "Marek Tolan said: “Three Oravian crews served in the strait”."}]}),
    "ids that are no list": reply({"sentences": [{"text": "x", "cites": "s1"}]}),
    "ids that are no text": reply({"sentences": [{"text": "x", "cites": [1]}]}),
    "text that is none": reply({"sentences": [{"text": 7, "cites": ["s1"]}]}),
    "a key twice": reply('{"sentences": [], "sentences": []}'),
    "too many": reply({"sentences": [{"text": "x", "cites": ["s1"]}] * 2000}),
    "cut off": reply('{"sentences": [', finish_reason="length"),
    "nothing": reply(None),
    "very deep": reply("[" * 50_000),
    "huge": (200, {}, b"x" * (1 << 19)),
    "no answer": "cut",
    "a fault": 500,
    "redirected": (302, {"Location": "http://evil.example/"}, b""),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_an_answer_that_cannot_be_used_leaves_the_compiled_text(name: str) -> None:
    made, account, _ = written(BROKEN[name])
    assert made == compiled()
    assert account.used == 0 and len(account.unusable) == 1
    assert "evil" not in " ".join(account.unusable)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_server_that_refuses_us_is_told_and_the_text_stands(status: int) -> None:
    made, account, receiver = written(status)
    assert made == compiled() and len(receiver.asked) == 1
    assert "check the address, the model and the key" in account.unusable[0]


def test_a_host_of_the_own_network_is_asked_only_where_the_desk_allows_it() -> None:
    with http_receiver(answer([]), otherwise=200) as receiver:
        chat = endpoint(receiver, allowed=AllowedHosts(frozenset()))
        made, account = write_digest(compiled(), citable(), chat, issued=ISSUED)
    assert made == compiled() and receiver.asked == []
    assert "allow_hosts" in account.unusable[0]


def test_the_key_goes_in_the_head_only() -> None:
    with http_receiver(answer([]), otherwise=200) as receiver:
        write_digest(compiled(), citable(), endpoint(receiver, key="geheim"), issued=ISSUED)
    (asked,) = receiver.asked
    assert asked.headers["authorization"] == "Bearer geheim" and b"geheim" not in asked.body


def test_an_id_that_was_not_given_is_the_sentences_fault_alone() -> None:
    found = sentences_of('{"sentences": [{"text": "x", "cites": ["s1", "thanks"]}]}', {"s1": "friends"})
    assert found[0].cited == ("friends", "? thanks")


def test_a_section_that_is_too_long_is_not_asked_for() -> None:
    with pytest.raises(UnusableError):
        sentences_of(json.dumps({"sentences": [{"text": "x", "cites": []}] * (MOST_STATEMENTS + 1)}), {})
