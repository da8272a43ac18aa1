"""Pictures of a digest: they show what is cited and nothing else, say it in words, and break in no format."""

from __future__ import annotations

import io
from dataclasses import replace
from email.headerregistry import Address
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from svodka.errors import ReceiptError
from svodka.model import Digest, Figure, FigureKind, Hop, Stance
from svodka.publish.docx import digest_docx
from svodka.publish.message import digest_message
from svodka.publish.pdf import digest_pdf
from svodka.write.compose import require_receipts
from svodka.write.digest_json import digest_from_json, digest_to_json
from svodka.write.edited import edited
from svodka.write.figures import figure_svg, line_figure, quoted_figure, standing_on, table_rows, told_of
from svodka.write.html import digest_html
from svodka.write.labels import ENGLISH, RUSSIAN, labels_of
from svodka.write.markdown import digest_markdown
from svodka.write.quoting_svg import MOST_NODES, quoting_svg
from tests.write.pages import Page
from tests.write.test_line_compose import ALL, FERRYMAN, PROUD, TURN, composed, plan, told

ROWS = [one.row for one in ALL]


@pytest.fixture
def digest() -> Digest:
    figures = tuple(one for one in (line_figure(plan()), quoted_figure(ROWS, "en")) if one)
    return replace(composed(), figures=figures)


def test_the_line_shows_whose_it_is_then_who_spoke() -> None:
    figure = line_figure(plan())
    assert figure is not None
    assert [row[0] for row in figure.rows][:5] == ["government"] * 5
    assert ("government", "2031-04-20", "2031-07-08", "change", "") in figure.rows
    assert told_of(figure, ENGLISH) == (
        "government: denies, February 3 to April 20, 2031 (2); change, confirmed by an editor, April 20 to July 8, "
        "2031; affirms, July 8, 2031 (2). Vera Holm: denies, February 3, 2031; affirms, July 8, 2031. Tomas Arden: "
        "denies, April 20, 2031; affirms, July 8, 2031."
    )


def test_a_change_that_nobody_confirmed_is_told_as_possible() -> None:
    figure = line_figure(plan(turn=replace(TURN, confirmed_by=None)))
    assert figure is not None
    assert "possible change, not confirmed" in told_of(figure, ENGLISH)
    assert "возможная перемена, не подтверждена" in told_of(figure, RUSSIAN)


def test_who_was_quoted_through_whom() -> None:
    agency = replace(PROUD.row, statement=replace(PROUD.row.statement, chain=(Hop("Coast News", None),)))
    figure = quoted_figure([*ROWS[:3], agency, ROWS[4]], "en")
    assert figure is not None
    assert told_of(figure, ENGLISH).startswith(
        "5 statements of 3 speakers in 1 outlet. Most often: Vera Holm in Northern"
    )
    assert ("Tomas Arden", "Coast News", "Northern Courier", "1") in table_rows(figure, ENGLISH)
    assert quoted_figure(ROWS[:1], "en") is None


def test_nothing_is_shown_that_is_not_cited(digest: Digest) -> None:
    require_receipts(digest)
    stranger = Figure(FigureKind.QUOTED, "Who", (("Nobody", "", "Nowhere", "0" * 16),))
    with pytest.raises(ReceiptError, match="a picture shows"):
        require_receipts(replace(digest, figures=(stranger,)))
    cited = {one.row.statement.id for one in ALL if one is not FERRYMAN}
    assert all(row[-1] in cited | {""} for figure in standing_on(digest.figures, cited) for row in figure.rows)
    assert standing_on(digest.figures, set()) == ()


def test_it_comes_back_from_json(digest: Digest) -> None:
    assert digest_from_json(digest_to_json(digest)) == digest
    russian = replace(digest, language="ru")
    assert digest_from_json(digest_to_json(russian)) == russian


def test_cutting_a_sentence_cuts_its_point(digest: Digest) -> None:
    written = digest_markdown(digest)
    assert edited(written, digest) == digest
    ferryman = next(s.text for section in digest.sections for s in section.sentences if "sang all night" in s.text)
    cut = "\n".join(line for line in written.splitlines() if "sang all night" not in line or line.startswith("[^"))
    made = edited(cut, digest)
    assert ferryman not in str(made.sections)
    assert FERRYMAN.row.statement.id not in {row[-1] for figure in made.figures for row in figure.rows}


def test_every_format_carries_it(digest: Digest) -> None:
    page = digest_html(digest)
    assert page.count("<svg") == 2
    words = [told_of(figure, ENGLISH) for figure in digest.figures]
    assert all(one in page for one in words)
    for figure in digest.figures:
        root = ElementTree.fromstring(figure_svg(figure, ENGLISH))
        assert root.attrib["role"] == "img"
        desc = root.find("{http://www.w3.org/2000/svg}desc")
        assert desc is not None
        assert desc.text == told_of(figure, ENGLISH)
    pdf = "".join(part.extract_text() for part in PdfReader(io.BytesIO(digest_pdf(digest).data)).pages)
    document = "\n".join(p.text for p in docx.Document(io.BytesIO(digest_docx(digest))).paragraphs)
    message = digest_message(digest, sender=Address("", "desk", "desk.example"))
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    for one in words:
        assert one in document
        assert one in parts[0]
        assert one in parts[1]
        assert "".join(one.split()) in "".join(pdf.split())
    assert "<svg" not in parts[1]


DRAWN = {"svg", "title", "desc", "style", "g", "path", "rect", "text"}
HOSTILE = st.text(max_size=60)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE, st.sampled_from("abcdefgh")), min_size=1, max_size=40), HOSTILE)
def test_any_names_make_a_picture_that_can_be_read(rows: list[tuple[str, str, str, str]], title: str) -> None:
    figure = Figure(FigureKind.QUOTED, title, tuple(rows))
    for labels in (ENGLISH, RUSSIAN):
        root = ElementTree.fromstring(figure_svg(figure, labels))
        assert {one.tag.rpartition("}")[2] for one in root.iter()} <= DRAWN
        assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or "href" in name]


def test_many_are_folded() -> None:
    ways = [(f"Speaker {n}", "", f"Outlet {n}", 1 + n) for n in range(40)]
    svg = quoting_svg("Who", "told", ways, ENGLISH)
    assert svg.count('class="node"') == 2 * MOST_NODES
    assert f"{40 - MOST_NODES + 1} more" in svg


def test_a_russian_digest_has_no_english_around_its_words(digest: Digest) -> None:
    russian = replace(digest, language="ru", sections=(), left_out=("одно",), not_collected=("ничего",))
    page = digest_html(replace(russian, figures=(), headline=replace(digest.headline, text="Заголовок")))
    shown = Page(page).text
    for english in ("statement", "receipt", "Digest", "Left out", "missing", "address", "fetched", "published"):
        assert english not in shown.replace(digest.headline.receipts[0].address, ""), english
    assert 'lang="ru"' in page


def test_other_languages_speak_english() -> None:
    assert labels_of("uk") is ENGLISH


def test_stances_are_all_in_words() -> None:
    for labels in (ENGLISH, RUSSIAN):
        assert {stance.value for stance in Stance} - set(labels.stances) <= {"none"}


def test_a_day_of_one_point_is_no_line() -> None:
    one = told("We thank the sailors of Oravia", "Vera Holm", "2031-07-08", Stance.AFFIRM)
    assert line_figure(plan([one], None)) is None
    assert line_figure(plan([one, PROUD, *ALL[:2]], None)) is not None
