"""Translators, played by local servers and by a model that knows four words."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from svodka.collect.addresses import AllowedHosts
from svodka.collect.limits import Limits
from svodka.errors import ServiceError
from svodka.plugins.answer import UnusableError
from svodka.plugins.chat import Endpoint
from svodka.plugins.translate import LONGEST, Translator
from svodka.plugins.translate.kept import Kept
from svodka.plugins.translate.local import LocalTranslator, load
from svodka.plugins.translate.services import DeepL, LibreTranslate, ModelTranslator
from tests.plugins.test_asking import reply
from tests.watching.servers import Receiver, http_receiver

QUICK = Limits(size=1 << 18, total=2.0, connect=0.6, stall=0.6)
HERE = AllowedHosts(frozenset({"127.0.0.1"}))
RUSSIAN, ENGLISH = "Мы не скрываем друзей.", "We do not hide our friends."


def service(kind: type[LibreTranslate] | type[DeepL], receiver: Receiver, **more: Any) -> Translator:
    return kind(address=receiver.address, allowed=more.pop("allowed", HERE), limits=QUICK, sleep=lambda s: None, **more)


def ok(value: Any) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "application/json"}, json.dumps(value).encode()


GOOD = {
    LibreTranslate: {"translatedText": ENGLISH},
    DeepL: {"translations": [{"detected_source_language": "RU", "text": ENGLISH}]},
}


def test_libretranslate_is_asked_in_its_own_words() -> None:
    with http_receiver(ok(GOOD[LibreTranslate]), otherwise=500) as receiver:
        assert service(LibreTranslate, receiver, key="k").translate(RUSSIAN, "ru", "en") == ENGLISH
    (asked,) = receiver.asked
    assert asked.path == "/translate"
    assert asked.json == {"q": RUSSIAN, "source": "ru", "target": "en", "format": "text", "api_key": "k"}


def test_deepl_is_asked_in_its_own_words() -> None:
    with http_receiver(ok(GOOD[DeepL]), otherwise=500) as receiver:
        assert service(DeepL, receiver, key="k").translate(RUSSIAN, "ru", "en") == ENGLISH
    (asked,) = receiver.asked
    assert asked.path == "/v2/translate" and asked.headers["authorization"] == "DeepL-Auth-Key k"
    assert asked.json == {"text": [RUSSIAN], "source_lang": "RU", "target_lang": "EN-US"}


def test_a_language_model_gets_the_words_as_data() -> None:
    with http_receiver(reply({"translation": ENGLISH}), otherwise=500) as receiver:
        chat = Endpoint(address=f"{receiver.address}/v1", model="m", allowed=HERE, limits=QUICK, sleep=lambda s: None)
        assert ModelTranslator(chat, "m").translate(RUSSIAN, "ru", "en") == ENGLISH
    system, user = receiver.asked[0].json["messages"]
    assert RUSSIAN not in system["content"] and json.loads(user["content"])["text"] == RUSSIAN


BAD: dict[str, Any] = {
    "a page": (200, {}, b"<html>busy</html>"),
    "a list": ok([]),
    "nothing": ok({}),
    "blank": ok({"translatedText": "  ", "translations": [{"text": ""}]}),
    "no text": ok({"translatedText": 7, "translations": [{"text": 7}]}),
    "two": ok({"translatedText": ["a", "b"], "translations": [{"text": "a"}, {"text": "b"}]}),
    "deep": (200, {}, b"[" * 100_000),
    "huge": (200, {}, b"x" * (1 << 19)),
    "cut": "cut",
    "busy": 503,
    "quota": 456,
    "redirected": (302, {"Location": "http://127.0.0.1:1/"}, b""),
}


@pytest.mark.parametrize("kind", [LibreTranslate, DeepL])
@pytest.mark.parametrize("name", BAD)
def test_an_answer_that_is_none_is_not_used(kind: type[LibreTranslate] | type[DeepL], name: str) -> None:
    with http_receiver(otherwise=BAD[name]) as receiver, pytest.raises(UnusableError):
        service(kind, receiver).translate(RUSSIAN, "ru", "en")


@pytest.mark.parametrize("kind", [LibreTranslate, DeepL])
def test_a_service_that_refuses_us_or_may_not_be_asked_is_told(kind: type[LibreTranslate] | type[DeepL]) -> None:
    with http_receiver(otherwise=403) as receiver, pytest.raises(ServiceError, match="check the address"):
        service(kind, receiver).translate(RUSSIAN, "ru", "en")
    with http_receiver(otherwise=200) as receiver, pytest.raises(ServiceError, match="allow_hosts"):
        service(kind, receiver, allowed=AllowedHosts(frozenset())).translate(RUSSIAN, "ru", "en")
    assert receiver.asked == []


def test_a_busy_service_is_asked_once_more() -> None:
    with http_receiver(503, ok(GOOD[LibreTranslate]), otherwise=500) as receiver:
        assert service(LibreTranslate, receiver).translate(RUSSIAN, "ru", "en") == ENGLISH


def test_what_is_longer_than_any_statement_is_not_sent() -> None:
    with http_receiver(otherwise=200) as receiver, pytest.raises(UnusableError):
        service(LibreTranslate, receiver).translate("а" * (LONGEST + 1), "ru", "en")
    assert receiver.asked == []


# ---------------------------------------------------------------------------------- a model on this machine


class Engine:
    """Knows four words, and what it was asked."""

    words: ClassVar = {"мы": "we", "скрываем": "hide", "не": "do not", "друзей.": "friends."}

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def translate_batch(self, source: list[list[str]], **options: Any) -> Sequence[Any]:
        self.asked += source
        return [SimpleNamespace(hypotheses=[[self.words.get(piece.lower(), "") for piece in one]]) for one in source]


class Pieces:
    def encode(self, text: str, out_type: type[str]) -> list[str]:
        assert out_type is str
        return text.split()

    def decode(self, pieces: list[str]) -> str:
        return " ".join(pieces)


def folder(tmp_path: Path, told: object = None) -> Path:
    told = {"from_code": "ru", "to_code": "en", "package_version": "1.9"} if told is None else told
    (tmp_path / "metadata.json").write_text(json.dumps(told))
    return tmp_path


def test_a_local_model_is_loaded_once_and_asked_sentence_by_sentence(tmp_path: Path) -> None:
    engine, loaded = Engine(), []

    def loading(path: Path) -> tuple[Engine, Pieces]:
        loaded.append(path)
        return engine, Pieces()

    made = LocalTranslator(folder(tmp_path), load=loading)
    assert loaded == [] and made.version == "1.9 ru-en"
    assert (
        made.translate("Мы не скрываем друзей. Мы скрываем друзей.", "ru", "en")
        == "we do not hide friends. we hide friends."
    )
    assert made.translate("Мы", "ru", "en") == "we"
    assert loaded == [tmp_path] and len(engine.asked) == 3


def test_a_local_model_does_one_pair_of_languages(tmp_path: Path) -> None:
    made = LocalTranslator(folder(tmp_path), load=lambda path: (Engine(), Pieces()))
    with pytest.raises(UnusableError, match="ru to en only"):
        made.translate("Ми", "uk", "en")
    with pytest.raises(UnusableError):
        made.translate("мы " * 300, "ru", "en")
    with pytest.raises(UnusableError):
        made.translate("неизвестно", "ru", "en")


@pytest.mark.parametrize("told", [[], {"from_code": "ru"}, "x"])
def test_a_folder_without_its_languages_is_told(tmp_path: Path, told: object) -> None:
    with pytest.raises(ServiceError, match=r"metadata\.json"):
        LocalTranslator(folder(tmp_path, told))


def test_what_is_missing_for_a_local_model_is_told(tmp_path: Path) -> None:
    has = importlib.util.find_spec("ctranslate2") and importlib.util.find_spec("sentencepiece")
    with pytest.raises(ServiceError, match="no model that can be loaded" if has else r"install svodka\[translate\]"):
        load(tmp_path)


# ---------------------------------------------------------------------------------- what a desk keeps


class Counting:
    name, version = "Counter", "1"

    def __init__(self) -> None:
        self.asked = 0

    def translate(self, text: str, source: str, target: str) -> str:
        self.asked += 1
        return f"{target}: {text}"


def test_the_same_words_are_translated_once(tmp_path: Path) -> None:
    counter = Counting()
    kept = Kept(counter, tmp_path / "translations")
    assert [kept.translate(RUSSIAN, "ru", "en") for _ in range(3)] == [f"en: {RUSSIAN}"] * 3
    assert counter.asked == 1
    kept.translate(RUSSIAN, "ru", "de")
    kept.translate("Другое", "ru", "en")
    counter.version = "2"
    kept.translate(RUSSIAN, "ru", "en")
    assert counter.asked == 4


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"text": "x", "translation": "y"}', '{"text": "Мы не скрываем друзей.", "translation": 7}'],
)
def test_a_kept_translation_that_is_none_is_asked_for_again(tmp_path: Path, content: str) -> None:
    counter = Counting()
    kept = Kept(counter, tmp_path)
    kept.translate(RUSSIAN, "ru", "en")
    (path,) = tmp_path.glob("*.json")
    path.write_text(content)
    assert kept.translate(RUSSIAN, "ru", "en") == f"en: {RUSSIAN}" and counter.asked == 2


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Kept(Counting(), tmp_path / "file" / "below").translate("а", "ru", "en") == "en: а"
