"""The real pages of a PDF, with page number and zoom; they stay paper-white in the dark theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QIntValidator, QPainter, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import FLAT, Button
from ui.widgets.focus_ring import RING
from ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.theme import Theme

STEP = 1.2
LEAST, MOST = 0.25, 4.0


class Preview(QFrame):
    """Shows a document; `page_count` is 0 while there is none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setProperty(RING, True)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self._document)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Pages"))
        self._page = QLineEdit(self)
        self._numbers = QIntValidator(1, 1, self)
        self._page.setValidator(self._numbers)
        self._page.setAccessibleName(self.tr("Page"))
        self._count = label("", self, tone="secondary")
        self._zoom = label("", self, tone="secondary")
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setProperty("tone", "expiring")
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.view, 1)
        navigator = self.view.pageNavigator()
        navigator.currentPageChanged.connect(self._show_page)
        self._page.editingFinished.connect(self._go)
        self.view.zoomFactorChanged.connect(self._show_zoom)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document, at the page that was shown before if it has so many."""
        page = self.view.pageNavigator().currentPage()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._show_page(page)
        count = self._document.pageCount()
        self._numbers.setTop(max(1, count))
        self._count.setText(self.tr("of {count}").format(count=count))
        self.view.pageNavigator().jump(min(page, max(0, count - 1)), QPointF())
        self._show_zoom()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages as they are, each on a sheet turned as the page is."""
        painter = QPainter()
        for number in range(self._document.pageCount()):
            size = self._document.pagePointSize(number)
            landscape = size.width() > size.height()
            layout = printer.pageLayout()
            layout.setOrientation(
                layout.Orientation.Landscape if landscape else layout.Orientation.Portrait
            )
            printer.setPageLayout(layout)
            if number == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(sheet, self._document.render(number, sheet.size()))
        painter.end()

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._zoom_to(self._factor() * STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._zoom_to(self._factor() / STEP)

    @Slot()
    def fit_width(self) -> None:
        """Let a page fill the width."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The view inside gets its new width only after this.
        QTimer.singleShot(0, self, self._show_zoom)

    def _bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("kind", "bar")
        bar.setFixedHeight(self._theme.px("size.filter_bar"))
        row = QHBoxLayout(bar)
        edge = self._theme.px("space.l")
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(self._theme.px("space.s"))
        self._page.setFixedWidth(52)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._page)
        row.addWidget(self._count)
        row.addSpacing(self._theme.px("space.m"))
        for icon, name, run in (
            ("zoom-out", self.tr("Smaller"), self.zoom_out),
            ("zoom-in", self.tr("Larger"), self.zoom_in),
        ):
            button = Button(self._theme, icon=icon, kind=FLAT, small=True, parent=bar)
            button.name_only(name)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addWidget(self._zoom)
        fit = Button(self._theme, self.tr("Fit width"), small=True, parent=bar)
        fit.clicked.connect(self.fit_width)
        row.addWidget(fit)
        row.addWidget(self.message, 1)
        row.addStretch()
        return bar

    def _factor(self) -> float:
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count:
            return self.view.zoomFactor()
        # Fitted to the width: the view does not tell its factor, so it is measured.
        points = max(
            self._document.pagePointSize(number).width() for number in range(self.page_count)
        )
        dots = self.view.viewport().width() - 2 * self.view.documentMargins().left()
        return dots / (points / 72 * self.logicalDpiX())

    def _zoom_to(self, factor: float) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(LEAST, min(MOST, factor)))
        self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self._factor():.0%}" if self.page_count else "")

    @Slot(int)
    def _show_page(self, page: int) -> None:
        self._page.setText(str(page + 1))

    @Slot()
    def _go(self) -> None:
        """Go to the page whose number was entered."""
        number, navigator = int(self._page.text()), self.view.pageNavigator()
        if navigator.currentPage() != number - 1:
            navigator.jump(number - 1, QPointF())

    @Slot()
    def _dress(self) -> None:
        palette = self.view.palette()
        palette.setColor(palette.ColorRole.Dark, self._theme.color("surface.sunken"))
        self.view.setPalette(palette)
