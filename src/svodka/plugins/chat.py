"""A language model behind an OpenAI-compatible endpoint (llama.cpp, vLLM, Ollama): messages in, its words out.

``Chat`` is all that the writer and the translator need of it. What a model answers is data like any other from outside.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from svodka.collect.addresses import AllowedHosts
from svodka.collect.answers import FetchError
from svodka.collect.limits import Limits
from svodka.collect.posting import Posted, ask
from svodka.errors import CollectError, ServiceError
from svodka.ids import canonical_json
from svodka.plugins.answer import UnusableError

# A section of thirty sentences of 400 characters, in JSON, with the reply's own usage figures, has some 20 kB
LARGEST_REPLY = 1 << 18
MOST_TOKENS = 4_000
# A model on a laptop's processor writes some ten tokens a second: a section takes minutes
LIMITS = Limits(size=LARGEST_REPLY, total=300.0, connect=10.0, stall=300.0)
TRIES = 2
_GAP = 5.0
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_REFUSED = frozenset({401, 403, 404})


class Chat(Protocol):
    """Something that answers messages."""

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """The answer's text, which should be JSON of ``schema``.

        Raises ``UnusableError`` where there is no whole answer, ``ServiceError`` where the service can't be had at all.
        """


class Endpoint:
    """A model at an address, asked at temperature 0."""

    def __init__(
        self, *, address: str, model: str, allowed: AllowedHosts, key: str | None = None, limits: Limits = LIMITS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        """``address``: up to and with ``/v1``; ``allowed``: hosts inside private networks that may be asked."""
        self._address = f"{address.rstrip('/')}/chat/completions"
        self._model = model
        self._allowed = allowed
        self._key = key
        self._limits = limits
        self._sleep = sleep

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """The model's words; see ``Chat``."""
        body = canonical_json(
            {
                "model": self._model,
                "temperature": 0,
                "max_tokens": MOST_TOKENS,
                "messages": [dict(message) for message in messages],
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)},
                },
            }
        ).encode("utf-8", "backslashreplace")
        headers = {"Content-Type": "application/json"} | _authorization(self._key)
        reply = posted(
            self._address, body, headers, allowed=self._allowed, limits=self._limits, largest=LARGEST_REPLY,
            sleep=self._sleep,
        )  # fmt: skip
        return content_of(reply)


def posted(
    address: str, body: bytes, headers: Mapping[str, str], *, allowed: AllowedHosts, limits: Limits, largest: int,
    sleep: Callable[[float], None] = time.sleep,
) -> Posted:  # fmt: skip
    """A service's answer of status 200, asked a second time where the fault may pass.

    Raises ``UnusableError`` where there is none, and ``ServiceError`` where there will be none: the address may not be
    asked, or the service refuses us.
    """
    reason = "no whole answer"
    for attempt in range(1, TRIES + 1):
        try:
            reply = ask(address, body, headers, limits=limits, allowed=allowed, largest=largest)
        except FetchError as error:
            raise ServiceError(f"{address}: {error}") from None
        except CollectError:
            reason = "no whole answer"
        else:
            if reply.status == 200:
                return reply
            if reply.status in _REFUSED:
                raise ServiceError(f"{address} answers {reply.status}; check the address, the model and the key")
            reason = f"the server answers {reply.status}"
            if reply.status not in _PASSING:
                break
        if attempt < TRIES:
            sleep(_GAP)
    raise UnusableError(reason)


def _authorization(key: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


def content_of(reply: Posted) -> str:
    """The model's words in a reply; UnusableError where there are none, several, or not to their end."""
    try:
        value: Any = json.loads(reply.body)
        (choice,) = value["choices"]
        content, finished = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnusableError("no reply of this kind of server") from None
    if finished not in (None, "stop"):
        raise UnusableError("an answer without its end")
    if not isinstance(content, str):
        raise UnusableError("no text")
    return content


def object_of(content: str, keys: Sequence[str]) -> dict[str, Any]:
    """The JSON object that a text spells, with exactly these keys; UnusableError for everything else."""
    try:
        value = json.loads(content, object_pairs_hook=_once)
    except UnusableError:
        raise
    except (ValueError, RecursionError):
        raise UnusableError("no JSON") from None
    if not isinstance(value, dict) or sorted(value) != sorted(keys):
        raise UnusableError("other JSON than asked for")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise UnusableError("a key twice")
    return dict(pairs)
