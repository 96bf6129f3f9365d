"""Lists in workbooks of before 2007 (.xls)."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest

from model.errors import PlanFileError
from model.finding import Severity
from model.plan import Plan
from model.readers.forms.collect import collect_forms
from model.readers.lists.source import workbook_grids
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import send_forms
from tests.model.readers.lists.lists import amounts, titles

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVED_BY_CALC = (
    "c-rk)Z)jUp6hHU9Bz@`nC+*fbyE)@@ZMSx#V?{G`wp%;hKwIr<6)Cv3zHZslq_iDu$TV|KP&aWDnI8%=C@2X21^u96"
    "`)!D#U-m)K(G3J;B2g3>*gk*fy!+BLq|kIzaOQ;b?!D*!JNKTyH(!5MF@5g6>PwUbcaur8PLKi_GzAQLjS!KcX|s;w"
    "cx0yl|0$T!CCktU`T2n?^CF<7Wm~Mv0^E4eNeTQ$DNMU4j&hieQa-Q}8k4!+V&=>)a@=B}u>aEcXaCK9+yv&bfA;rm"
    "|I2_Sz*1ltu-pv+Q~|66E(fjvR*6m!-2_|(yct*xTn$_Uyal*c^AOf0<L#*50bH+XwJ7Tfe&-*Dpam%g{Pc0@7c6p-"
    "{UvC`yS^#Wi_5?s8e-jO?Tz(^|1H=lJoGB&VG>HZ9W_Pcpq9})Lj6R(+eP~TEfkJujeg8%5#CSBcb$C8i06MKbG{YI"
    "7U<!3qUEoM5hyBBt<*~~ic%l^U=$;&={(!lGctm$L+y|r9(8TKHS_j{eW^CG=^%Q$=`g(UUew|=LTh~`G{M$*za6)S"
    "dt=jLWfSy=SdRyjVW#s^LjQenbR$nX{qN`#xVv2UT<?xgWz#n-KyO%pzHtG1Felyb@nbDOubZQf8L-$SIb4R4rj!-Q"
    "fRvR<pOnj!MN+Ov`kj4Z87JZ6OF0CvIkdm=!YSCj!f#4hK%%bGimuS(?EO=nvQr?%UY^~9_ZrB=t+Xt~_W2oDw&=J*"
    "G_fXC3%)J1_ScXbPb|b03-QAG6Cvd<YM0|#vZ#8geK5+5plUg-d!K(e=)jIYwY#4(-Okc3?AsXulT9%{saM-0eeuR^"
    "_AediA2`+&`}}1G@ynudpBumWtt#N0M5}aZaFBDIVQ8K+EWyE^#DUp;RLCJiSZ-76nk$#@tZsfn=*c;W(0aajYEZ|~"
    "Gv(VTGwS90tc>-7<O!iYC*PX%{2!ZZGwOBeda8LtM*SR|S`b{32*<!~4Qf?M;KbCv>1MA~^ay$^Iwr>^^`cd-Pg+J="
    "Vmj<wMo8BiTvw&ag{E@Qj2tvGi#8((gLk!V%Ro!%mXbar-BM_o>6U@J_UV?P6HKqgBUvU-8{FcNl{kzt0y2N4j51|Z"
    "ksf8rsQ0np4|;V|xcZqMVwt9PyYfs~T48zXaxznmlH&MMbwUrOLOIeXgNkJy&tV?#H7e=DfE$a5?h*NL!c(sIBpnE7"
    "KeT<nmAR1eQn%uKb3cU)$t-qrz>sCQ*6()R$2r%7(f;AYNMc|#yz5B69Sd)}Yg1QmpB;<Ya+5ow0|Sw3$vu^8_)CUa"
    "heRwn)}`r_um5(n<3Q-GGZxj?e(((o<u#p~Dt*nYD!X-_+M_S<fX-J(b<Ud9dFv^i>;5$3=Ab+$F=WSwjvk4T&P%z!"
    "QLpVmc0Jj2@$ALq_bRh~z0c1S<HDC0#y77Hjh)5$8?L_H##uxbtw-nCp2rPkobdr|;0$5iAJP3S8M!~-)sCT|ZhLqn"
    "nuyQ8Bfj6Qo3~H_ZcMnI?|;$1EFY9>4(nu#_H>V8_hCAOjGOs5lsEsC5(r#9b@F&uj}>`-rWN}R;)T-z9u6*Pe>39^"
    "zL+_;0{5i-TnF9*_LAktfiU0q|84rMF0T^2G!EnZgLrSS?Ds$m21F)I8O3`g0m{Nqr}y{gasTUp=hOSQVTXR<!4?h7"
    "kDtgA&R+w3v+)0qz~8+#AW#"
)
"""A list of two projects under a merged 施策 水, R8 in 千円, packed."""


def saved_as_old(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of the old format whose sheets hold what those of ``workbook`` do."""
    grids = workbook_grids.read_workbook_grids(workbook.read_bytes(), str(workbook))
    monkeypatch.setattr(workbook_grids, "read_workbook_grids", lambda *_: grids)
    path = workbook.with_suffix(".xls")
    path.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(2000))
    return path


def test_a_list_in_an_old_workbook_is_read_and_what_is_not_seen_is_told(tmp_path: Path):
    path = tmp_path / "一覧.xls"
    path.write_bytes(zlib.decompress(base64.b85decode(SAVED_BY_CALC)))
    reading = read_plan(path)
    assert [p.name for p in reading.plan.projects] == ["井戸の改修", "給水車"]
    assert amounts(reading) == [[(900_000, "2026年度")], [(300_000, "2026年度")]]
    assert titles(reading) == ["1 水"]
    first = reading.findings[0]
    assert (first.severity, first.where) == (Severity.WARNING, "一覧.xls")
    assert "エラーのセル（#REF! など）は空欄として読み" in first.message


def test_a_plan_workbook_saved_in_the_old_format_is_told_too(
    tmp_path: Path, two_goals: Plan, monkeypatch: pytest.MonkeyPatch
):
    saved = saved_as_old(write_plan_workbook(two_goals, tmp_path / "計画.xlsx"), monkeypatch)
    reading = read_plan(saved)
    assert list(reading.plan.listings()) == list(two_goals.listings())
    assert [f.where for f in reading.findings if "エラーのセル" in f.message] == ["計画.xls"]


def test_a_form_saved_in_the_old_format_is_told_too(
    tmp_path: Path, two_goals: Plan, monkeypatch: pytest.MonkeyPatch
):
    form, *_ = send_forms(two_goals, tmp_path).values()
    saved = saved_as_old(form, monkeypatch)
    told = collect_forms(two_goals, [saved]).findings
    assert [f.where for f in told if "エラーのセル" in f.message] == [saved.name]


def test_an_old_workbook_that_does_not_open_is_told(tmp_path: Path):
    path = tmp_path / "一覧.xls"
    path.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(2000))
    with pytest.raises(PlanFileError, match=r"パスワード付きか、壊れています.*\.xlsx 形式で保存"):
        read_plan(path)
