"""Mappings of lists that the user saved under names, each a file in a folder of theirs."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gui.presenters.kept_file import write_json
from model.errors import AppError, OutputError
from model.finding import Severity

if TYPE_CHECKING:
    from model.readers.lists.columns.mapping import ListMapping
    from model.readers.lists.source.list_source import ListSource

_ENDING = ".json"
_NEARLY_ALL = 0.8


class MappingShelf:
    """Keeps mappings; the files are those that ``--mapping`` takes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which mappings are saved, in order."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.stem for path in self.folder.glob(f"*{_ENDING}")))

    def path_of(self, name: str) -> Path:
        """Return the file of the mapping ``name``, whether it is there or not."""
        from reports.making.file_names import safe_file_name  # noqa: PLC0415  only lists need it

        return self.folder / f"{safe_file_name(name)}{_ENDING}"

    def read(self, name: str) -> ListMapping:
        """Return the mapping saved as ``name``. Raises MappingError where it is none."""
        from model.readers.lists.columns.mapping_file import read_mapping  # noqa: PLC0415  only lists need it

        return read_mapping(self.path_of(name))

    def best_for(self, source: ListSource) -> str:
        """Return the name of the mapping that knows nearly all columns of ``source``.

        Empty where there is none: a mapping that lacks columns, or knows few, is of another list.
        """
        known = {name: self._known_columns(name, source) for name in self.names}
        best = max(known, key=lambda name: known[name], default="")
        return best if known.get(best, 0) >= _NEARLY_ALL else ""

    def save(self, name: str, mapping: ListMapping) -> Path:
        """Save ``mapping`` as ``name``, in place of one of that name, and return its file.

        Raises OutputError where it cannot be written; one that was there stays as it was then.
        """
        from model.readers.lists.columns.mapping_file import mapping_record  # noqa: PLC0415

        path = self.path_of(name)
        try:
            write_json(path, mapping_record(mapping))
        except OSError as error:
            raise OutputError(
                "対応付けを保存できません",
                where=str(path),
                remedy="フォルダーに書き込めるかを確かめ、もう一度保存してください。",
            ) from error
        return path

    def _known_columns(self, name: str, source: ListSource) -> float:
        """Return the share of the columns that a mapping names, 0 where the list lacks any."""
        from model.readers.lists.columns.fitting import fit_mapping  # noqa: PLC0415

        with suppress(AppError):
            saved = self.read(name)
            fitted = fit_mapping(source, saved)
            if all(finding.severity is Severity.NOTICE for finding in fitted.findings):
                return len(saved.columns) / max(len(fitted.uses), 1)
        return 0.0
