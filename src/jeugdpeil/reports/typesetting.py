"""Documents to PDF and pictures to PNG, with Typst."""

import json
import warnings
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import typst

from jeugdpeil.reports.document import PrintedDocument, record

# PDF/UA-1 is the standard for readers with a screen reader, PDF/A-2a the one for archives.
STANDARDS: Final[tuple[Literal["a-2a"], Literal["ua-1"]]] = ("a-2a", "ua-1")
SCALE = 2
_POINTS_PER_INCH = 72
_PICTURE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt, alt: "-")'
)


class TypesettingError(RuntimeError):
    """A document cannot be set: a mistake of the programmer, such as a picture without a text."""


@dataclass(frozen=True)
class Printer:
    """Sets documents with the letters of one folder, and with no others.

    Args:
        font_folder: where the fonts stand; the same on every machine, so that a document has the
            same sides everywhere.
    """

    font_folder: Path
    _template: str = field(
        default_factory=lambda: (
            files(__package__ or "").joinpath("templates", "document.typ").read_text("utf-8")
        ),
        repr=False,
    )

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(self.font_folder)],
        )

    def pdf(self, document: PrintedDocument) -> bytes:
        """The document as a tagged PDF (PDF/UA-1, PDF/A-2a).

        Raises:
            TypesettingError: the document breaks a rule of those standards.
        """
        made = datetime.fromisoformat(document.made).replace(tzinfo=UTC)
        return self._compiled(document, made)

    def sides(self, document: PrintedDocument) -> int:
        """The number of sides that the document takes."""
        compiler = self._compiler(document)
        return int(json.loads(compiler.query("<sides>", field="value", one=True)))

    def png(self, svg: str, width: int) -> bytes:
        """A picture as PNG.

        Args:
            svg: the picture.
            width: of the picture in its own units; the PNG has SCALE times as many pixels.
        """
        return typst.compile(
            _PICTURE,
            format="png",
            ppi=_POINTS_PER_INCH * SCALE,
            font_paths=self._fonts,
            sys_inputs={"svg": svg, "width": str(width)},
        )

    def _compiled(self, document: PrintedDocument, made: datetime) -> bytes:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", typst.TypstWarning)
                return typst.compile(
                    self._template.encode(),
                    format="pdf",
                    font_paths=self._fonts,
                    pdf_standards=[*STANDARDS],
                    timestamp=made,
                    sys_inputs=_inputs(document),
                )
        except (typst.TypstError, typst.TypstWarning) as error:
            hints = " ".join(error.hints)
            raise TypesettingError(f"{error.message} {hints}".strip()) from error

    def _compiler(self, document: PrintedDocument) -> typst.Compiler:
        return typst.Compiler(
            self._template.encode(), font_paths=self._fonts, sys_inputs=_inputs(document)
        )


def _inputs(document: PrintedDocument) -> dict[str, str]:
    """The document as data: no word of it is ever read as a command of the typesetter."""
    return {"document": json.dumps(record(document), ensure_ascii=False)}
