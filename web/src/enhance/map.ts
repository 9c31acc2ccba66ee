// A panel beside the map that tells of the region under the pointer, or of the one that was reached
// with the arrow keys. It reads its words from the list beneath the map: there is one source. Three
// maps side by side are walked through together: a region is marked on each of them.

export function enhanceMaps(): void {
  for (const atlas of document.querySelectorAll<HTMLElement>("[data-atlas]")) new Atlas(atlas);
}

/** A region is a path of its own, or points to an outline that several maps share. */
const SHAPES = "path[data-code], use";

function codeOf(shape: SVGElement): string {
  return shape.dataset["code"] ?? shape.getAttribute("href")!.slice(1);
}

function fact(term: string, words: string): HTMLElement {
  const pair = document.createElement("div");
  const [head, value] = [document.createElement("dt"), document.createElement("dd")];
  head.textContent = term.trim();
  value.textContent = words;
  pair.append(head, value);
  return pair;
}

class Atlas {
  private readonly maps: SVGSVGElement[];
  private readonly panel: HTMLElement;
  private readonly shapes = new Map<string, SVGElement[]>();
  private readonly rows: HTMLTableRowElement[];
  private readonly rowOf = new Map<string, HTMLTableRowElement>();
  private here: HTMLTableRowElement | undefined;
  private isFixed = false;

  constructor(atlas: HTMLElement) {
    this.maps = [...atlas.querySelectorAll<SVGSVGElement>("svg[data-map]")];
    this.panel = atlas.querySelector<HTMLElement>("[data-panel]")!;
    for (const shape of atlas.querySelectorAll<SVGElement>(`[data-map] :is(${SHAPES})`)) {
      const code = codeOf(shape);
      this.shapes.set(code, [...(this.shapes.get(code) ?? []), shape]);
    }
    const rows = document.querySelectorAll<HTMLTableRowElement>("[data-list] tr[data-code]");
    for (const row of rows) this.rowOf.set(row.dataset["code"]!, row);
    this.rows = [...rows].filter((row) => this.shapes.has(row.dataset["code"]!));
    for (const map of this.maps) this.listen(map);
  }

  private listen(map: SVGSVGElement): void {
    // A picture has no keys to press; with a script it is a thing that one can walk through.
    map.setAttribute("role", "application");
    map.setAttribute("tabindex", "0");
    map.addEventListener("pointermove", (event) => this.point(event));
    map.addEventListener("pointerleave", () => this.leave());
    map.addEventListener("click", (event) => this.click(event));
    map.addEventListener("keydown", (event) => this.press(event));
  }

  private point(event: PointerEvent): void {
    if (event.pointerType === "touch" || this.isFixed) return;
    const row = this.rowAt(event.target);
    if (row) this.show(row);
  }

  private leave(): void {
    if (!this.isFixed) this.hide();
  }

  /** The first click holds the panel, so that its link can be reached; the second goes there. */
  private click(event: Event): void {
    const row = this.rowAt(event.target);
    if (!row) {
      this.isFixed = false;
      this.hide();
    } else if (this.isFixed && row === this.here) {
      this.go();
    } else {
      this.isFixed = true;
      this.show(row);
    }
  }

  private press(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) this.walk(step);
    else if (event.key === "Home") this.show(this.rows[0]!);
    else if (event.key === "End") this.show(this.rows[this.rows.length - 1]!);
    else if (event.key === "Enter" && this.here) this.go();
    else if (event.key === "Escape") this.hide();
    else return;
    event.preventDefault();
  }

  private walk(step: number): void {
    const place = this.here ? this.rows.indexOf(this.here) : step > 0 ? -1 : 0;
    const count = this.rows.length;
    if (count > 0) this.show(this.rows[(place + step + count) % count]!);
  }

  private rowAt(target: EventTarget | null): HTMLTableRowElement | undefined {
    const shape = (target as Element | null)?.closest<SVGElement>(SHAPES);
    return shape ? this.rowOf.get(codeOf(shape)) : undefined;
  }

  private show(row: HTMLTableRowElement): void {
    if (row === this.here) return;
    this.mark(this.here, false);
    this.here = row;
    this.mark(row, true);
    this.tell(row);
    this.panel.querySelector("a")!.href = row.querySelector("a")!.href;
    this.panel.hidden = false;
  }

  private tell(row: HTMLTableRowElement): void {
    const [name, value, bounds, count] = [...row.cells].map((cell) => cell.textContent?.trim() ?? "");
    const group = row.parentElement?.querySelector("tr.group")?.textContent?.trim() ?? "";
    this.fill("name", name ?? "");
    if (this.maps.length > 1) return this.list(row);
    this.fill("value", value ?? "");
    this.fill("more", [bounds, count, group].filter(Boolean).join(" · "));
  }

  /** Every column of the row with its head, for a region that has more than one figure. */
  private list(row: HTMLTableRowElement): void {
    const heads = row.closest("table")!.tHead!.rows[0]!.cells;
    const facts = [...row.cells].slice(1).flatMap((cell, number) => {
      const words = cell.textContent?.trim();
      return words ? [fact(heads[number + 1]!.textContent ?? "", words)] : [];
    });
    this.panel.querySelector("[data-more]")!.replaceChildren(...facts);
  }

  private fill(part: string, words: string): void {
    this.panel.querySelector(`[data-${part}]`)!.textContent = words;
  }

  private mark(row: HTMLTableRowElement | undefined, isHere: boolean): void {
    const shapes = (row && this.shapes.get(row.dataset["code"]!)) ?? [];
    for (const shape of shapes) {
      shape.classList.toggle("is-here", isHere);
      // Drawn last, or its neighbours would lie over its outline.
      if (isHere) shape.parentElement?.append(shape);
    }
  }

  private hide(): void {
    this.mark(this.here, false);
    this.here = undefined;
    this.panel.hidden = true;
  }

  private go(): void {
    location.assign(this.here!.querySelector("a")!.href);
  }
}
