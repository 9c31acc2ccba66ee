// Outlines with every border once, back to polygons; and between the canvas of the picture and the
// globe that a map library thinks in.
import type { Feature, MultiPolygon, Position } from "geojson";

export interface Outlines {
  readonly width: number;
  readonly height: number;
  readonly arcs: readonly (readonly number[])[];
  readonly shapes: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;
}

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The canvas lies in the middle of the square map of the world, on half its width. */
export class Canvas {
  private readonly size: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.size = 2 * Math.max(width, height);
  }

  toGlobe(x: number, y: number): [number, number] {
    const across = (x - this.width / 2) / this.size;
    const down = (y - this.height / 2) / this.size;
    const latitude = (360 / Math.PI) * Math.atan(Math.exp(-2 * Math.PI * down)) - 90;
    return [360 * across, latitude];
  }

  fromGlobe(longitude: number, latitude: number): [number, number] {
    const down = -Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
    return [(longitude / 360) * this.size + this.width / 2, down * this.size + this.height / 2];
  }
}

export class Shapes {
  readonly canvas: Canvas;
  private readonly arcs: number[][];
  private readonly boxes = new Map<string, Box>();

  constructor(private readonly outlines: Outlines) {
    this.canvas = new Canvas(outlines.width, outlines.height);
    this.arcs = unfolded(outlines.arcs);
  }

  get codes(): string[] {
    return Object.keys(this.outlines.shapes);
  }

  box(code: string): Box | undefined {
    const known = this.boxes.get(code);
    const shape = this.outlines.shapes[code];
    if (known || !shape) return known;
    const box = boxOf(shape.flatMap((polygon) => this.points(polygon[0]!)));
    this.boxes.set(code, box);
    return box;
  }

  feature<T>(code: string, properties: T): Feature<MultiPolygon, T> {
    const polygons = this.outlines.shapes[code] ?? [];
    const coordinates = polygons.map((polygon) => polygon.map((ring) => this.ring(ring)));
    return { type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } };
  }

  private ring(arcs: readonly number[]): Position[] {
    const points = this.points(arcs);
    const ring: Position[] = [];
    for (let at = 0; at < points.length; at += 2) {
      ring.push(this.canvas.toGlobe(points[at]!, points[at + 1]!));
    }
    return ring;
  }

  /** The points of a ring, x and y in turn; the first one comes back as the last. */
  private points(arcs: readonly number[]): number[] {
    const points: number[] = [];
    for (const number of arcs) {
      const arc = this.arcs[number < 0 ? -1 - number : number]!;
      const isBackwards = number < 0;
      // Where one arc ends the next begins: that point stands there once.
      for (let at = points.length ? 2 : 0; at < arc.length; at += 2) {
        const place = isBackwards ? arc.length - 2 - at : at;
        points.push(arc[place]!, arc[place + 1]!);
      }
    }
    return points;
  }
}

/** Steps to points: each arc begins counted from where the one before it began. */
function unfolded(arcs: readonly (readonly number[])[]): number[][] {
  let [startX, startY] = [0, 0];
  return arcs.map((steps) => {
    startX += steps[0]!;
    startY += steps[1]!;
    let [x, y] = [startX, startY];
    const points = [x, y];
    for (let at = 2; at < steps.length; at += 2) {
      x += steps[at]!;
      y += steps[at + 1]!;
      points.push(x, y);
    }
    return points;
  });
}

function boxOf(points: readonly number[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    left = Math.min(left, points[at]!);
    right = Math.max(right, points[at]!);
    top = Math.min(top, points[at + 1]!);
    bottom = Math.max(bottom, points[at + 1]!);
  }
  return [left, top, right, bottom];
}
