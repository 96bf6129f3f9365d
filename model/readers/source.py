"""Opening a plan file: what it is, by its content, and the reader that takes it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from model.errors import LongTextError, PlanFileError, UnreadTablesError
from model.finding import Finding, Severity
from model.plan import PlanHeading
from model.readers.file_content import decode, is_workbook, is_zip, read_content
from model.readers.file_kinds import is_html, is_pdf
from model.readers.forms.form_sheet import is_form
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import (
    ListSource,
    choose_sheet,
    list_from_content,
    list_from_text,
)
from model.readers.pdf.pdf_text import read_pdf_text
from model.readers.pdf.told_pages import with_pages
from model.readers.published.lines.furniture import names_page
from model.readers.published.text import read_text
from model.readers.reading import Reading
from model.readers.tables.told import places_text
from model.readers.word_signs import UNKNOWN_SIGN
from model.readers.word_text import is_word, read_word_text
from model.readers.workbook.reader import is_plan_workbook, read_plan_grids

_TABLE_ENDINGS = (".csv", ".tsv")
_NO_PROJECTS = "事業の一覧が見つかりません"
_OTHER_LIST = (
    "見出しに事業名・所管課・金額がなく、1行目が見出しでないか、別の一覧のようです。事業の一覧のときは、"
    "［ファイル］の［一覧を取り込む］で「事業名」の列を選んでください。"
)
_HOLDS_FORMS = (
    "1事業ずつの調書（事業名・所管課・事業概要などの欄が縦に並ぶ様式）のため、一覧として読めません"
)
_MAKE_A_LIST = "1行に1事業で、事業名・所管課・金額を横に並べた表にしたものを指定してください。"
_BLANKS = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_EVEN = 0.8
"""The part of the rows of a list in a .txt file that have as many cells as its headings."""


def read_plan(
    path: Path, heading: PlanHeading | None = None, mapping: ListMapping | None = None
) -> Reading:
    """Return the plan in the file at ``path``: a plan workbook, any list, a document or a text.

    A plan workbook brings its own heading; ``heading`` says what a list or a text does not. With
    ``mapping`` the file is a list, and the mapping says what its columns are; without, that is
    guessed. Raises PlanFileError where the file is no plan, MappingError where the mapping does
    not fit.
    """
    content = read_content(path)
    source = str(path)
    if is_workbook(content):
        return _read_workbook(content, source, heading, mapping)
    if mapping is not None:
        return _read_list(list_from_content(content, source), heading, mapping)
    if is_pdf(content):
        read = read_pdf_text(content, source)
        return with_pages(_read_document("\f".join(read.pages), source, heading), read)
    text = decode(content, source)
    if is_html(text):
        return _read_page(text, source, heading)
    if path.suffix.lower() in _TABLE_ENDINGS:
        return _read_table_or_text(text, source, heading)
    return _read_text_or_table(text, source, heading)


def _read_workbook(
    content: bytes, source: str, heading: PlanHeading | None, mapping: ListMapping | None
) -> Reading:
    """Read a Word document, a plan workbook, or the list in any other one."""
    if mapping is None and is_zip(content) and is_word(content):
        return _read_word(content, source, heading)
    from model.readers.lists.source.workbook_grids import (  # noqa: PLC0415  calamine is for workbooks
        read_workbook_grids,
        unseen_in,
    )

    grids = read_workbook_grids(content, source)
    is_plan = mapping is None and is_plan_workbook(grids)
    if is_plan:
        reading = read_plan_grids(grids, source, heading)
    else:
        reading = _read_list(choose_sheet(source, grids), heading, mapping)
    unseen = unseen_in(content, Path(source).name)
    reading = replace(reading, findings=(*unseen, *reading.findings))
    return _known_as_form(reading) if not is_plan and any(map(is_form, grids)) else reading


def _read_text_or_table(text: str, source: str, heading: PlanHeading | None) -> Reading:
    """Read a published text; what has no such table may be a list beyond doubt."""
    try:
        return read_text(text, source, heading or PlanHeading(""))
    except LongTextError:
        raise
    except UnreadTablesError as error:
        return _by_signs(text, source, heading, error)
    except PlanFileError as error:
        reading = _even_list(text, source, heading)
        return reading or _by_signs(text, source, heading, error)


def _by_signs(text: str, source: str, heading: PlanHeading | None, error: PlanFileError) -> Reading:
    """Return the plan in a text that signs and amounts alone tell, else raise ``error``."""
    try:
        return read_text(text, source, heading or PlanHeading(""), by_signs=True)
    except PlanFileError:
        raise error from None


def _read_word(content: bytes, source: str, heading: PlanHeading | None) -> Reading:
    """Read the text and the tables of a Word document, whose lines nobody sees counted."""
    text = read_word_text(content, source)
    reading = _read_document(text, source, heading)
    message = (
        "Word 文書の文字と表を上から順に読みました。確認事項の「○行目」は、取り出した文字の行の番号"
        "です。Word では、事業の名前で探してください。"
    )
    told = Finding(Severity.NOTICE, Path(source).name, message)
    lost = [number for number, line in enumerate(text.split("\n"), 1) if UNKNOWN_SIGN in line]
    signs = Finding(
        Severity.WARNING,
        places_text(f"{number}行目" for number in lost),
        f"どの文字か分からない記号を「{UNKNOWN_SIGN}」としました。文書と見比べてください。",
    )
    return replace(reading, findings=(*[signs] * bool(lost), *reading.findings, told))


def _read_page(text: str, source: str, heading: PlanHeading | None) -> Reading:
    """Read the text and the tables of a web page, whose lines nobody sees counted."""
    from model.readers.html_text import read_html_text  # noqa: PLC0415  few plans are web pages

    page = read_html_text(text)
    reading = _read_document(page.text, source, heading)
    message = (
        "Web ページの文字と表を上から順に読みました。確認事項の「○行目」は、取り出した文字の行の"
        "番号です。ページでは、事業の名前で探してください。"
    )
    if page.unseen:
        message += f"ページに表示されない表の欄（{page.unseen:,}か所）は読んでいません。"
    told = Finding(Severity.NOTICE, Path(source).name, message)
    return replace(reading, findings=(*reading.findings, told))


def _read_document(text: str, source: str, heading: PlanHeading | None) -> Reading:
    """Read the text of a document; one without sections may hold a list, its rows with tabs."""
    try:
        return read_text(text, source, heading or PlanHeading(""))
    except PlanFileError as error:
        lines = text.replace("\f", "").split("\n")
        kept = (line for line in lines if not names_page(line))  # it would be a row or an amount
        reading = _even_list("\n".join(kept), source, heading)
        return reading or _by_signs(text, source, heading, error)


def _even_list(text: str, source: str, heading: PlanHeading | None) -> Reading | None:
    """Return the plan in a text that is a list beyond doubt, None where it is not.

    Its cells are apart by tabs or commas; by blanks only where that leaves no row in doubt. Forms
    of single projects, a sheet of their own, are none: those of a text are read as such.
    """
    by_blanks = _BLANKS.sub("\t", text)
    for cells, least in ((text, _EVEN), (by_blanks, 1.0)):
        try:
            opened = list_from_text(cells, source)
            if len(opened.sheets) == 1 and _evenness(opened) >= least:
                return _read_list(opened, heading, None)
        except PlanFileError:
            continue
    return None


def _evenness(opened: ListSource) -> float:
    """Return which part of the rows is as long as the headings; 0 where none names projects.

    Amounts and sentences have commas and blanks too, which part a text into what are no cells.
    """
    rows = [row for row in opened.grid.rows[opened.heads.body :] if any(row)]
    width = len(opened.grid.rows[opened.heads.first])
    even = sum(len(row) == width for row in rows)
    return even / len(rows) if rows and opened.sheet.is_named else 0.0


def _known_as_form(reading: Reading) -> Reading:
    """Return ``reading`` with the advice to put such a form into its plan."""
    message = (
        "所管課別一覧の様式を、1つの計画として読みました。記入された金額を元の計画に入れるには、"
        "その計画を開き、［ファイル］の［返ってきた様式をまとめる］を使ってください。"
    )
    by_command = "命令では collect を使います。"
    found = Finding(Severity.WARNING, Path(reading.source).name, message, by_command)
    return replace(reading, findings=(found, *reading.findings))


def _read_table_or_text(text: str, source: str, heading: PlanHeading | None) -> Reading:
    """Read a file that calls itself a table; some published texts do."""
    try:
        return _read_list(list_from_text(text, source), heading, None)
    except PlanFileError as error:
        try:
            return read_text(text, source, heading or PlanHeading(""))
        except PlanFileError:
            raise error from None


def _read_list(
    opened: ListSource, heading: PlanHeading | None, mapping: ListMapping | None
) -> Reading:
    if mapping is not None:
        return read_list(opened, mapping, heading)
    guess = guess_mapping(opened)
    if guess.holds_forms:
        raise PlanFileError(_HOLDS_FORMS, where=opened.source, remedy=_MAKE_A_LIST)
    if not guess.is_of_projects:
        raise PlanFileError(_NO_PROJECTS, where=opened.source, remedy=_OTHER_LIST)
    return read_list(opened, guess.mapping, heading, guess.findings)
