"""打印: papers that did not come out or may not have, and what is done about each."""

from functools import partial

from kiosk.domain.journey import PrintOutcome
from kiosk.domain.overview import PaperJob, PaperTrouble
from kiosk.domain.roles import Right
from kiosk.ui.desk.hall.words import PAPER_TONES, PRINTED, reason_word, sort_word, trouble_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.age import ago
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate, translate_marked

CERTAIN = (PaperTrouble.FAILED, PaperTrouble.AWAITING)
PERHAPS = (PaperTrouble.UNKNOWN, PaperTrouble.STUCK)


class Papers(Tab):
    """What certainly never came out is printed as it is, what may have as a copy; or a job is closed."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Paper"), 4),
            Column(translate("Hall", "Machine"), 3),
            Column(translate("Hall", "Since"), 4),
            Column(translate("Hall", "Reason"), 5),
            Column(translate("Hall", "State"), 6),
        )
        super().__init__(view, translate("Hall", "Print jobs"), columns)
        self._jobs: dict[object, PaperJob] = {}
        self.release = self.add_key(translate("Hall", "Print it here"), "F5", self._release, icon="printer")
        self.reprint = self.add_key(translate("Hall", "Print a copy here"), "F6", self._reprint, icon="repeat")
        self.close_it = self.add_key(translate("Hall", "Patient has it"), "F8", self._close, icon="check")

    def look(self) -> None:
        """Every paper that somebody has to see to."""
        actor = self.view.actor
        self.read(lambda: self.desk().overview.papers(actor=actor), self._show)

    def _show(self, found: tuple[PaperJob, ...]) -> None:
        now = self.view.now()
        self._jobs = {one.job_id: one for one in found}
        self.show_lines(
            [
                Line(
                    one.job_id,
                    (_name(one), one.device, ago(one.since, now), reason_word(one.reason), trouble_word(one.trouble)),
                    PAPER_TONES[one.trouble],
                )
                for one in found
            ]
        )

    def show_row(self, key: object) -> None:
        """One paper, and what may be done about it."""
        one = self._jobs.get(key)
        may = one is not None and self.view.person.may(Right.RUN_HALL)
        self.release.setVisible(may and one is not None and one.trouble in CERTAIN)
        self.reprint.setVisible(may and one is not None and one.trouble in PERHAPS)
        self.close_it.setVisible(may)
        if one is None:
            self.tell(translate("Hall", "Every paper has come out"))
            return
        advice = {
            PaperTrouble.FAILED: translate("Hall", "It certainly did not come out."),
            PaperTrouble.AWAITING: translate("Hall", "It was never sent to a printer."),
            PaperTrouble.UNKNOWN: translate(
                "Hall", "Please look first: it may have come out. A copy says that it is one."
            ),
            PaperTrouble.STUCK: translate("Hall", "The machine has not said what became of it. Please look first."),
        }
        why = translate("Hall", "Why: {reason}").format(reason=reason_word(one.reason)) if one.reason else ""
        copy = translate("Hall", "Copy {number}").format(number=one.copy) if one.copy > 1 else ""
        self.tell(
            _name(one), translate("Hall", "At {machine}").format(machine=one.device), why, copy, advice[one.trouble]
        )

    def _release(self) -> None:
        job, actor = self.table.current, self.view.actor
        if isinstance(job, int) and not self.release.isHidden():
            self.do(lambda: self.desk().print_desk.release(job, actor=actor), self._printed)

    def _reprint(self) -> None:
        job, actor = self.table.current, self.view.actor
        if isinstance(job, int) and not self.reprint.isHidden():
            self.do(lambda: self.desk().print_desk.reprint(job, actor=actor), self._printed)

    def _close(self) -> None:
        job, actor = self.table.current, self.view.actor
        if isinstance(job, int) and not self.close_it.isHidden():
            closed = partial(self._closed, job)
            self.do(lambda: self.desk().print_desk.close(job, actor=actor), closed)

    def _printed(self, outcome: PrintOutcome) -> None:
        self.report(translate_marked("Hall", PRINTED[outcome.state]))

    def _closed(self, _job: int, _done: None) -> None:
        self.report(translate("Hall", "Closed: the patient has the paper."))


def _name(one: PaperJob) -> str:
    return f"{sort_word(one.sort)} {one.label}".strip()
