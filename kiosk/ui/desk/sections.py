"""The sections of the desk, in the order of their keys."""

from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.admin.page import AdminPage
from kiosk.ui.desk.hall.section import Hall
from kiosk.ui.desk.help.page import HelpPage
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.patients.page import PatientsPage
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.studio.section import Studio, has_studio
from kiosk.ui.desk.triage.page import TriagePage
from kiosk.ui.desk.view import Section

SECTIONS: tuple[Section, ...] = (
    Section(QT_TRANSLATE_NOOP("Desk", "Help"), "hand-stop", Right.ANSWER_HELP, HelpPage),
    Section(QT_TRANSLATE_NOOP("Desk", "Register"), "clipboard-check", Right.REGISTER, RegisterPage),
    Section(QT_TRANSLATE_NOOP("Desk", "Patients"), "users", Right.FIND_PATIENTS, PatientsPage),
    Section(QT_TRANSLATE_NOOP("Desk", "Triage"), "heartbeat", Right.TRIAGE, TriagePage),
    Section(QT_TRANSLATE_NOOP("Desk", "Kiosks"), "device-mobile", Right.ANSWER_HELP, KiosksPage),
    Section(QT_TRANSLATE_NOOP("Desk", "Hall"), "users-group", Right.SEE_HALL, Hall),
    Section(QT_TRANSLATE_NOOP("Desk", "Administration"), "layout-grid", Right.ADMINISTER, AdminPage),
    Section(QT_TRANSLATE_NOOP("Desk", "Signs"), "sign-language", Right.RECORD_SIGNS, Studio, has_studio),
    Section(QT_TRANSLATE_NOOP("Desk", "Money"), "cash", Right.TAKE_MONEY, MoneySection),
)
