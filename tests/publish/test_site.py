"""The site of signed digests: what is on it, that it is the same each time, and that it is whole or not there."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import pytest

from svodka.config.site import SiteSettings
from svodka.errors import ReceiptError, SvodkaError
from svodka.publish import Issue, Quoted, SitePage, site_pages, slug_of, write_site
from svodka.publish.issues import receipt_path
from svodka.publish.site import related
from svodka.publish.writing import MARK
from svodka.write.compose import compose
from svodka.write.select import Selection, select
from tests.write.samples import COURIER, COURIER_STATEMENTS, row

SITE = SiteSettings("Kestrian Digest", "https://digest.example/", "The Kestrian Desk", controller="K. Desk, 1 Quay")
SIGNED = datetime(2031, 5, 3, 9, 0, tzinfo=UTC)


def selection() -> Selection:
    rows = [row(COURIER, one) for one in COURIER_STATEMENTS]
    return select(rows, date(2031, 4, 1), date(2031, 4, 30))


def issue(slug: str = "first", *, names: Sequence[str] = ("Vera Holm",), **more: Any) -> Issue:
    digest = replace(compose(selection()), rubric="Digest of Kestrian media", issued=date(2031, 5, 3))
    quoted = tuple(Quoted(f"s{n}", name, None, "We have never hidden our friends", date(2031, 4, 26))
                   for n, name in enumerate(names))  # fmt: skip
    return Issue(digest, f"id-{slug}", slug, "E. Ditor", SIGNED, quoted, (COURIER,), **more)


def files(*issues: Issue, site: SiteSettings = SITE) -> dict[str, str]:
    return {page.path: page.content for page in site_pages(issues, site)}


def test_every_link_of_the_site_leads_somewhere() -> None:
    made = files(issue(), issue("second", names=("Vera Holm", "Tomas Arden")))
    for path, content in made.items():
        if not path.endswith(".html"):
            continue
        page = lxml.html.fromstring(content)
        for href in page.xpath("//main//a/@href | //nav//a/@href | //footer//a/@href | //link/@href"):
            if re.match(r"https?:|mailto:|#", href):
                continue
            folder = Path(path).parent
            target = (Path("/") / folder / href.split("#")[0]).as_posix()
            while "/../" in target:
                target = re.sub(r"/[^/]+/\.\./", "/", target, count=1)
            assert target.lstrip("/") in made, (path, href)


def test_each_receipt_has_a_page_with_the_words_marked_in_the_archived_text() -> None:
    made = files(issue())
    one = issue()
    for section in one.digest.sections:
        for sentence in section.sentences:
            for receipt in sentence.receipts:
                page = lxml.html.fromstring(made[receipt_path(receipt)])
                marked = [mark.text_content() for mark in page.iter("mark")]
                assert marked
                assert set(marked) <= {quoted.exact for quoted in receipt.quoted}
                assert receipt.checksum in page.text_content()


def test_the_same_issues_make_the_same_bytes_in_whatever_order() -> None:
    one, two = issue(), issue("second")
    assert files(one, two) == files(two, one)


def test_two_issues_of_one_address_are_refused() -> None:
    with pytest.raises(ReceiptError, match="want the address 'first'"):
        files(issue(), replace(issue(), id="other"))


def test_a_text_that_is_not_at_hand_stops_it() -> None:
    with pytest.raises(ReceiptError, match="is not at hand"):
        files(replace(issue(), texts=()))


def test_feeds_are_read_by_a_reader_of_feeds() -> None:
    made = files(issue(), issue("second"))
    feed = feedparser.parse(made["feed.xml"])
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == [
        "https://digest.example/issues/second.html", "https://digest.example/issues/first.html"
    ]  # fmt: skip
    assert json.loads(made["feed.json"])["items"][0]["url"] == "https://digest.example/issues/second.html"
    assert feed.feed.updated == "2031-05-03T09:00:00Z"


def test_an_issue_tells_machines_what_it_quotes() -> None:
    made = files(issue(claim="Sailors came"))["issues/first.html"]
    [script] = lxml.html.fromstring(made).xpath("//script[@type='application/ld+json']/text()")
    graph = json.loads(script)["@graph"]
    assert [one["@type"] for one in graph] == ["NewsArticle", "Quotation", "ClaimReview"]
    assert graph[1]["spokenByCharacter"]["name"] == "Vera Holm"
    assert graph[0]["mentions"][0]["@id"] == graph[1]["@id"]
    assert graph[2]["claimReviewed"] == "Sailors came"


def test_hostile_words_stay_words() -> None:
    bad = '</script><script>alert(1)</script>"><img src=x>'
    one = issue(names=(bad,), claim=bad, corrections=((1, SIGNED, bad),))
    site = replace(SITE, title=bad, publisher=bad, about=bad, contact=bad)
    for path, content in files(one, site=site).items():
        if path.endswith(".html"):
            page = lxml.html.fromstring(content)
            assert not page.xpath("//img")
            assert {s.get("type") for s in page.iter("script")} <= {"application/ld+json"}


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for path, content in files(issue()).items():
        if path.endswith(".html"):
            page = lxml.html.fromstring(content)
            assert not page.xpath("//@src | //*[@onclick] | //link[@rel='stylesheet']")
            assert page.xpath("//html/@lang") == ["en"]
            assert len(page.xpath("//h1")) == 1 and page.xpath("//main")


def test_corrections_stand_above_the_text_and_on_a_page_of_their_own() -> None:
    made = files(issue(corrections=((1, datetime(2031, 5, 9, tzinfo=UTC), "The briefing was on April 26."),)))
    assert "The briefing was on April 26." in made["issues/first.html"]
    assert "The briefing was on April 26." in made["corrections.html"]
    assert "2031-05-09" in made["sitemap.xml"] and "2031-05-09T00:00:00Z" in made["feed.xml"]


def test_what_to_read_next_is_of_the_same_line_then_the_same_speakers() -> None:
    one = issue(claim="Sailors came")
    same, speaker = issue("line", names=("Nobody",), claim="Sailors came"), issue("speaker")
    other = issue("other", names=("Somebody",))
    assert [(i.slug, why) for i, why in related(one, [one, other, speaker, same])] == [
        ("line", "the same line"), ("speaker", "Vera Holm speaks there, too")
    ]  # fmt: skip


def test_privacy_is_told_only_where_somebody_answers_for_it() -> None:
    assert "1 Quay" in files(issue())["privacy.html"]
    assert "privacy.html" not in files(issue(), site=replace(SITE, controller=None))


def test_the_site_speaks_russian() -> None:
    made = files(issue(), site=replace(SITE, language="ru"))
    assert 'lang="ru"' in made["index.html"] and "Исправления" in made["index.html"]


def test_the_sitemap_lists_pages_but_no_receipts() -> None:
    locations = [
        loc.text or "" for loc in ET.fromstring(files(issue())["sitemap.xml"]).iter() if loc.tag.endswith("loc")
    ]
    assert "https://digest.example/" in locations
    assert "https://digest.example/issues/first.html" in locations
    assert not any("receipts" in location for location in locations)


@pytest.mark.parametrize(
    ("text", "slug"),
    [("2031-05-03 “Never”: a Tale", "2031-05-03-never-a-tale"), ("Żółć café", "zoc-cafe"), ("x" * 80, "x" * 60)],
)
def test_slugs(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_a_slug_of_other_letters_is_never_empty() -> None:
    assert re.fullmatch("[0-9a-f]{12}", slug_of("Сводка"))


# ------------------------------------------------------------------------------------------ writing


PAGES = (SitePage("index.html", "one"), SitePage("issues/a.html", "two"))


def test_a_site_is_written_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert write_site(folder, PAGES).changed == 2
    done = write_site(folder, PAGES)
    assert (done.pages, done.changed, done.removed) == (2, 0, 0)
    done = write_site(folder, (SitePage("index.html", "three"),))
    assert (done.changed, done.removed) == (1, 1)
    assert sorted(p.name for p in folder.rglob("*")) == [MARK, "index.html"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "site"
    write_site(folder, PAGES)
    from svodka.publish import writing

    written = writing._write

    def full(path: Path, content: str) -> None:
        if path.name == "a.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        written(path, content)

    monkeypatch.setattr(writing, "_write", full)
    with pytest.raises(SvodkaError, match=r"No space left on device.*stays"):
        write_site(folder, (SitePage("index.html", "new"), SitePage("issues/a.html", "new")))
    assert (folder / "index.html").read_text() == "one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_a_crash_between_the_renames_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(folder, PAGES)
    folder.replace(tmp_path / ".site.old")
    assert write_site(folder, PAGES).changed == 0


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(SvodkaError, match="something else than a site"):
        write_site(tmp_path, PAGES)
    assert (tmp_path / "letters.txt").read_text() == "dear"
