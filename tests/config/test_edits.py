"""Commands change a desk's files and leave alone what people wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.config import (
    Where,
    add_outlets,
    add_sources,
    load_outlets,
    load_removed,
    load_sources,
    pause,
    remove,
    where_sources,
)
from svodka.config.edits import split_blocks
from svodka.errors import ConfigError
from svodka.model import Outlet, Source, SourceKind
from tests.config.folder import SOURCES, write_desk

NEW = Source("herald", "https://herald.example/feed", SourceKind.FEED, title="Гудок")


def named(root: Path, *keys: str) -> list[Where]:
    return [where for where in where_sources(root) if where.source.key in keys]


def text_of(root: Path, file: str = "sources/desk.toml") -> str:
    return (root / file).read_bytes().decode()


def test_added_sources_stand_behind_what_people_wrote(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    own = '# mine\n[[source]]\nkey = "a"  # why not\naddress = "https://a.example"\nkind = "page"'
    (root / "sources" / "own.toml").write_text(own)
    add_sources(root, [NEW])
    add_sources(root, [Source("gong", "https://gong.example", SourceKind.LISTING)])
    assert text_of(root, "sources/own.toml").startswith(own + '\n\n[[source]]\nkey = "herald"\n')
    assert [source.key for source in load_sources(root)][-3:] == ["a", "herald", "gong"]
    assert text_of(root) == SOURCES


def test_what_can_not_stand_beside_the_others_is_not_added(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    for source in (
        Source("mayor", "https://else.example", SourceKind.PAGE),
        Source("else", "https://halmar.example/mayor/", SourceKind.PAGE),
        Source("else", "https://else.example", SourceKind.PAGE, outlet="nobody"),
    ):
        with pytest.raises(ConfigError, match=r"own.toml: source 2"):
            add_sources(root, [NEW, source])
        assert not (root / "sources" / "own.toml").exists()


def test_outlets_are_added(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    add_outlets(root, [Outlet("herald", "The Herald")])
    assert [outlet.key for outlet in load_outlets(root)] == ["courier", "herald"]
    with pytest.raises(ConfigError, match="'courier' is also that of"):
        add_outlets(root, [Outlet("courier", "Another")])


def test_pausing_changes_one_line_and_resuming_changes_it_back(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    pause(root, named(root, "courier-feed", "courier-telegram"), paused=True)
    header = "# the main feed\n[[source]]\n"
    assert text_of(root) == SOURCES.replace(header, header + "paused = true\n")
    assert [source.paused for source in load_sources(root)] == [True, True, False]
    pause(root, named(root, "courier-feed"), paused=False)
    assert text_of(root) == SOURCES
    pause(root, named(root, "courier-telegram"), paused=False)
    assert text_of(root) == SOURCES.replace("paused = true  # until", "paused = false  # until")


def test_a_removed_source_goes_with_its_comment_and_comes_back_as_it_was(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    remove(root, named(root, "courier-feed", "mayor"))
    assert [source.key for source in load_sources(root)] == ["courier-telegram"]
    left = text_of(root)
    assert "Ask Anna" in left and "# until the autumn" in left and "# the main feed" not in left
    assert [source.key for source in load_removed(root)] == ["courier-feed", "mayor"]
    # by its address; the rest is as it was written
    add_sources(root, [Source("new", "http://courier.example/rss/", SourceKind.PAGE)])
    assert '# the main feed\n[[source]]\nkey = "courier-feed"   # short\n' in text_of(root, "sources/own.toml")
    assert [source.key for source in load_sources(root)] == ["courier-telegram", "courier-feed"]
    assert [source.key for source in load_removed(root)] == ["mayor"]


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    root = write_desk(tmp_path, SOURCES.replace("\n", "\r\n"))
    pause(root, named(root, "mayor"), paused=True)
    assert text_of(root).replace("\r\n", "").count("\n") == 0
    assert load_sources(root)[2].paused
    pause(root, named(root, "mayor"), paused=False)
    assert text_of(root) == SOURCES.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        'source = [{ key = "mayor", address = "https://m.example", kind = "page" }]\n',
        '[["source"]]\nkey = "mayor"\naddress = "https://m.example"\nkind = "page"\n',
        '[[source]]\n"paused" = false\nkey = "mayor"\naddress = "https://m.example"\nkind = "page"\n',
    ],
)  # fmt: skip
def test_an_unusual_spelling_is_left_to_the_person(tmp_path: Path, text: str) -> None:
    root = write_desk(tmp_path, text)
    with pytest.raises(ConfigError, match="change it in an editor"):
        pause(root, named(root, "mayor"), paused=True)
    if "[[source]]" not in text:
        with pytest.raises(ConfigError, match="change it in an editor"):
            remove(root, named(root, "mayor"))
        assert not (root / "removed.toml").exists()
    assert text_of(root) == text


def test_a_link_stays_a_link_and_modes_stay(tmp_path: Path) -> None:
    root = write_desk(tmp_path / "desk")
    file = root / "sources" / "desk.toml"
    file.chmod(0o600)
    file.rename(tmp_path / "shared.toml")
    file.symlink_to(tmp_path / "shared.toml")
    pause(root, named(root, "mayor"), paused=True)
    assert file.is_symlink() and (tmp_path / "shared.toml").stat().st_mode & 0o777 == 0o600
    assert load_sources(root)[2].paused


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    program = (
        "import sys; from pathlib import Path\n"
        "from svodka.config import add_sources\n"
        "from svodka.model import Source, SourceKind\n"
        "for n in range(20): add_sources(Path(sys.argv[1]),"
        " [Source(f'{sys.argv[2]}{n}', f'https://e.example/{sys.argv[2]}{n}', SourceKind.PAGE)])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(root), name]) for name in ("a", "b", "c")]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len(load_sources(root)) == 3 + 60


@given(st.text(st.sampled_from('[]sourcekey="# \n\r\té'), max_size=80))
def test_blocks_joined_are_the_text(text: str) -> None:
    head, blocks = split_blocks(text)
    assert head + "".join(blocks) == text
