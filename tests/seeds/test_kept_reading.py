"""A plan that is kept is shown only as what its texts say when this program reads them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import model
import seeds.built_in
from model.readers.reading import Reading
from seeds.kept_reading import CARRIED, KeptReading, carry_reading


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "built-in.json"
    KeptReading(file).load()
    return file


@pytest.fixture
def own_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "texts"
    shutil.copytree(seeds.built_in.FOLDER, folder)
    monkeypatch.setattr(seeds.built_in, "FOLDER", folder)
    return folder


@pytest.fixture
def own_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(model.__path__[0], folder)
    monkeypatch.setattr(model, "__path__", [str(folder)])
    return folder


def test_nothing_is_recalled_before_a_plan_was_read(tmp_path: Path):
    assert KeptReading(tmp_path / "built-in.json").recall() is None


def test_what_was_read_is_recalled_equal(kept: Path, built_in: Reading):
    assert KeptReading(kept).recall() == built_in


@pytest.mark.parametrize("name", ["plan.txt", "plan.json", "corrections.json"])
def test_a_text_that_was_changed_is_read_anew(own_texts: Path, kept: Path, name: str):
    text = (own_texts / name).read_text(encoding="utf-8")
    state = (own_texts / name).stat()
    changed = text.replace("市", "町", 1)
    assert changed != text
    (own_texts / name).write_text(changed, encoding="utf-8")
    os.utime(own_texts / name, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert KeptReading(kept).recall() is None
    assert KeptReading(kept).load() == KeptReading(kept).recall()


def test_texts_that_are_missing_recall_nothing(own_texts: Path, kept: Path):
    (own_texts / "plan.txt").unlink()
    assert KeptReading(kept).recall() is None


def test_a_reader_that_was_changed_reads_anew(own_modules: Path, kept: Path):
    assert KeptReading(kept).recall() is not None
    module = own_modules / "readers" / "published" / "reader.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert KeptReading(kept).recall() is None


def test_a_reader_that_was_changed_while_a_plan_was_read_is_not_that_of_the_plan(
    own_modules: Path, tmp_path: Path
):
    file = tmp_path / "built-in.json"
    before = KeptReading(file)
    (own_modules / "readers" / "assembly.py").touch()
    before.load()
    assert KeptReading(file).recall() is None


def test_another_version_reads_anew(kept: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("seeds.kept_reading.VERSION", "99.0.0")
    assert KeptReading(kept).recall() is None


def test_a_packaged_program_knows_itself_by_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(model, "__path__", [str(tmp_path / "model")])
    (tmp_path / "modules.pyz").write_bytes(b"as it was built")
    file = tmp_path / "built-in.json"
    KeptReading(file).load()
    assert KeptReading(file).recall() is not None
    (tmp_path / "modules.pyz").write_bytes(b"as it was built anew")
    assert KeptReading(file).recall() is None


@pytest.mark.parametrize("place", [0, 1_000, 60_000, 90_000, -1])
def test_a_file_with_a_damaged_byte_counts_for_nothing(kept: Path, place: int):
    held = bytearray(kept.read_bytes())
    held[place] ^= 0x01
    kept.write_bytes(held)
    assert KeptReading(kept).recall() is None


@pytest.mark.parametrize("held", [b"", b"\n", b"[]\n{}", b"\xff\xfe\x00"])
def test_a_file_of_something_else_counts_for_nothing(kept: Path, held: bytes):
    kept.write_bytes(held)
    assert KeptReading(kept).recall() is None


def test_half_a_file_counts_for_nothing(kept: Path):
    held = kept.read_bytes()
    kept.write_bytes(held[: len(held) * 3 // 4])
    assert KeptReading(kept).recall() is None


def test_the_plan_is_read_where_nothing_can_be_kept(tmp_path: Path, built_in: Reading):
    (tmp_path / "file").touch()
    reader = KeptReading(tmp_path / "file" / "built-in.json")
    assert reader.load() == built_in
    assert reader.recall() is None


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    file = tmp_path / "carried.json"
    carry_reading(file)
    return file


def test_a_checkout_carries_no_reading():
    assert not CARRIED.exists()


def test_what_a_packaged_program_carries_is_there_at_its_first_start(
    carried: Path, tmp_path: Path, built_in: Reading
):
    assert KeptReading(tmp_path / "none.json", carried).recall() == built_in


def test_what_is_carried_counts_only_for_its_texts(own_texts: Path, carried: Path, tmp_path: Path):
    with (own_texts / "plan.txt").open("a", encoding="utf-8") as text:
        text.write("\n")
    assert KeptReading(tmp_path / "none.json", carried).recall() is None


def test_what_is_carried_does_not_pass_for_what_a_start_kept(carried: Path, tmp_path: Path):
    assert KeptReading(carried, tmp_path / "none.json").recall() is None


def test_what_was_kept_serves_where_what_is_carried_is_damaged(kept: Path, carried: Path):
    carried.write_bytes(carried.read_bytes()[:-1])
    assert KeptReading(kept, carried).recall() is not None
