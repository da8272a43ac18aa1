"""The networks in NumPy: windows, the likeliest path, pieces of a long text, the file of weights."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.extract.tagger import network as net
from svodka.extract.tagger.decode import likeliest
from svodka.extract.tagger.network import AFTER, BEFORE, LINK_LABELS, POSITIONS, Language, Network, Windows
from svodka.extract.tagger.scorer import FEATURES
from svodka.extract.tagger.tokens import HASHES, SHAPES, TOKEN_BITS
from svodka.extract.tagger.weights import Names, load, save

NAMES = Names(("he", "said"), ("say",), ("that_clause",))
LANGUAGE = Language(lambda word: np.array([len(word) > 3], dtype=np.float32), lambda word: word.removesuffix("d"))


def weights(seed: int = 0) -> dict[str, np.ndarray]:
    """Random weights of the right shapes."""
    chance = np.random.default_rng(seed)
    shapes = {
        "word.weight": (3, net.WIDTH),
        "lemma.weight": (2, net.WIDTH),
        "shape.weight": (SHAPES, net.WIDTH),
        "word_bits.weight": (net.WIDTH, 1),
        "word_bits.bias": (net.WIDTH,),
        "token_bits.weight": (net.WIDTH, len(TOKEN_BITS)),
        "token_bits.bias": (net.WIDTH,),
        "cue.weight": (net.CUE_LABELS, net.WIDTH),
        "cue.bias": (net.CUE_LABELS,),
        "rule.weight": (2, net.LINKER_WIDTH),
        "link_token.weight": (net.LINKER_WIDTH, net.WIDTH),
        "link_token.bias": (net.LINKER_WIDTH,),
        "link_cue.weight": (net.LINKER_WIDTH, net.WIDTH),
        "link_cue.bias": (net.LINKER_WIDTH,),
        "link_bits.weight": (net.LINKER_WIDTH, len(net.LINK_BITS)),
        "link_bits.bias": (net.LINKER_WIDTH,),
        "position.weight": (POSITIONS, net.LINKER_WIDTH),
        "link.weight": (LINK_LABELS, net.LINKER_WIDTH),
        "link.bias": (LINK_LABELS,),
        "transitions": (LINK_LABELS, LINK_LABELS),
        "scorer.hidden.weight": (4, len(FEATURES)),
    }
    shapes |= {f"affix.{k}.weight": (HASHES, net.WIDTH) for k in range(3)}
    for name, width, dilations in (
        ("encoder", net.WIDTH, net.ENCODER_DILATIONS),
        ("linker", net.LINKER_WIDTH, net.LINKER_DILATIONS),
    ):
        for k in range(len(dilations)):
            shapes[f"{name}.layers.{k}.weight"] = (3, width, width)
            shapes[f"{name}.layers.{k}.bias"] = (width,)
    return {name: chance.normal(0, 0.05, size).astype(np.float32) for name, size in shapes.items()}


def network() -> Network:
    return Network.of(weights(), NAMES.words, NAMES.lemmas, NAMES.rules, LANGUAGE)


def test_a_long_text_in_pieces_is_encoded_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["he", "said", "nothing", "of", "note"] * 60
    bits = np.zeros((len(words), len(TOKEN_BITS)), dtype=np.float32)
    at_once = network().encode(words, bits)
    monkeypatch.setattr(net, "_PIECE", 50)
    assert np.allclose(network().encode(words, bits), at_once, atol=1e-5)


def test_a_text_without_words_has_no_states() -> None:
    assert network().encode([], np.zeros((0, len(TOKEN_BITS)), dtype=np.float32)).shape == (0, net.WIDTH)


def test_a_window_holds_the_paragraph_of_its_cue_and_the_next() -> None:
    part = np.repeat(np.arange(4, dtype=np.int32), 10)
    windows = Windows.of([(12, 13), (35, 35)], part)
    first = windows.token[(windows.row == 0) & windows.inside]
    second = windows.token[(windows.row == 1) & windows.inside]
    assert list(first) == list(range(10, 30))
    assert list(second) == list(range(30, 40))
    positions = windows.position[(windows.row == 0) & windows.inside]
    assert list(positions[:6]) == [BEFORE - 2, BEFORE - 1, BEFORE, BEFORE, BEFORE + 1, BEFORE + 2]


def test_a_window_of_a_long_paragraph_is_cut() -> None:
    windows = Windows.of([(500, 500)], np.zeros(1000, dtype=np.int32))
    inside = windows.token[windows.inside]
    assert (inside[0], inside[-1]) == (500 - BEFORE, 500 + AFTER - 1)
    assert windows.position.max() < POSITIONS


@settings(deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_the_likeliest_path_is_the_best_of_all(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(sum(lengths), LINK_LABELS)).astype(np.float32)
    transitions = chance.normal(size=(LINK_LABELS, LINK_LABELS)).astype(np.float32)
    paths, chances = likeliest(scores, np.array(lengths), transitions)
    starts = np.cumsum([0, *lengths])
    for path, start, length in zip(paths, starts, lengths, strict=False):
        here = scores[start : start + length]

        def value(labels: tuple[int, ...], here: np.ndarray = here) -> float:
            steps = zip((0, *labels), (*labels, 0), strict=True)
            return sum(float(transitions[a, b]) for a, b in steps) + sum(
                float(here[at, label]) for at, label in enumerate(labels)
            )

        best = max(itertools.product(range(LINK_LABELS), repeat=length), key=value)
        assert value(tuple(path)) == pytest.approx(value(best), abs=1e-4)
    assert ((chances > 0) & (chances <= 1)).all()


def test_weights_come_back_as_they_were_saved_and_make_the_same_bytes() -> None:
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        save(file, "test/1", weights(), NAMES)
    assert files[0].getvalue() == files[1].getvalue()
    files[0].seek(0)
    model = load(files[0], LANGUAGE)
    assert model.version == "test/1"
    assert set(model.scorer) == {"scorer.hidden.weight"}
    words = ["he", "said", "so"]
    bits = np.zeros((3, len(TOKEN_BITS)), dtype=np.float32)
    assert np.allclose(model.network.encode(words, bits), network().encode(words, bits), atol=1e-2)


def test_weights_of_another_format_are_refused() -> None:
    file = io.BytesIO()
    np.savez_compressed(file, head=np.frombuffer(b'{"format": "other/9"}', dtype=np.uint8))
    file.seek(0)
    with pytest.raises(ValueError, match="other/9"):
        load(file, LANGUAGE)
