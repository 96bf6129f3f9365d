"""What a PDF says of itself: title, author, language, date, in the info dictionary and as XMP."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from model.version import VERSION
from reports.document import Document
from reports.pdf.colour_profile import build_profile
from reports.pdf.objects import PdfFile, text_string

LANGUAGE = "ja-JP"
_PROGRAM = f"plan-report-generator {VERSION}"


def title_of(document: Document) -> str:
    """Return the title shown in a viewer's title bar: 計画冊子　第六次総合計画 第1期実施計画."""
    return f"{document.title}　{document.subject}"


def write_info(file: PdfFile, document: Document) -> int:
    """Write the info dictionary (ISO 32000-1, 14.3.3); return its number."""
    made = document.made_on.strftime("D:%Y%m%d000000+09'00'").encode()
    return file.add(
        b"<</Title%b/Author%b/Subject%b/Creator%b/Producer%b/CreationDate(%b)/ModDate(%b)>>"
        % (
            text_string(title_of(document)),
            text_string(_author(document)),
            text_string(document.subject),
            text_string(_PROGRAM),
            text_string(_PROGRAM),
            made,
            made,
        )
    )


def write_xmp(file: PdfFile, document: Document) -> int:
    """Write the XMP packet (ISO 16684-1), which says the same; return its number."""
    return file.add_stream(
        b"/Type/Metadata/Subtype/XML", _xmp(document).encode("utf-8"), is_packed=False
    )


def write_output_intent(file: PdfFile) -> int:
    """Write the colour space that colours are meant in (14.11.5); return its number."""
    profile = file.add_stream(b"/N 3", build_profile())
    return file.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB)/DestOutputProfile %d 0 R>>" % profile
    )


def _author(document: Document) -> str:
    return document.issuer or document.subject


def _xmp(document: Document) -> str:
    title, author, subject = map(escape, (title_of(document), _author(document), document.subject))
    made = _moment(document.made_on)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:MetadataDate>{made}</xmp:MetadataDate>
<pdf:Producer>{_PROGRAM}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+09:00"
