// Colours and patterns of a moving map: the colours of the style sheet, so that a theme of one's own
// holds here too, and the two patterns drawn at run time.
import type { ExpressionSpecification, Map as GlMap } from "maplibre-gl";

export const PATTERNS = ["suppressed", "missing"];
const WHITE = "#ffffff";

/** The colour of every style, read from the theme. */
export function colours(): Record<string, string> {
  const theme = getComputedStyle(document.body);
  const token = (name: string) => theme.getPropertyValue(`--jp-${name}`).trim();
  const found: Record<string, string> = { impossible: WHITE, "left-out": WHITE, pale: token("pale") };
  for (let shade = 0; shade < 6; shade++) found[`class-${shade}`] = token(`shade-${shade}`);
  for (const side of ["less", "more"]) {
    for (const step of [1, 2, 3]) found[`${side}-${step}`] = token(`${side}-${step}`);
  }
  return found;
}

export function ink(): string {
  return getComputedStyle(document.body).getPropertyValue("--jp-ink").trim();
}

/** A colour for each style that a property names. */
export function byStyle(property: string, palette: Record<string, string>): ExpressionSpecification {
  const pairs = Object.entries(palette).flat();
  return ["match", ["get", property], ...pairs, WHITE] as unknown as ExpressionSpecification;
}

/** Dots for hidden, stripes for missing, as in the legend. */
export function addPatterns(map: GlMap): void {
  const scale = Math.min(2, Math.ceil(devicePixelRatio));
  map.addImage("suppressed", tile(6, scale, dots), { pixelRatio: scale });
  map.addImage("missing", tile(6, scale, stripes), { pixelRatio: scale });
}

function tile(size: number, scale: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * scale;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.scale(scale, scale);
  pen.fillStyle = "#f3f2ee";
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = pen.strokeStyle = "#97a1a3";
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function dots(pen: CanvasRenderingContext2D): void {
  for (const [x, y] of [[1.5, 1.5], [4.5, 4.5]] as const) {
    pen.beginPath();
    pen.arc(x, y, 1, 0, 2 * Math.PI);
    pen.fill();
  }
}

function stripes(pen: CanvasRenderingContext2D): void {
  pen.lineWidth = 1.3;
  pen.beginPath();
  // Past the corners, so that the stripe goes on in the next tile.
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift - 1, 7);
    pen.lineTo(shift + 7, -1);
  }
  pen.stroke();
}
