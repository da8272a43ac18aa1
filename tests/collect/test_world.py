"""The world that tests speak into does what its plot says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.collect.clock import START
from tests.collect.world import Outlet, World

DAY = timedelta(days=1)


@pytest.fixture
def halmar() -> Iterator[Outlet]:
    with World() as world:
        yield world.outlet("halmar")


def shown(outlet: Outlet, path: str, days: float) -> tuple[int, str]:
    """Status and body at so many days."""
    outlet._world.clock.set(START + days * DAY)
    page, _ = outlet.answer(path, {})
    return page.status, page.body.decode()


def test_article_is_told_by_feed_front_page_and_sitemap_once_it_is_out(halmar: Outlet) -> None:
    address = halmar.publish("port", "Port closed", "It is closed.", START + DAY)
    places = ("/feed.xml", "/", "/sitemap.xml")
    assert [address.removeprefix(halmar.site) in shown(halmar, place, 0.9)[1] for place in places] == [False] * 3
    assert shown(halmar, "/news/port.html", 0.9)[0] == 404
    assert [address.removeprefix(halmar.site) in shown(halmar, place, 1)[1] for place in places] == [True] * 3
    assert "It is closed." in shown(halmar, "/news/port.html", 1)[1]


def test_article_is_edited_deleted_and_comes_back(halmar: Outlet) -> None:
    halmar.publish("port", "Port closed", "It is closed.", START)
    halmar.edit("port", "It is open.", START + DAY, title="Port open")
    halmar.delete("port", START + 2 * DAY, 410)
    halmar.restore("port", START + 3 * DAY)
    halmar.delete("port", START + 4 * DAY, "soft")
    assert "It is closed." in shown(halmar, "/news/port.html", 0)[1]
    assert "It is open." in shown(halmar, "/news/port.html", 1)[1]
    assert "Port open" in shown(halmar, "/feed.xml", 1)[1]
    assert shown(halmar, "/news/port.html", 2)[0] == 410
    assert "port.html" not in shown(halmar, "/feed.xml", 2)[1]
    assert "It is open." in shown(halmar, "/news/port.html", 3)[1]
    status, body = shown(halmar, "/news/port.html", 4)
    assert status == 200
    assert "Page not found" in body


def test_flapping_article_is_there_one_day_and_gone_the_next(halmar: Outlet) -> None:
    halmar.publish("port", "Port closed", "It is closed.", START)
    halmar.flap("port", START + DAY)
    assert [shown(halmar, "/news/port.html", day)[0] for day in range(6)] == [200, 200, 404, 200, 404, 200]


def test_noise_changes_with_each_look_and_has_no_version() -> None:
    with World() as world:
        noisy = world.outlet("noisy", noise=True)
        noisy.publish("port", "Port closed", "It is closed.", START)
        first, _ = noisy.answer("/news/port.html", {})
        second, _ = noisy.answer("/news/port.html", {})
        assert first.body != second.body
        assert "ETag" not in first.headers


def test_plot_is_told_by_its_seed() -> None:
    def plot(seed: int) -> list[object]:
        with World(seed=seed) as world:
            outlets = [world.outlet("halmar"), world.outlet("orsk", language="ru")]
            world.plot(outlets, 20)
            return [list(outlet.articles.values()) for outlet in outlets]

    assert plot(1) == plot(1)
    assert plot(1) != plot(2)
    articles = [a for outlet in plot(1) for a in outlet]  # type: ignore[attr-defined]
    assert len(articles) == 200
    assert len({a.versions[0][2] for a in articles}) == 200
    assert any(len(a.versions) > 1 for a in articles)
    assert any(a.removed for a in articles)
