"""Desks of a few lines, for tests."""

from __future__ import annotations

from pathlib import Path

OUTLETS = """\
# Who is who

[[outlet]]
key = "courier"
name = "The Halmar Courier"
names = { ru = "Вестник Халмара" }
kind = { is = "daily", source = "its own masthead", date = "2031-05", checked = true }
owner = { is = "Belic family", source = "https://registry.example/courier", date = "2030" }
languages = ["en", "ru"]
sites = ["courier.example", "t.me/courier"]
"""
SOURCES = """\
# What we follow. Ask Anna before you change the first one.

# the main feed
[[source]]
key = "courier-feed"   # short
address = "https://courier.example/rss"
kind = "feed"
outlet = "courier"
title = "All of the Courier"
language = "en"
every = 15

[[ source ]]
key = "courier-telegram"
address = "https://t.me/s/courier"
kind = "channel"
outlet = "courier"
paused = true  # until the autumn
follow = false

# --- officials

[[source]]
key = "mayor"
address = "https://halmar.example/mayor"
kind = "page"
checked = false
"""


def write_desk(root: Path, sources: str = SOURCES, outlets: str = OUTLETS) -> Path:
    """A desk's folder with these two files."""
    for folder, text in (("sources", sources), ("outlets", outlets)):
        (root / folder).mkdir(parents=True)
        (root / folder / "desk.toml").write_text(text, encoding="utf-8", newline="")
    return root
