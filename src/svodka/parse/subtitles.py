"""Subtitles, WebVTT and SRT: the words of the cues as running text, without the time codes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from svodka.parse.frontmatter import Header, header

PARSER = "subtitles/2"

_CLOCK = r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?(?:[a-z][^<>]{0,80}|\d[\d:.]*)?>|\{\\[^{}]*\}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
# Seconds of silence that part one paragraph from the next, where a sentence has ended
_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one second to another, and whose voice it is, if that is told."""

    start: float
    end: float
    text: str
    voice: str | None = None


def looks_like_subtitles(text: str) -> bool:
    """Whether the text begins as WebVTT or as SRT does."""
    if text.startswith("WEBVTT"):
        return True
    lines = text.lstrip().splitlines()[:3]
    return len(lines) > 1 and lines[0].strip().isdigit() and _TIMES.fullmatch(lines[1]) is not None


@dataclass(frozen=True, slots=True)
class Running:
    """The words of subtitles as running text; ``times``: offset of a cue's first word in it, seconds."""

    header: Header
    text: str
    times: tuple[tuple[int, float], ...]


def running_text(text: str) -> Running:
    """The header of WebVTT (``Key: value`` lines after the signature) and the cues as paragraphs, with their times.

    A paragraph ends where the voice changes, at a dash that opens a reply, and at a pause after a sentence.
    """
    told, body = _header(text)
    pieces: list[str] = []
    times: list[tuple[int, float]] = []
    length = 0  # of the pieces so far
    paragraph = ""
    last: Cue | None = None
    for cue in cues(body):
        begins = last is None or _begins_paragraph(last, cue, paragraph)
        between = "" if last is None else "\n\n" if begins else " "
        named = begins and cue.voice and (last is None or cue.voice != last.voice)
        label = f"{cue.voice}: " if named else ""
        times.append((length + len(between), cue.start))
        pieces += [between, label, cue.text]
        length += len(between) + len(label) + len(cue.text)
        # how a paragraph ends is told by its last cue
        paragraph = cue.text
        last = cue
    return Running(told, "".join(pieces), tuple(times))


def cues(text: str) -> list[Cue]:
    """The cues in order; a line that repeats the one before (rolling captions) is dropped."""
    found: list[Cue] = []
    shown = ""
    for block in re.split(r"(?:\r?\n[ \t]*){2,}", text.strip()):
        lines = block.splitlines()
        at = next((i for i, line in enumerate(lines[:3]) if _TIMES.fullmatch(line)), None)
        if at is None:
            continue  # NOTE, STYLE, REGION, or a number without a cue
        match = _TIMES.fullmatch(lines[at])
        assert match is not None
        voice = _VOICE.search(block)
        words = [" ".join(html.unescape(_TAG.sub("", line)).split()) for line in lines[at + 1 :]]
        fresh = [line for line in words if line and line != shown]
        if fresh:
            shown = fresh[-1]
            found.append(
                Cue(
                    _seconds(match, 1),
                    _seconds(match, 5),
                    " ".join(fresh),
                    voice[1].strip() if voice else None,
                )
            )
    return found


def _header(text: str) -> tuple[Header, str]:
    if not text.startswith("WEBVTT"):
        return Header(), text
    top, _, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = [line for line in top.split("\n")[1:] if ":" in line and "-->" not in line]
    return header(lines), body


def _begins_paragraph(last: Cue, cue: Cue, so_far: str) -> bool:
    if cue.voice != last.voice or re.match(r"[-–—]\s?\S", cue.text):
        return True
    return cue.start - last.end >= _PAUSE and _SENTENCE_END.search(so_far) is not None


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(match[first + n] or 0) for n in range(4))
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
