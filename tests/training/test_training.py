"""Training, on a small corpus of our own making. Needs PyTorch (the group ``train``), and is skipped without it."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (group train of pyproject.toml)")

from svodka.extract.english.suggestions import LANGUAGE  # noqa: E402
from svodka.extract.tagger.decode import likeliest  # noqa: E402
from svodka.extract.tagger.network import Network  # noqa: E402
from training.batches import Example, Noise, Tables, batch_of  # noqa: E402
from training.corpus import Row, document, own_rows  # noqa: E402
from training.fit import Recipe, fit  # noqa: E402
from training.network import Tagger, as_numpy, crf_loss  # noqa: E402
from training.scorer import calibration_error, examples, fit_scorer, links_in  # noqa: E402

NO_NOISE = Noise(0, 0, 0, 0)
NAMES = "Orlan Brenn Haal Stoll Dorn Tarn Pell Lind Morvik Fenn".split()
VERBS = "said stated claimed insisted".split()


def row(name: str, verb: str, number: int) -> Row:
    """One text with one statement and one sentence that has none."""
    text = f"The harbor was quiet that night. {name} {verb} that pier number {number} had been closed. Then it rained."
    at = text.index(name)
    cue = text.index(verb)
    start, end = text.index("that pier"), text.index(". Then")
    return {
        "id": f"{name}-{number}",
        "text": text,
        "attributions": [
            {
                "source": [[at, at + len(name)]],
                "source_head": [at, at + len(name)],
                "cue": [[cue, cue + len(verb)]],
                "content": [[start, end]],
                "cue_class": "speech",
            }
        ],
    }


@pytest.fixture(scope="module")
def corpus():  # type: ignore[no-untyped-def]
    return [document(row(name, VERBS[at % 4], at)) for at, name in enumerate(NAMES * 3)]


def numpy_network(arrays, tables) -> Network:  # type: ignore[no-untyped-def]
    return Network.of(arrays, list(tables.words), list(tables.lemmas), list(tables.rules), LANGUAGE)


def test_numpy_computes_what_was_trained(corpus) -> None:  # type: ignore[no-untyped-def]
    tables = Tables.of(corpus)
    example = Example.of(corpus[0], tables)
    torch.manual_seed(3)
    sizes = (len(tables.words) + 1, len(tables.lemmas) + 1)
    from svodka.extract.english.suggestions import WORD_BITS

    tagger = Tagger(*sizes, WORD_BITS, len(tables.rules) + 1, dropout=0.0).eval()
    batch = batch_of([example], tables, NO_NOISE, np.random.default_rng(0))
    with torch.no_grad():
        states = tagger.encode(batch)
        scores = torch.softmax(tagger.cue(states), 1).numpy()
    network = numpy_network(as_numpy(tagger.state_dict()), tables)
    tokens = corpus[0].tokens
    here = network.encode(tokens.words, tokens.bits)
    assert np.allclose(here, states.numpy()[: len(tokens)], atol=1e-4)
    assert np.allclose(network.cue_scores(here), scores[: len(tokens)], atol=1e-4)


def test_the_loss_of_the_likeliest_path_is_the_smallest() -> None:
    chance = np.random.default_rng(1)
    scores = chance.normal(size=(7, 5)).astype(np.float32)
    transitions = chance.normal(size=(5, 5)).astype(np.float32)
    paths, _ = likeliest(scores, np.array([4, 3]), transitions)
    best = torch.from_numpy(np.concatenate(paths))
    arguments = (torch.tensor([4, 3]), torch.from_numpy(transitions))
    least = crf_loss(torch.from_numpy(scores), best, *arguments)
    assert (least >= 0).all()
    for at in range(7):
        other = best.clone()
        other[at] = (other[at] + 1) % 5
        assert (crf_loss(torch.from_numpy(scores), other, *arguments) >= least - 1e-4).all()


@pytest.mark.slow
def test_a_tagger_learns_what_a_corpus_shows_and_the_scorer_how_sure_it_is(corpus) -> None:  # type: ignore[no-untyped-def]
    said: list[str] = []
    recipe = Recipe(epochs=25, documents_at_once=5, noise=NO_NOISE, average=0.8)
    arrays, tables = fit(corpus, recipe, 1, said.append)
    assert len(said) == 25
    network = numpy_network(arrays, tables)
    unseen = document(row("Orlan", "said", 77))
    links = [link for link in links_in(network, unseen) if link.cue.speech > 0.5]
    assert len(links) == 1
    words = unseen.tokens.words
    content = [words[at] for one in links[0].content for at in range(one.start, one.end)]
    assert content[:3] == ["that", "pier", "number"]
    assert [words[at] for one in links[0].source for at in range(one.start, one.end)] == ["Orlan"]
    features, labels = examples(network, corpus)
    scorer = fit_scorer(features, labels, 1)
    assert {name.split(".")[0] for name in scorer} == {"scorer"}
    assert labels[:, 0].mean() > 0.3


def test_the_same_seed_trains_the_same(corpus) -> None:  # type: ignore[no-untyped-def]
    recipe = Recipe(epochs=1)
    one, other = (fit(corpus[:6], recipe, 5, lambda _: None)[0] for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_a_text_that_the_parser_changes_is_refused() -> None:
    with pytest.raises(ValueError, match="offsets"):
        document({"id": "x", "text": "half a \ud800 character", "attributions": []})


def test_calibration_error() -> None:
    sure, right = np.array([0.8] * 10), np.array([1.0] * 8 + [0.0] * 2)
    assert calibration_error(sure, right) == pytest.approx(0)
    assert calibration_error(sure, 0 * right) == pytest.approx(0.8)


def test_our_own_texts_have_both_classes() -> None:
    classes = {attribution["cue_class"] for one in own_rows() for attribution in one["attributions"]}
    assert classes == {"speech", "other"}
