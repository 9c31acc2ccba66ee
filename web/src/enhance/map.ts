// A panel beside the map that tells of the region under the pointer, or of the one that was reached
// with the arrow keys. It reads its words from the list beneath the map: there is one source.

export function enhanceMaps(): void {
  for (const atlas of document.querySelectorAll<HTMLElement>("[data-atlas]")) new Atlas(atlas);
}

class Atlas {
  private readonly map: SVGSVGElement;
  private readonly panel: HTMLElement;
  private readonly paths = new Map<string, SVGPathElement>();
  private readonly rows: HTMLTableRowElement[];
  private readonly rowOf = new Map<string, HTMLTableRowElement>();
  private here: HTMLTableRowElement | undefined;
  private isFixed = false;

  constructor(atlas: HTMLElement) {
    this.map = atlas.querySelector<SVGSVGElement>("svg[data-map]")!;
    this.panel = atlas.querySelector<HTMLElement>("[data-panel]")!;
    for (const path of this.map.querySelectorAll<SVGPathElement>("path[data-code]")) {
      this.paths.set(path.dataset["code"]!, path);
    }
    const rows = document.querySelectorAll<HTMLTableRowElement>("[data-list] tr[data-code]");
    for (const row of rows) this.rowOf.set(row.dataset["code"]!, row);
    this.rows = [...rows].filter((row) => this.paths.has(row.dataset["code"]!));
    // A picture has no keys to press; with a script it is a thing that one can walk through.
    this.map.setAttribute("role", "application");
    this.map.setAttribute("tabindex", "0");
    this.map.addEventListener("pointermove", (event) => this.point(event));
    this.map.addEventListener("pointerleave", () => this.leave());
    this.map.addEventListener("click", (event) => this.click(event));
    this.map.addEventListener("keydown", (event) => this.press(event));
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
    const path = (target as Element | null)?.closest<SVGPathElement>("path[data-code]");
    return path ? this.rowOf.get(path.dataset["code"]!) : undefined;
  }

  private show(row: HTMLTableRowElement): void {
    if (row === this.here) return;
    this.mark(this.here, false);
    this.here = row;
    this.mark(row, true);
    const [name, value, bounds, count] = [...row.cells].map((cell) => cell.textContent?.trim() ?? "");
    const group = row.parentElement?.querySelector("tr.group")?.textContent?.trim() ?? "";
    this.fill("name", name ?? "");
    this.fill("value", value ?? "");
    this.fill("more", [bounds, count, group].filter(Boolean).join(" · "));
    this.panel.querySelector("a")!.href = row.querySelector("a")!.href;
    this.panel.hidden = false;
  }

  private fill(part: string, words: string): void {
    this.panel.querySelector(`[data-${part}]`)!.textContent = words;
  }

  private mark(row: HTMLTableRowElement | undefined, isHere: boolean): void {
    const path = row && this.paths.get(row.dataset["code"]!);
    path?.classList.toggle("is-here", isHere);
    // Drawn last, or its neighbours would lie over its outline.
    if (isHere) path?.parentElement?.append(path);
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
