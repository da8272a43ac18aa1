"""``svodka line --judge`` as a user runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from svodka.config import initial, load
from svodka.track.claims import format_claim
from tests.cli_line.test_line import COMMAND, line
from tests.cli_read.run import Done, jsonl
from tests.plugins.test_asking import reply
from tests.plugins.tiny import write_model
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS
from tests.watching.servers import http_receiver


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """A desk with a judge of each kind, a claim, documents."""
    desk = tmp_path / "desk"
    write_model(desk / "models" / "nli")
    (desk / "svodka.toml").write_text(
        f"""{initial("Desk")}allow_hosts = ["127.0.0.1"]
[judges.local]
kind = "nli"
folder = "models/nli"
""",
        encoding="utf-8",
    )
    (tmp_path / "strike.toml").write_text(format_claim(claim("strike")), encoding="utf-8")
    documents = jsonl(tmp_path / "in.jsonl", *DENIALS, ADMISSION)
    return ["--claim", str(tmp_path / "strike.toml"), "--documents", str(documents), "--desk", str(desk), "--json"]


def test_a_judge_is_asked_and_what_it_reads_otherwise_is_for_review(arguments: list[str]) -> None:
    alone, heard = line(*arguments), line(*arguments, "--judge", "local")
    assert alone.code == heard.code == 0
    before, after = json.loads(alone.out), json.loads(heard.out)
    judges = after.pop("judges")
    assert judges["asked"] == 4 and judges["rejected"] == {"local": {}}
    assert [(one["document"], one["rules"]["stance"], one["read"]["stance"]) for one in judges["review"]] == []
    assert [h["positions"] for h in after["holders"]] == [h["positions"] for h in before["holders"]]
    assert [h["shifts"] for h in after["holders"]] == [h["shifts"] for h in before["holders"]]  # nothing was counted


def test_a_model_that_contradicts_is_heard_and_overrides_nothing(arguments: list[str]) -> None:
    desk = Path(arguments[5])
    words = "no Varnian shell had hit the hospital"
    contrary = reply({"stance": "affirm", "subtype": "SIMPLE", "span": words, "score": 0.9})
    with http_receiver(otherwise=contrary) as receiver:
        text = (desk / "svodka.toml").read_text(encoding="utf-8")
        more = f'[judges.house]\nkind = "model"\naddress = "{receiver.address}/v1"\nmodel = "m"\n'
        (desk / "svodka.toml").write_text(text + more, encoding="utf-8")
        done = line(*arguments, "--judge", "house")
        again = line(*arguments, "--judge", "house")
    shown = json.loads(done.out)
    assert done.code == 0
    (review,) = shown["judges"]["review"]
    assert (review["document"], review["rules"]["stance"], review["read"]["span"]) == ("d3", "deny", words)
    assert shown["judges"]["rejected"] == {"house": {"the citation is not in the passage": 3}}
    assert shown["stances"]["d3"] == ["deny"]
    assert "for review: d3: the rules read deny, house reads affirm" in done.err
    assert "3 answer(s) not used: the citation is not in the passage" in done.err
    assert json.loads(again.out)["judges"]["review"] == [review]
    assert len(receiver.asked) == 4 + 3  # what was used was kept; what was refused is asked for again


@pytest.mark.parametrize(
    ("name", "told"),
    [("none", "has no judge 'none'; there are: local"), ("local", "has no model.onnx")],
)
def test_errors_say_what_to_do(arguments: list[str], name: str, told: str) -> None:
    (Path(arguments[5]) / "models" / "nli" / "model.onnx").unlink()
    done = line(*arguments, "--judge", name)
    assert done.code == 1
    assert told in done.err and "Traceback" not in done.err


def judge(*arguments: str) -> Done:
    """``svodka judge`` with these arguments."""
    command = (*COMMAND[:-1], "judge")
    done = subprocess.run([*command, *arguments], capture_output=True, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_how_a_judge_errs_is_counted_in_the_form_of_the_settings(arguments: list[str], tmp_path: Path) -> None:
    desk = Path(arguments[5])
    said = [
        ("Orlan denied it.", "deny"),
        ("Orlan never came.", "deny"),
        ("Orlan admitted it.", "affirm"),
        ("Orlan admitted it.", "hedge"),
        ("The weather was fine, the weather of Vesk.", "decline"),
    ]
    rows = [{"claim": "Wool weather.", "text": text, "lang": "en", "stance": stance} for text, stance in said]
    confirmed = jsonl(tmp_path / "confirmed.jsonl", *rows)
    done = judge("local", "--on", str(confirmed), "--desk", str(desk))
    assert done.code == 0, done.err
    # the claim itself speaks for neutral, so only "denied" and "admitted" outweigh it
    told = json.loads(judge("local", "--on", str(confirmed), "--desk", str(desk), "--json").out)
    assert told["silent"] + told["read"] == 5 and told["rejected"] == {}
    line_of_toml = done.out.splitlines()[0]
    assert line_of_toml.startswith("counts = [[")
    settings = (desk / "svodka.toml").read_text(encoding="utf-8")
    (desk / "svodka.toml").write_text(f"{settings}{line_of_toml}\n", encoding="utf-8")
    (kept,) = load(desk).judges
    assert [list(map(int, row)) for row in kept.counts] == told["counts"]
    assert line(*arguments, "--judge", "local").code == 0


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"claim": "a", "text": "b", "lang": "en", "stance": "maybe"}', '{"text": "b"}']
)
def test_a_line_that_is_none_is_named(arguments: list[str], tmp_path: Path, text: str) -> None:
    done = judge("local", "--on", str(jsonl(tmp_path / "c.jsonl", text)), "--desk", arguments[5])
    assert done.code == 2 and "line 1: must be an object" in done.err and "Traceback" not in done.err
