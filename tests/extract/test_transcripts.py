"""Official transcripts, from bytes to statements: who speaks in which turn, and in answer to what.

A case is a title, lines, and for each turn the speaker, how the words begin and how the question ends. The lines are
read twice: as a plain text, and as a page whose labels are bold.
"""

from __future__ import annotations

import re

import pytest

from svodka.extract import Settings
from svodka.model import DocumentKind, Hints, Parsed, Statement
from svodka.parse import parse
from svodka.reading import read, revision_of
from tests.parse.captures import capture

RULES = Settings(rules_only=True)
Turn = tuple[str | None, str, str | None]  # speaker, beginning, end of the question
PIER = "The pier will be rebuilt by the autumn. We have the money and the men."
PAY = "The owners will pay for the ferries, and the law says so."
ПРИЧАЛ = "Причал восстановят к осени. Деньги и люди у нас есть."
ПЛАТА = "За паромы заплатят владельцы, так гласит закон."
BRIEFING = "Briefing by Spokeswoman Inga Dorn, Varnish, May 14, 2031"
БРИФИНГ = "Брифинг официального представителя МИД И. Л. Дороховой, Варниш, 14 мая 2031 года"
WHEN, WHO = "When will the pier be rebuilt?", "And who will pay for the ferries?"
КОГДА, КТО = "Когда восстановят причал?", "А кто заплатит за паромы?"
TWO: list[Turn] = [("Inga Dorn", "The pier", "rebuilt?"), ("Inga Dorn", "The owners", "ferries?")]
ДВА: list[Turn] = [("И. Л. Дорохова", "Причал", "причал?"), ("И. Л. Дорохова", "За паромы", "паромы?")]

CASES: list[tuple[str, str, list[str], list[Turn]]] = [
    ("question, answer", BRIEFING, [f"Question: {WHEN}", f"Answer: {PIER}", f"Question: {WHO}", f"Answer: {PAY}"], TWO),
    ("q, a", BRIEFING, [f"Q: {WHEN}", f"A: {PIER}", f"Q: {WHO}", f"A: {PAY}"], TWO),
    ("question with a bracket", BRIEFING, [f"Question (in translation): {WHEN}", f"Answer: {PIER}", f"Question: {WHO}", f"Answer: {PAY}"], TWO),
    ("numbered questions", BRIEFING, [f"Question 1: {WHEN}", f"Answer: {PIER}", f"Question 2: {WHO}", f"Answer: {PAY}"], TWO),
    ("reporter asks", BRIEFING, [f"Reporter: {WHEN}", f"Inga Dorn: {PIER}", f"Reporter: {WHO}", f"Inga Dorn: {PAY}"], TWO),
    ("full name answers", BRIEFING, [f"Question: {WHEN}", f"Inga Dorn: {PIER}", f"Question: {WHO}", f"Inga Dorn: {PAY}"], TWO),
    ("surname answers", BRIEFING, [f"Question: {WHEN}", f"Dorn: {PIER}", f"Question: {WHO}", f"Dorn: {PAY}"], TWO),
    ("initial and surname answer", BRIEFING, [f"Question: {WHEN}", f"I. Dorn: {PIER}", f"Question: {WHO}", f"I. Dorn: {PAY}"], TWO),
    ("capitals answer", BRIEFING, [f"QUESTION: {WHEN}", f"INGA DORN: {PIER}", f"QUESTION: {WHO}", f"INGA DORN: {PAY}"], TWO),
    (
        "an answer of two paragraphs",
        BRIEFING,
        [f"Question: {WHEN}", f"Answer: {PIER}", "The work begins in June, when the ice is gone.", f"Question: {WHO}", f"Answer: {PAY}"],
        TWO,
    ),
    (
        "a question of two paragraphs",
        BRIEFING,
        ["Question: The pier has been closed for a year.", WHEN, f"Answer: {PIER}", f"Question: {WHO}", f"Answer: {PAY}"],
        [("Inga Dorn", "The pier", "rebuilt?"), ("Inga Dorn", "The owners", "ferries?")],
    ),
    (
        "remarks before the first question",
        BRIEFING,
        ["Good morning. The Ministry has much to tell about the harbour today.", f"Question: {WHEN}", f"Answer: {PIER}", f"Question: {WHO}", f"Answer: {PAY}"],
        [("Inga Dorn", "Good morning", None), *TWO],
    ),
    (
        "two speakers in turn",
        "Transcript of the talks in Varnish, May 14, 2031",
        [f"INGA DORN: {PIER}", f"LEV ORLIK: {PAY}", "INGA DORN: Then let us sign the paper today."],
        [("INGA DORN", "The pier", None), ("LEV ORLIK", "The owners", None), ("INGA DORN", "Then let us", None)],
    ),
    (
        "two speakers without a title that tells",
        "In the hall of mirrors",
        [f"Inga Dorn: {PIER}", f"Lev Orlik: {PAY}", "Inga Dorn: Then let us sign the paper today."],
        [("Inga Dorn", "The pier", None), ("Lev Orlik", "The owners", None), ("Inga Dorn", "Then let us", None)],
    ),
    (
        "a minister's answers",
        "Foreign Minister Lev Orlik’s answers to media questions, Varnish, May 14, 2031",
        [f"Question: {WHEN}", f"Answer: {PIER}", f"Question: {WHO}", f"Answer: {PAY}"],
        [("Lev Orlik", "The pier", "rebuilt?"), ("Lev Orlik", "The owners", "ferries?")],
    ),
    ("вопрос, ответ", БРИФИНГ, [f"Вопрос: {КОГДА}", f"Ответ: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"Ответ: {ПЛАТА}"], ДВА),
    ("вопрос, ответ с точкой", БРИФИНГ, [f"Вопрос. {КОГДА}", f"Ответ. {ПРИЧАЛ}", f"Вопрос. {КТО}", f"Ответ. {ПЛАТА}"], ДВА),
    ("вопрос в переводе", БРИФИНГ, [f"Вопрос (перевод с норвийского): {КОГДА}", f"Ответ: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"Ответ: {ПЛАТА}"], ДВА),
    ("инициалы отвечают", БРИФИНГ, [f"Вопрос: {КОГДА}", f"И.Л. Дорохова: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"И.Л. Дорохова: {ПЛАТА}"], ДВА),
    ("инициал отвечает", БРИФИНГ, [f"Вопрос: {КОГДА}", f"И. Дорохова: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"И. Дорохова: {ПЛАТА}"], ДВА),
    ("фамилия отвечает", БРИФИНГ, [f"Вопрос: {КОГДА}", f"Дорохова: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"Дорохова: {ПЛАТА}"], ДВА),
    ("корреспондент спрашивает", БРИФИНГ, [f"Корреспондент: {КОГДА}", f"Ответ: {ПРИЧАЛ}", f"Корреспондент: {КТО}", f"Ответ: {ПЛАТА}"], ДВА),
    (
        "ответ из двух абзацев",
        БРИФИНГ,
        [f"Вопрос: {КОГДА}", f"Ответ: {ПРИЧАЛ}", "Работы начнутся в июне, когда сойдёт лёд.", f"Вопрос: {КТО}", f"Ответ: {ПЛАТА}"],
        ДВА,
    ),
    (
        "двое говорят по очереди",
        "Стенограмма встречи в Варнише",
        [f"И. Дорн: {ПРИЧАЛ}", f"Л. Орлик: {ПЛАТА}", "И. Дорн: Тогда подпишем бумагу сегодня же."],
        [("И. Дорн", "Причал", None), ("Л. Орлик", "За паромы", None), ("И. Дорн", "Тогда", None)],
    ),
    (
        "инициалы на букву В",
        "Стенограмма встречи в Варнише",
        [f"В. Орлик: {ПРИЧАЛ}", f"О. Дорн: {ПЛАТА}", "В. Орлик: Тогда подпишем бумагу сегодня же."],
        [("В. Орлик", "Причал", None), ("О. Дорн", "За паромы", None), ("В. Орлик", "Тогда", None)],
    ),
    (
        "имена и вопросы",
        "Встреча с журналистами",
        [f"Инга Дорохова: {ПРИЧАЛ}", f"Вопрос: {КТО}", f"Инга Дорохова: {ПЛАТА}"],
        [("Инга Дорохова", "Причал", None), ("Инга Дорохова", "За паромы", "паромы?")],
    ),
]  # fmt: skip
IDS = [case[0] for case in CASES]


def page(title: str, lines: list[str]) -> str:
    body = "".join(
        "<p>" + re.sub(r"^([^.:?]{1,40}(?:\.[^.:?]{1,20})?[:.])\s", r"<b>\1</b> ", line) + "</p>" for line in lines
    )
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def turns(parsed: Parsed) -> list[Turn]:
    found = read(revision_of(parsed, checksum=""), RULES)
    assert found.error is None
    spoken = [
        s for s in found.statements if s.rules[0] in ("answer", "answer_follows", "speaker_turn", "principal_speaks")
    ]
    return [turn(s, parsed.text) for s in spoken]


def turn(s: Statement, text: str) -> Turn:
    return s.speaker.name if s.speaker else None, s.content[0].of(text), s.question.of(text) if s.question else None


def check(parsed: Parsed, expected: list[Turn]) -> None:
    assert parsed.kind is DocumentKind.TRANSCRIPT
    found = turns(parsed)
    assert len(found) == len(expected), found
    for (speaker, words, asked), (named, begins, ends) in zip(found, expected, strict=True):
        assert speaker == named
        assert words.startswith(begins)
        assert (asked is None) == (ends is None)
        assert asked is None or asked.endswith(ends or "")


@pytest.mark.parametrize(("name", "title", "lines", "expected"), CASES, ids=IDS)
def test_plain_transcripts(name: str, title: str, lines: list[str], expected: list[Turn]) -> None:
    text = f"{title}\n\n" + "\n\n".join(lines)
    check(parse(capture(text, "file:///a.txt", hints=Hints(outlet="The Ministry", published="2031-05-14"))), expected)


@pytest.mark.parametrize(("name", "title", "lines", "expected"), CASES, ids=IDS)
def test_pages_with_bold_labels(name: str, title: str, lines: list[str], expected: list[Turn]) -> None:
    came = capture(
        page(title, lines), "https://works.example/1", media_type="text/html", hints=Hints(outlet="The Ministry")
    )
    check(parse(came), expected)


def test_bold_questions_without_labels() -> None:
    title = "Answers of Minister Inga Dorn to questions of the media"
    body = f"<p><strong>{WHEN}</strong></p><p>{PIER}</p><p>More is not known yet.</p><p><strong>{WHO}</strong></p><p>{PAY}</p>"
    came = capture(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>",
        "https://works.example/1",
        media_type="text/html",
    )
    check(parse(came), TWO)


ARTICLES = [
    ("An interview is the outlet's", "‘We were never asked’", ["Question: Were you there?", "Answer: I was there all night, and I saw the water rise.", "Question: And then?", "Answer: Then it was morning."]),
    ("A quarrel that an article quotes", "A quarrel on the pier", ["The mayor and the owner met on Monday. Nobody was glad of it, and both were late.", "“Mayor: Will you pay?” a sign asked.", "Lev Orlik: he was there, too. So was his brother, with a dog and a drum.", "The evening ended in rain, as evenings do in Port Alder, and everybody went home."]),
    ("A list with colons", "What we know", ["Where: Port Alder, the northern pier, at the old customs house.", "When: Monday night, shortly after the last ferry had left.", "Who: nobody knows, and nobody says so aloud."]),
    ("A plain article", "A storm in May", ["The harbour was closed on Monday. Two ferries turned back.", "“We have seen worse,” Mayor Ivo Lund said. “But not in May.”"]),
    ("Обычная статья", "Шторм в мае", ["Порт закрыли в понедельник. Два парома вернулись.", "«Бывало и хуже, — сказал мэр Иво Лунд. — Но не в мае»."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title", "lines"), ARTICLES, ids=[a[0] for a in ARTICLES])
def test_what_is_no_transcript(name: str, title: str, lines: list[str]) -> None:
    text = f"{title}\n\n" + "\n\n".join(lines)
    assert parse(capture(text, "file:///a.txt")).kind is DocumentKind.PAGE
    assert (
        parse(capture(page(title, lines), "https://post.example/1", media_type="text/html")).kind is DocumentKind.PAGE
    )
