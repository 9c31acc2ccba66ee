// The maps that were drawn on the server: which region lies under a pointer, and which one is marked.

/** A region is a path of its own, or points to an outline that several maps share. */
const SHAPES = "path[data-code], use";

function codeOf(shape: SVGElement): string {
  return shape.dataset["code"] ?? shape.getAttribute("href")!.slice(1);
}

export class StillMaps {
  readonly maps: SVGSVGElement[];
  private readonly shapes = new Map<string, SVGElement[]>();
  private marked: string | undefined;

  constructor(atlas: HTMLElement) {
    this.maps = [...atlas.querySelectorAll<SVGSVGElement>("svg[data-map]")];
    for (const shape of atlas.querySelectorAll<SVGElement>(`[data-map] :is(${SHAPES})`)) {
      const code = codeOf(shape);
      this.shapes.set(code, [...(this.shapes.get(code) ?? []), shape]);
    }
  }

  has(code: string): boolean {
    return this.shapes.has(code);
  }

  codeAt(target: EventTarget | null): string | undefined {
    const shape = (target as Element | null)?.closest<SVGElement>(SHAPES);
    return shape ? codeOf(shape) : undefined;
  }

  mark(code: string | undefined): void {
    this.toggle(this.marked, false);
    this.marked = code;
    this.toggle(code, true);
  }

  private toggle(code: string | undefined, isHere: boolean): void {
    for (const shape of this.shapes.get(code ?? "") ?? []) {
      shape.classList.toggle("is-here", isHere);
      // Drawn last, or its neighbours would lie over its outline.
      if (isHere) shape.parentElement?.append(shape);
    }
  }
}
