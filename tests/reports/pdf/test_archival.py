"""What PDF/A-2b (ISO 19005-2:2011) asks of a file, rule by rule; no registry has a validator."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from model.readers.reading import Reading
from reports.content.booklet.report import build_booklet
from reports.content.data import build_data
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.page import Imposing, Imposition, Marks
from reports.pdf.writer import write_booklet
from tests.plans import plan_of_two_goals, whole_view
from tests.reports.pdf.content import operations_of

_OPERATORS = """
    q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts
    Td TD Tm T* Tj TJ ' " rg RG g G Do MP DP BMC BDC EMC
"""
OPERATORS = frozenset(_OPERATORS.split())
"""Operators of ISO 32000-1, Annex A, that need no colour space but those of the output intent."""

SCHEMAS = {
    "http://purl.org/dc/elements/1.1/": {"format", "title", "creator", "description", "language"},
    "http://ns.adobe.com/xap/1.0/": {"CreatorTool", "CreateDate", "ModifyDate", "MetadataDate"},
    "http://ns.adobe.com/pdf/1.3/": {"Keywords", "Producer"},
    "http://www.aiim.org/pdfa/ns/id/": {"part", "conformance"},
}
"""Properties of the schemas that need no description in the file (6.6.2.3.1)."""


@pytest.fixture(scope="module")
def files(built_in: Reading, tmp_path_factory) -> list[Path]:
    """A booklet with rare, missing and combined characters, one folded, charts, a wide table."""
    folder, plan = tmp_path_factory.mktemp("archival"), plan_of_two_goals()
    odd = plan.heading._replace(title="𠮷野 葛\U000e0100城 か\u3099く 🎉 計画 <&>")
    view = whole_view(replace(plan, heading=odd))
    day = ReportOptions(marks=Marks("資料１", is_draft=True), line_numbers=True)
    folded = replace(day, imposition=Imposition(Imposing.BOOKLET))
    documents = (
        build_booklet(view, day),
        build_booklet(view, folded),
        build_summary(whole_view(built_in.plan), replace(day, grey=True)),
        build_data(view, day),
    )
    paths = [folder / f"{number}.pdf" for number in range(len(documents))]
    for document, path in zip(documents, paths, strict=True):
        write_booklet(document, path)
    return paths


@pytest.fixture
def pdfs(files: list[Path]) -> Iterator[list[pikepdf.Pdf]]:
    opened = [pikepdf.open(path) for path in files]
    yield opened
    for pdf in opened:
        pdf.close()


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (
        found for found in pdf.objects if isinstance(found, pikepdf.Dictionary | pikepdf.Stream)
    )


def test_6_1_2_the_header_names_a_version_and_says_that_the_file_is_binary(files):
    for path in files:
        head, comment, _ = path.read_bytes().split(b"\n", 2)
        assert re.fullmatch(rb"%PDF-1\.[0-7]", head)
        assert comment.startswith(b"%")
        assert len(comment) >= 5
        assert all(byte > 127 for byte in comment[1:5])


def test_6_1_3_the_trailer_has_an_id_and_no_encryption(pdfs):
    for pdf in pdfs:
        assert len(pdf.trailer["/ID"]) == 2
        assert "/Encrypt" not in pdf.trailer
        assert not pdf.is_encrypted


def test_6_1_7_streams_tell_their_length_and_use_no_other_filter_than_flate(files, pdfs):
    for path, pdf in zip(files, pdfs, strict=True):
        for found in dictionaries(pdf):
            if isinstance(found, pikepdf.Stream):
                assert {"/F", "/FFilter", "/FDecodeParms"}.isdisjoint(found.keys())
                assert set(re.findall(r"/\w+", repr(found.get("/Filter")))) <= {"/FlateDecode"}
        data = path.read_bytes()
        for start in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", data):
            end = start.end() + int(start[1])
            assert data[end : end + 10] == b"\nendstream"


def test_6_1_13_no_limit_is_passed(pdfs):
    for pdf in pdfs:
        assert len(pdf.objects) < 8_388_607
        for page in pdf.pages:
            left, foot, right, top = map(float, page.mediabox)
            assert all(3 <= side <= 14_400 for side in (right - left, top - foot))
            depth = deepest = 0
            for _, operator in operations_of(page):
                depth += {"q": 1, "Q": -1}.get(operator, 0)
                deepest = max(deepest, depth)
            assert depth == 0
            assert deepest <= 28


def test_6_2_2_content_has_no_operators_but_the_standard_s(pdfs):
    for pdf in pdfs:
        for page in pdf.pages:
            used = {operator for _, operator in operations_of(page)}
            assert used <= OPERATORS
            assert "/Resources" in page


def test_6_2_3_colours_are_of_the_one_output_intent(pdfs):
    for pdf in pdfs:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        profile = bytes(intent.DestOutputProfile.read_bytes())
        assert int(intent.DestOutputProfile.N) == 3
        assert profile[8] <= 4
        assert profile[12:16] in (b"mntr", b"prtr", b"scnr", b"spac")
        assert profile[16:20] == b"RGB "
        assert profile[36:40] == b"acsp"
        assert int.from_bytes(profile[:4], "big") == len(profile)


def test_6_2_10_nothing_is_transparent(pdfs):
    for pdf in pdfs:
        for found in dictionaries(pdf):
            assert "/SMask" not in found
            assert "/Group" not in found
            assert found.get("/Type") != "/ExtGState"
            assert found.get("/Subtype") not in ("/Image", "/Form", "/PS")


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, tuple[pikepdf.Object, set[int]]]:
    """The fonts by name, each with the codes that are shown in it."""
    codes: dict[str, set[int]] = defaultdict(set)
    fonts: dict[str, pikepdf.Object] = {}
    for page in pdf.pages:
        fonts |= {str(name): font for name, font in page.Resources.get("/Font", {}).items()}
        chosen = ""
        for operands, operator in operations_of(page):
            if operator == "Tf":
                chosen = str(operands[0])
            elif str(operator) == "Tj":
                shown = bytes(operands[0])
                pairs = zip(shown[::2], shown[1::2], strict=True)
                codes[chosen].update((high << 8) + low for high, low in pairs)
    return {name: (fonts[name], codes[name]) for name in codes}


def widths_of(descendant: pikepdf.Object) -> dict[int, int]:
    widths: dict[int, int] = defaultdict(lambda: int(descendant.DW))
    entries = list(descendant.W)
    for first, given in zip(entries[::2], entries[1::2], strict=True):
        for number, width in enumerate(given):
            widths[int(first) + number] = int(width)
    return widths


def test_6_2_11_every_glyph_that_is_shown_is_embedded_and_as_wide_as_it_says(pdfs):
    for pdf in pdfs:
        for font, codes in fonts_of(pdf).values():
            (descendant,) = font.DescendantFonts
            assert font.Encoding == "/Identity-H"
            assert font.BaseFont == descendant.BaseFont == descendant.FontDescriptor.FontName
            assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z-]+", str(font.BaseFont))
            system = descendant.CIDSystemInfo
            assert (str(system.Registry), str(system.Ordering)) == ("Adobe", "Identity")
            program = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
            advances, em = program["hmtx"].metrics, program["head"].unitsPerEm
            order, places = program.getGlyphOrder(), descendant.CIDToGIDMap.read_bytes()
            widths = widths_of(descendant)
            for code in codes:
                glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
                assert 0 < glyph < len(order)  # 6.2.11.8: no reference to .notdef
                assert abs(advances[order[glyph]][0] * 1000 / em - widths[code]) <= 1
            assert "/CIDSet" not in descendant.FontDescriptor


def test_6_2_11_7_every_code_that_is_shown_stands_for_a_character(pdfs):
    for pdf in pdfs:
        for font, codes in fonts_of(pdf).values():
            pairs = re.findall(rb"<([0-9A-F]{4})><([0-9A-F]+)>", font.ToUnicode.read_bytes())
            texts = {int(code, 16): bytes.fromhex(text.decode()) for code, text in pairs}
            assert codes <= texts.keys()
            characters = "".join(texts[code].decode("utf-16-be") for code in codes)
            assert {"\0", "\ufeff", "\ufffe"}.isdisjoint(characters)


def test_6_3_annotations_are_links_that_are_printed(pdfs):
    for pdf in pdfs:
        for page in pdf.pages:
            for annotation in page.get("/Annots", ()):
                assert annotation.Subtype == "/Link"
                assert int(annotation.F) == 4
                assert "/A" not in annotation or annotation.A.S == "/GoTo"


def test_6_4_to_6_11_nothing_acts_and_nothing_is_enclosed(pdfs):
    forbidden = {"/AA", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/OCProperties"}
    for pdf in pdfs:
        assert {"/AcroForm", "/Perms", "/NeedsRendering", "/Requirements"}.isdisjoint(
            pdf.Root.keys()
        )
        for found in dictionaries(pdf):
            assert forbidden.isdisjoint(found.keys())
            assert found.get("/S") not in ("/Launch", "/JavaScript", "/URI", "/Movie", "/Sound")


def test_6_6_metadata_is_of_known_schemas_and_says_what_the_file_says(pdfs):
    for pdf in pdfs:
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
        head = re.match(r"<\?xpacket ([^?]*)\?>", packet)
        assert head
        assert "bytes=" not in head[1]
        assert "encoding=" not in head[1]
        with pdf.open_metadata() as told:
            assert told.pdfa_status == "2B"
            for key in told:
                namespace, name = key[1:].split("}")
                assert name in SCHEMAS[namespace], key
            said = pdf.docinfo
            assert told["dc:title"] == str(said["/Title"])
            assert told["dc:creator"] == [str(said["/Author"])]
            assert told["dc:description"] == str(said["/Subject"])
            assert told["pdf:Keywords"] == str(said["/Keywords"])
            assert told["pdf:Producer"] == str(said["/Producer"])
            assert told["xmp:CreatorTool"] == str(said["/Creator"])
            day = re.sub(r"\D", "", told["xmp:CreateDate"])
            assert day == re.sub(r"\D", "", str(said["/CreationDate"]))
            assert told["xmp:ModifyDate"] == told["xmp:CreateDate"]
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(pdf.Root.Lang))
