"""What the window sees of a PDF that cannot be read, or of which a page cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from gui import page_renderer
from gui.page_renderer import PageRenderer, PaperSizes, Picture, Rendered, Unreadable


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "計画冊子.pdf"
    made = PdfDocument.new()
    made.new_page(200, 300)
    made.save(path)
    return path


@pytest.fixture
def renderer(qapp):
    made = PageRenderer()
    yield made
    made.close()


@pytest.fixture
def told(renderer: PageRenderer) -> list[object]:
    """Return all that the renderer tells."""
    heard: list[object] = []
    for signal in (renderer.opened, renderer.rendered, renderer.failed):
        signal.connect(heard.append)
    return heard


def read_again(qtbot, renderer: PageRenderer, told: list[object], paper: Path) -> None:
    """Read a paper that is whole, as behind one that was not."""
    number = renderer.open(paper)
    qtbot.waitUntil(lambda: PaperSizes(number, ((200.0, 300.0),)) in told)


def test_a_paper_that_was_cut_off_is_told_and_the_next_one_is_read(
    qtbot, renderer: PageRenderer, told: list[object], paper: Path, tmp_path: Path, log: Path
):
    bad = tmp_path / "途中まで.pdf"
    bad.write_bytes(b"%PDF-1.7 cut off")
    read_again(qtbot, renderer, told, paper)
    number = renderer.open(bad)
    qtbot.waitUntil(lambda: Unreadable(number, str(log)) in told)
    assert "PdfiumError" in log.read_text("utf-8")
    read_again(qtbot, renderer, told, paper)


def test_a_paper_that_is_gone_is_told_and_the_next_one_is_read(
    qtbot, renderer: PageRenderer, told: list[object], paper: Path, tmp_path: Path, log: Path
):
    number = renderer.open(tmp_path / "消えた.pdf")
    qtbot.waitUntil(lambda: Unreadable(number, str(log)) in told)
    read_again(qtbot, renderer, told, paper)


def test_a_page_for_which_there_is_no_memory_is_told_and_the_next_one_is_drawn(
    qtbot, renderer: PageRenderer, told: list[object], paper: Path, log: Path, monkeypatch
):
    read_again(qtbot, renderer, told, paper)

    def fail(_pdf: object, _picture: Picture) -> None:
        raise MemoryError

    with monkeypatch.context() as lacking:
        lacking.setattr(page_renderer, "render_page", fail)
        renderer.want([Picture(0, 96)])
        qtbot.waitUntil(lambda: Unreadable(1, str(log)) in told)
    renderer.want([Picture(0, 96)])
    qtbot.waitUntil(lambda: any(isinstance(each, Rendered) for each in told))
