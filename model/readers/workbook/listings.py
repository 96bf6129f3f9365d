"""The sheet 掲載 of a plan workbook: which project is printed in which section, and how."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from model.finding import Severity
from model.listing import Listing, ListingKind, Path, format_path
from model.readers.tables.row_kinds import is_total
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.printed import PrintedCells
from model.readers.workbook.projects import ProjectRows
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.text import name_key
from model.workbook.form import RELISTED


@dataclass(frozen=True, slots=True)
class ListingRows:
    """Reads listings; each finds its project among ``projects``.

    Attributes:
        places: the listings read so far, by the names of their rows.
    """

    cells: CellReader
    printed: PrintedCells
    projects: ProjectRows
    places: dict[str, Listing] = field(default_factory=dict)

    def read(self, sheet: FormSheet, sections: Collection[Path]) -> dict[Path, list[Listing]]:
        """Return the listings of each section, in the order of their rows.

        A row that names none of ``sections``, or no project, is kept as a slip.
        """
        listings: dict[Path, list[Listing]] = {}
        mains: dict[str, str] = {}
        for row in sheet.rows():
            if set(row.cells) == {"事業名"} and is_total(self.cells.text(row, "事業名")):
                self.cells.note(row, "合計の行とみなし、読みません。")
                continue
            with self.cells.keeping_slips():
                path = self.cells.path(row, "区分")
                if path not in sections:
                    why = f"区分「{format_path(path)}」が区分シートにありません"
                    raise SlipError(row.where, why)
                siblings = listings.setdefault(path, [])
                listing = self._read_row(row, path, len(siblings) + 1)
                self._check_main(row, listing, mains)
                siblings.append(listing)
                self.places[row.where] = listing
        return listings

    def _check_main(self, row: SheetRow, listing: Listing, mains: dict[str, str]) -> None:
        """Tell of a second main place; ``mains`` holds the first of each project by its id."""
        first = row.where if listing.relisted else mains.setdefault(listing.project.id, row.where)
        if first != row.where:
            message = (
                f"「{listing.name}」は{first}にも「再掲」の印なしにあります。"
                "1つの事業と数えます。どちらかが再掲であれば、再掲の欄に書いてください。"
            )
            self.cells.note(row, message, Severity.WARNING)

    def _read_row(self, row: SheetRow, path: Path, index: int) -> Listing:
        printed = self.printed.read(row, self.cells.key(row, "事業名"))
        project = self.projects.of_listing(row, printed)
        printed = self.printed.completed(row, printed, project)
        return Listing(
            project=project,
            path=path,
            index=index,
            kind=self._read_kind(row),
            relisted=self.cells.truth(row, "再掲", RELISTED),
            name=printed.name,
            description=printed.description,
            departments=printed.departments,
            and_others=printed.and_others,
            flag=printed.flag,
        )

    def _read_kind(self, row: SheetRow) -> ListingKind:
        text = self.cells.key(row, "掲載区分")
        for kind in ListingKind:
            if text == kind.label:
                return kind
        folded = name_key(text)
        if not folded or folded.startswith(("主要", "主な")):
            kind = ListingKind.MAIN
        elif folded.startswith(("その他", "そのほか")):
            kind = ListingKind.OTHER
        else:
            labels = "」か「".join(kind.label for kind in ListingKind)
            raise SlipError(row.where, f"掲載区分「{text}」は「{labels}」にしてください")
        self.cells.note(row, f"掲載区分「{text}」を「{kind.label}」と読みました。")
        return kind
