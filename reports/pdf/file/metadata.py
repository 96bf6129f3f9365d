"""What a PDF says of itself: title, author, language, date, in the info dictionary and as XMP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from model.version import PROGRAM, VERSION
from reports.document import Document
from reports.pdf.file.colour_profile import build_profile

LANGUAGE = "ja-JP"
MAKER = f"{PROGRAM} {VERSION}"


def title_of(document: Document) -> str:
    """Return the title shown in a viewer's title bar: 計画冊子　第六次総合計画 第1期実施計画."""
    return f"{document.title}　{document.subject}"


def author_of(document: Document) -> str:
    """Return who made the document: the city, or where none is known the plan."""
    return document.issuer or document.subject


def keywords_of(document: Document) -> str:
    """Return what archives find the document by: the report and the city."""
    return ", ".join(filter(None, (document.title, document.issuer)))


def output_intent(packed: Callable[..., Any]) -> dict[str, Any]:
    """Return the colour space that colours are meant in (ISO 32000-1, 14.11.5).

    ``packed`` makes a stream of bytes.
    """
    return {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": "(sRGB)",
        "Info": "(sRGB)",
        "DestOutputProfile": packed(build_profile(), N=3),
    }


def xmp_packet(document: Document) -> bytes:
    """Return the XMP packet (ISO 16684-1), which says the same as the info dictionary.

    It also says that the file is kept to PDF/A-2b (ISO 19005-2, 6.6.4).
    """
    return _xmp(document).encode("utf-8")


def _xmp(document: Document) -> str:
    title, author, subject, keywords = map(
        escape,
        (title_of(document), author_of(document), document.subject, keywords_of(document)),
    )
    made = _moment(document.made_on)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:MetadataDate>{made}</xmp:MetadataDate>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{MAKER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+09:00"
