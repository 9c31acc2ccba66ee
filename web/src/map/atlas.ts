// One map, or three in step: pointer, keyboard and touch lead to the same panel, on the still maps
// that the server drew and on the moving ones that a reader may ask for.
import type { MovingMaps, Spec } from "./moving";
import { Panel } from "./panel";
import { StillMaps } from "./still";
import { FileTeller, ListTeller, type Teller, type Values, fetched } from "./told";
import { type View, read, written } from "./view";

export class Atlas {
  readonly element: HTMLElement;
  moving: MovingMaps | undefined;
  isOnlyClear = false;
  tab = "actual";
  private readonly panel: Panel;
  private still: StillMaps;
  private teller: Teller | undefined;
  private here: string | undefined;
  private isFixed = false;
  private readonly watchers: (() => void)[] = [];

  constructor(element: HTMLElement) {
    this.element = element;
    this.panel = new Panel(element);
    this.still = new StillMaps(element);
    this.listen();
    this.readList();
    for (const link of element.querySelectorAll<HTMLAnchorElement>("[data-tab]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.choose(link.dataset["tab"]!);
      });
    }
  }

  /** Names of the files that belong to this map. */
  get spec(): Spec {
    const { values, outlines, worker } = this.element.dataset;
    return { values: values!, outlines: outlines!, worker: worker! };
  }

  get stages(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("[data-stage]")];
  }

  get view(): View {
    return {
      place: this.moving?.place,
      region: this.isFixed ? this.here : undefined,
      tab: this.tab,
      isOnlyClear: this.isOnlyClear,
    };
  }

  /** Be told of every change of the view. */
  watch(tell: () => void): void {
    this.watchers.push(tell);
  }

  changed(): void {
    for (const tell of this.watchers) tell();
  }

  choose(tab: string): void {
    this.tab = tab;
    this.element.dataset["shown"] = tab;
    for (const link of this.element.querySelectorAll<HTMLElement>("[data-tab]")) {
      if (link.dataset["tab"] === tab) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.moving?.resize();
    this.changed();
  }

  /** Take the maps and the list anew, after those of another year were put in their place. */
  refresh(): void {
    this.still = new StillMaps(this.element);
    this.listen();
    this.readList();
    this.tellAgain();
  }

  /** Tell of the same region once more, after the words changed. */
  tellAgain(): void {
    const code = this.here;
    this.here = undefined;
    if (code) this.show(code);
  }

  async tellFromFile(): Promise<Teller> {
    const address = new URL(this.element.dataset["values"]!, document.baseURI).href;
    this.teller = new FileTeller(await fetched<Values>(address), address);
    return this.teller;
  }

  async names(): Promise<Teller> {
    return this.teller ?? (await this.tellFromFile());
  }

  hover(code: string | undefined): void {
    if (this.isFixed) return;
    if (code) this.show(code);
    else this.hide();
  }

  /** The first click holds the panel, so that its link can be reached; the second goes there. */
  press(code: string | undefined): void {
    if (!code) this.letGo();
    else if (this.isFixed && code === this.here) this.go();
    else this.hold(code);
  }

  hold(code: string): void {
    this.isFixed = true;
    this.show(code);
    this.changed();
  }

  key(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = event.shiftKey ? undefined : steps[event.key];
    if (step !== undefined) this.walk(step);
    else if (event.key === "Home") this.walkTo(0);
    else if (event.key === "End") this.walkTo(-1);
    else if (event.key === "Enter" && this.here) this.go();
    else if (event.key === "Escape") this.letGo();
    else return;
    event.preventDefault();
  }

  show(code: string): void {
    if (code === this.here) return;
    const told = this.teller?.of(code);
    if (!told) return;
    this.here = code;
    this.still.mark(code);
    this.moving?.mark(code);
    this.panel.tell(told);
  }

  private letGo(): void {
    this.isFixed = false;
    this.hide();
    this.changed();
  }

  private hide(): void {
    this.here = undefined;
    this.still.mark(undefined);
    this.moving?.mark(undefined);
    this.panel.tell(undefined);
  }

  private go(): void {
    const told = this.here ? this.teller?.of(this.here) : undefined;
    if (!told) return;
    if (document.body.classList.contains("embed")) window.open(told.href, "_blank", "noopener");
    else location.assign(told.href);
  }

  private walk(step: number): void {
    const codes = this.walkable();
    const place = this.here ? codes.indexOf(this.here) : step > 0 ? -1 : 0;
    this.walkTo((place + step + codes.length) % codes.length);
  }

  private walkTo(place: number): void {
    const code = this.walkable().at(place);
    if (!code) return;
    this.show(code);
    this.moving?.bringIn(code);
  }

  private walkable(): string[] {
    return (this.teller?.codes ?? []).filter((code) => this.still.has(code));
  }

  private readList(): void {
    const list = document.querySelector<HTMLElement>("[data-list]");
    if (list) this.teller = new ListTeller(list);
  }

  private listen(): void {
    for (const map of this.still.maps) {
      // A map that stayed while others were put in place is listened to already.
      if (map.hasAttribute("tabindex")) continue;
      // A picture has no keys to press; with a script it is a thing that one can walk through.
      map.setAttribute("role", "application");
      map.setAttribute("tabindex", "0");
      const ready = () => void this.names();
      map.addEventListener("pointerenter", ready, { once: true });
      map.addEventListener("focus", ready, { once: true });
      map.addEventListener("pointermove", (event) => {
        if (event.pointerType !== "touch") this.hover(this.still.codeAt(event.target));
      });
      map.addEventListener("pointerleave", () => this.hover(undefined));
      map.addEventListener("click", (event) => {
        const code = this.still.codeAt(event.target);
        void this.names().then(() => this.press(code));
      });
      map.addEventListener("keydown", (event) => this.key(event));
    }
  }
}

/** Write the view behind the # of the address, and begin with the view that stands there. */
export function restore(atlas: Atlas): View {
  const view = read(location.hash);
  if (view.tab) atlas.choose(view.tab);
  if (view.region) void atlas.names().then(() => atlas.hold(view.region!));
  return view;
}

/** The address of what is shown now. */
export function addressOf(atlas: Atlas, page = location.href): string {
  const url = new URL(page);
  url.hash = written(atlas.view);
  return url.href;
}
