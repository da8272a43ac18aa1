"""A cross-encoder as a judge: a tiny model, loaded and run as a large one is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import JudgeError
from svodka.model import Stance
from svodka.plugins.nli import MOST_WINDOWS, NliJudge, windows_of
from tests.plugins.tiny import write_model

CLAIM = "The Varnian army struck the hospital in Vesk."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("models") / "nli")


@pytest.fixture(scope="module")
def tiny(folder: Path) -> NliJudge:
    return NliJudge("local", folder)


@pytest.mark.parametrize(
    ("passage", "stance", "span"),
    [
        ("The weather was fine. Orlan denied it. She left.", Stance.DENY, "Orlan denied it."),
        ("The weather was fine. Orlan admitted it. She left.", Stance.AFFIRM, "Orlan admitted it."),
        ("«Orlan never came», he denied .\nThe price of wool rose.", Stance.DENY, "«Orlan never came», he denied ."),
    ],
)
def test_the_surest_window_is_the_citation(tiny: NliJudge, passage: str, stance: Stance, span: str) -> None:
    found = tiny.judge(CLAIM, passage, "en")
    assert found is not None
    assert (found.judge, found.stance, found.span.of(passage)) == ("local", stance, span)
    assert 0.9 < found.score <= 1


@pytest.mark.parametrize("passage", ["", "   \n ", "The weather was fine.", "Wool and weather, weather and wool."])
def test_what_says_nothing_has_no_judgement(tiny: NliJudge, passage: str) -> None:
    assert tiny.judge("weather", passage, "en") is None
    assert dict(tiny.rejected) == {}


def test_the_order_of_the_labels_is_that_of_the_config(tmp_path: Path) -> None:
    other = write_model(tmp_path / "m", labels=("entailment", "neutral", "contradiction"))
    found = NliJudge("m", other).judge(CLAIM, "Orlan denied it.", "en")
    assert found is not None and found.stance is Stance.DENY


def test_token_types_are_given_to_models_that_want_them(tmp_path: Path) -> None:
    three = write_model(tmp_path / "m", inputs=("input_ids", "attention_mask", "token_type_ids"))
    assert NliJudge("m", three).judge(CLAIM, "Orlan denied it.", "en") is not None


def test_a_language_that_the_model_does_not_read_is_left_alone(folder: Path) -> None:
    english = NliJudge("local", folder, ["en"])
    assert english.judge(CLAIM, "Orlan denied it.", "ru") is None
    assert english.judge(CLAIM, "Orlan denied it.", "en") is not None


def test_answers_that_are_no_numbers_are_counted_and_not_used(tmp_path: Path) -> None:
    broken = NliJudge("m", write_model(tmp_path / "m", broken=True))
    assert broken.judge(CLAIM, "Orlan denied it.", "en") is None
    assert dict(broken.rejected) == {"no probabilities": 1}


def test_what_is_wrong_with_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match=r"can't read .*config\.json"):
        NliJudge("m", tmp_path / "none")
    with pytest.raises(JudgeError, match="labels must be"):
        NliJudge("m", write_model(tmp_path / "a", labels=("yes", "no")))
    unlabelled = write_model(tmp_path / "b")
    (unlabelled / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(JudgeError, match="no id2label"):
        NliJudge("m", unlabelled)
    bare = write_model(tmp_path / "c")
    (bare / "model.onnx").unlink()
    with pytest.raises(JudgeError, match=r"has no model\.onnx"):
        NliJudge("m", bare)
    for name in ("model.onnx", "tokenizer.json"):
        damaged = write_model(tmp_path / name)
        (damaged / name).write_bytes(b"\x00damaged")
        with pytest.raises(JudgeError, match="can't be loaded"):
            NliJudge("m", damaged)
    with pytest.raises(JudgeError, match="wants pixels"):
        NliJudge("m", write_model(tmp_path / "d", inputs=("input_ids", "attention_mask", "pixels")))


def test_a_very_long_passage_costs_a_limited_number_of_windows(tiny: NliJudge) -> None:
    long = "Orlan denied it. " * 2000
    assert len(windows_of(long)) == MOST_WINDOWS
    endless = "denied " * 20_000
    assert tiny.judge(CLAIM, endless, "en") is not None


@given(st.text(alphabet="aд .!?…»”\n\u2028🎗", max_size=60))
def test_windows_are_pieces_of_the_passage_without_spaces_around(passage: str) -> None:
    for span in windows_of(passage):
        piece = span.of(passage)
        assert piece and piece == piece.strip()


def test_nothing_of_it_is_needed_until_it_is_asked_for() -> None:
    program = (
        "import sys; import svodka.plugins, svodka.plugins.nli, svodka.pipeline.judging\n"
        "print(sorted({'onnxruntime', 'tokenizers', 'onnx', 'transformers'} & set(sys.modules)))\n"
        "sys.modules['onnxruntime'] = None\n"
        "from pathlib import Path; from svodka.errors import JudgeError\n"
        "try: svodka.plugins.nli._loaded(Path('x'))\n"
        "except JudgeError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == [
        "[]",
        "a judge of kind nli needs onnxruntime and tokenizers: pip install 'svodka[nli]'",
    ]
