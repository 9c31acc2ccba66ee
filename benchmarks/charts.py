"""Charts of the benchmark pages, as SVG text: lines on log scales, and small panels with bands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10

COLOURS = ("#1f5f8b", "#b4531f", "#4a7c3a", "#7a4b94")
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Frame:
    """A rectangle of the picture and the values at its edges."""

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Place of a point in the picture."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * self.width, self.top + (1 - up) * self.height

    def path(self, points: Points) -> str:
        """Points as the text of an attribute."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(*point) for point in points))

    def box(self) -> str:
        """The edge of the rectangle."""
        return (
            f'<rect x="{self.left}" y="{self.top}" width="{self.width}" height="{self.height}" '
            'fill="none" stroke="#888"/>'
        )


def log_log(title: str, x_name: str, y_name: str, series: Mapping[str, Points]) -> str:
    """Lines on two log scales; the name of each stands at its end.

    Args:
        title, x_name, y_name: words.
        series: points above 0 per name.
    """
    logs = {name: [(log10(x), log10(y)) for x, y in points] for name, points in series.items()}
    xs, ys = zip(*(point for points in logs.values() for point in points), strict=True)
    margin = 0.06 * (max(ys) - min(ys)) + 0.02
    frame = Frame(
        60, 40, 400, 260, (min(xs) - 0.05, max(xs) + 0.05), (min(ys) - margin, max(ys) + margin)
    )
    marks = [frame.box()]
    for x in sorted({x for points in series.values() for x, _ in points}):
        at, low = frame.at(log10(x), frame.y[0])
        marks.append(_text(at, low + 16, f"{x:,g}", "middle"))
    for y in (a * 10.0**b for b in range(-3, 4) for a in (1, 2, 5)):
        if frame.y[0] <= log10(y) <= frame.y[1]:
            left, at = frame.at(frame.x[0], log10(y))
            marks.append(f'<path d="M{left:.1f} {at:.1f}h{frame.width}" stroke="#ddd"/>')
            marks.append(_text(left - 6, at + 4, f"{y:g}", "end"))
    for colour, (name, points) in zip(COLOURS, logs.items(), strict=False):
        marks.append(_line(frame.path(points), colour))
        marks += [_dot(*frame.at(*point), colour) for point in points]
        marks.append(_text(466, frame.at(*points[-1])[1] + 4, name, "start", colour))
    marks.append(_text(60, 22, title, "start"))
    marks.append(_text(260, 338, x_name, "middle"))
    marks.append(_text(60, 34, y_name, "start"))
    return _picture(700, 350, title, marks)


def bands(
    title: str, lower: Points, upper: Points, curves: Mapping[str, Points], half_height: float
) -> str:
    """One small panel per curve, each in the same band around 0, over 0..1.

    Args:
        title: of the picture.
        lower, upper: edges of the band.
        curves: points per name.
        half_height: largest value that is shown.
    """
    marks = [_text(10, 18, title, "start")]
    for number, (name, points) in enumerate(curves.items()):
        row, column = divmod(number, 4)
        top = 48 + 130 * row
        frame = Frame(10 + 170 * column, top, 160, 100, (0, 1), (-half_height, half_height))
        edge = frame.path([*lower, *reversed(upper)])
        marks.append(f'<polygon points="{edge}" fill="#cfe0ea"/>')
        marks.append(_line(frame.path([(0, 0), (1, 0)]), "#888"))
        marks += [_line(frame.path(points), COLOURS[0]), frame.box()]
        marks.append(_text(frame.left, top - 5, name, "start"))
    rows = -(-len(curves) // 4)
    return _picture(700, 40 + 130 * rows, title, marks)


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _line(path: str, colour: str) -> str:
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def _picture(width: int, height: int, title: str, marks: Iterable[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{title}</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, *marks, "</svg>"]) + "\n"
