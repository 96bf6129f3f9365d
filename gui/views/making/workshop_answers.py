"""What the workshop answers, brought to who waits for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from gui.presenters.making import Making
from gui.presenters.preview import Preview
from gui.views.common.failures import Failures
from gui.views.common.notice import Notice
from gui.workshop import Workshop
from model.errors import OutputError


class WorkshopAnswers(QObject):
    """Hands answers to making and preview; tells where the workshop died or is lost."""

    def __init__(
        self,
        making: Making,
        preview: Preview,
        failures: Failures,
        notice: Notice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._making, self._preview = making, preview
        self._failures, self._notice = failures, notice

    def follow(self, shop: Workshop) -> None:
        """Hear what ``shop`` answers."""
        shop.answered.connect(self._on_answered)
        shop.died.connect(self._on_died)
        shop.lost.connect(self._on_lost)

    def _on_answered(self, answer: Any) -> None:
        """Hand an answer to both: by its number each knows what it asked for."""
        self._making.run.take_answer(answer)
        self._preview.take_answer(answer)

    def _on_died(self) -> None:
        run = self._making.run
        is_awaited = run.is_busy and not run.is_ending
        run.give_up()
        self._preview.begin_again()
        self._notice.keep("workshop", "作成の処理が止まったため、起動し直しました。")
        if is_awaited:
            self._failures.show_error(
                OutputError(
                    "作成の途中で、処理が止まりました",
                    where=str(self._making.made_in),
                    remedy="保存先にできたファイルを確かめ、もう一度「作成」を押してください。",
                )
            )

    def _on_lost(self) -> None:
        from reports.fault_log import log_folder  # noqa: PLC0415

        self._making.run.give_up()
        error = OutputError(
            "帳票を作る処理を起動できません",
            where=str(log_folder()),
            remedy="プログラムを起動し直してください。続くときは、配布された状態のまま置き直してください。",
        )
        self._preview.show_nothing(f"{error.what}。{error.remedy}", is_failure=True)
        self._failures.show_error(error)
