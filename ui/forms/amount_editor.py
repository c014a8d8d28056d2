"""Areas and amounts of money: typed as people write them, read back while they type."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from crm.errors import UserError
from crm.quantities.area import parse_area
from crm.quantities.formatting import in_m2, in_wan, in_wan_m2, in_yi
from crm.quantities.money import parse_money
from crm.records.fields import Field, Kind
from ui.forms.editor import LineEditor
from ui.forms.written import WAN, YI, written_area, written_money

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AmountEditor(LineEditor):
    """A line that says under it what it understood: `= 2,000.00 ㎡ = 0.20 万㎡`."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        """Read texts by the rules of the field: its header unit, floor or land."""
        super().__init__(parent, limit=field.limit)
        self._field = field
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._leave)

    def put(self, value: object) -> None:
        """Show ㎡ or 元 with their unit, or a text as it was written."""
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            write = written_area if self._field.kind is Kind.AREA else written_money
            value = write(Decimal(value))
        super().put(value)

    @Slot()
    def _read(self) -> None:
        try:
            self.understood.emit(self._understanding())
        except UserError:
            self.understood.emit("")

    @Slot()
    def _leave(self) -> None:
        try:
            self._understanding()
        except UserError as error:
            self.doubted.emit(error.problems[0])
        else:
            self.doubted.emit(None)

    def _understanding(self) -> str:
        text = self.line.text().strip()
        if not text:
            return ""
        field = self._field
        if field.kind is Kind.AREA:
            area = parse_area(text, unit=field.unit, floor=field.floor, field=field.name)
            reading = self.tr("= {m2} m²").format(m2=in_m2(area.value), wan=in_wan_m2(area.value))
            return f"{reading} {' '.join(each.message for each in area.warnings)}".strip()
        money = parse_money(text, unit=field.unit, field=field.name)
        if money.currency != "CNY":
            return self.tr("= {amount} {currency}").format(
                amount=f"{money.value:,.2f}", currency=money.currency
            )
        return self._in_yuan(money.value)

    def _in_yuan(self, value: Decimal) -> str:
        names = {"yuan": f"{value:,.2f}", "wan": f"{Decimal(in_wan(value)):,}"}
        names["yi"] = f"{Decimal(in_yi(value)):,}"
        names["million"] = f"{value / 1_000_000:,.2f}"
        if abs(value) >= YI:
            return self.tr("= CNY {million} million").format(**names)
        if abs(value) >= WAN:
            return self.tr("= CNY {yuan}").format(**names)
        return self.tr("= {yuan} CNY").format(**names)
