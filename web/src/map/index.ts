// What scripts add to the page of a map: the panel, the moving map on request, the jump to a region,
// the slider over years, the link to this very view, and the picture as a file.
import { Atlas, addressOf, restore } from "./atlas";
import { Jump } from "./jump";
import { enhanceList } from "./list";
import type { Spec } from "./moving";
import { savePng, saveSvg } from "./picture";
import { fetched } from "./told";
import { type View, written } from "./view";

interface YearFiles extends Pick<Spec, "values" | "outlines"> {
  readonly year: number;
  readonly page: string;
}

export function enhanceMaps(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-atlas]")) {
    const atlas = new Atlas(element);
    const view = restore(atlas);
    const tools = element.querySelector<HTMLElement>("[data-tools]");
    if (tools) new Tools(atlas, tools, view);
  }
  enhanceList();
}

class Tools {
  private readonly message: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly years: YearFiles[];
  private page = location.href;
  private turn = 0;

  constructor(
    private readonly atlas: Atlas,
    private readonly tools: HTMLElement,
    view: View,
  ) {
    this.message = tools.querySelector<HTMLElement>("[data-message]")!;
    this.button = tools.querySelector<HTMLButtonElement>("[data-move]")!;
    this.years = JSON.parse(atlas.element.dataset["years"] ?? "[]") as YearFiles[];
    this.button.addEventListener("click", () => void this.toggle());
    this.addJump();
    this.addZoom();
    this.addFilter(view);
    this.addSlider();
    this.addTaking();
    atlas.watch(() => this.write());
    this.write();
    if (view.place) void this.open(view);
  }

  private async toggle(): Promise<void> {
    if (this.atlas.moving) this.close();
    else await this.open({});
  }

  private async open(view: View): Promise<void> {
    const { busy, failed, ready, wheel, wheelMac, fingers } = this.message.dataset;
    this.message.textContent = busy!;
    this.button.disabled = true;
    try {
      const library = import("./moving");
      const told = this.atlas.tellFromFile();
      void fetched(this.spec.outlines);
      const [{ open }] = await Promise.all([library, told]);
      const words = { wheel: wheel!, wheelMac: wheelMac!, fingers: fingers! };
      const moving = await open(this.atlas, this.spec, words, view.place);
      this.atlas.moving = moving;
      const number = moving.drawn();
      this.atlas.element.dataset["drawn"] = String(number);
      const lang = document.documentElement.lang;
      this.message.textContent = ready!.replace("NUMBER", number.toLocaleString(lang));
      this.show(true);
      if (view.region) this.atlas.hold(view.region);
      moving.mark(this.atlas.view.region);
      this.atlas.changed();
      await moving.showVisible();
      this.atlas.element.dataset["moving"] = "all";
    } catch (error) {
      console.warn(error);
      this.message.textContent = failed!;
    }
    this.button.disabled = false;
  }

  private get spec(): Spec {
    return this.atlas.spec;
  }

  private close(): void {
    this.atlas.moving?.close();
    this.atlas.moving = undefined;
    delete this.atlas.element.dataset["drawn"];
    delete this.atlas.element.dataset["moving"];
    this.message.textContent = "";
    this.show(false);
    this.atlas.refresh();
    this.atlas.changed();
  }

  private show(isMoving: boolean): void {
    const other = this.button.textContent!;
    this.button.textContent = this.button.dataset["still"]!;
    this.button.dataset["still"] = other;
    this.tools.querySelector<HTMLElement>("[data-moving-tools]")!.hidden = !isMoving;
    const hint = this.atlas.element.querySelector<HTMLElement>("[data-hint]");
    if (hint) [hint.textContent, hint.dataset["hint"]] = [hint.dataset["hint"]!, hint.textContent!];
  }

  private addJump(): void {
    const element = this.tools.querySelector<HTMLElement>("[data-jump]")!;
    const regions = async () => {
      const teller = await this.atlas.names();
      return teller.codes.flatMap((code) => teller.of(code) ?? []);
    };
    new Jump(element, regions, (code) => {
      this.atlas.hold(code);
      this.atlas.moving?.jump(code);
    });
  }

  private addZoom(): void {
    for (const button of this.tools.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
      const step = Number(button.dataset["zoom"]);
      button.addEventListener("click", () => {
        if (step === 0) this.atlas.moving?.whole();
        else this.atlas.moving?.zoomBy(step);
      });
    }
  }

  private addFilter(view: View): void {
    const box = this.tools.querySelector<HTMLInputElement>("[data-only]");
    if (!box) return;
    const set = () => {
      this.atlas.isOnlyClear = box.checked;
      this.tools.querySelector<HTMLElement>("[data-only-note]")!.hidden = !box.checked;
      this.atlas.moving?.only(box.checked);
    };
    if (view.isOnlyClear) box.checked = true;
    set();
    box.addEventListener("change", () => {
      set();
      this.atlas.changed();
    });
  }

  private addSlider(): void {
    const slide = this.tools.querySelector<HTMLElement>("[data-slide]");
    const input = slide?.querySelector("input");
    if (!slide || !input || this.years.length < 2) return;
    const said = slide.querySelector("output")!;
    const here = this.years.findIndex(({ values }) => values === this.spec.values);
    input.min = "0";
    input.max = String(this.years.length - 1);
    input.value = String(here);
    const say = () => {
      const { year } = this.years[Number(input.value)]!;
      said.textContent = String(year);
      input.setAttribute("aria-valuetext", String(year));
    };
    say();
    slide.hidden = false;
    input.addEventListener("input", () => {
      say();
      void this.turnTo(this.years[Number(input.value)]!);
    });
  }

  /** Another year on the same view: first the maps, then the words and the list around them. */
  private async turnTo(files: YearFiles): Promise<void> {
    const turn = ++this.turn;
    await this.atlas.moving?.turnTo(files);
    if (turn !== this.turn) return;
    const page = new URL(files.page, document.baseURI);
    page.search = location.search;
    const answer = await fetch(page.href);
    const words = await answer.text();
    if (turn !== this.turn || !answer.ok) return;
    const other = new DOMParser().parseFromString(words, "text/html");
    this.swap(other);
    this.page = page.href;
    this.write();
  }

  /** Take over from another year's page what is about that year. */
  private swap(other: Document): void {
    const theirs = other.querySelector<HTMLElement>("[data-atlas]")!;
    for (const part of document.querySelectorAll<HTMLElement>("[data-swap]")) {
      const fresh = other.querySelector(`[data-swap="${part.dataset["swap"]}"]`);
      if (fresh) part.replaceWith(document.adoptNode(fresh));
    }
    for (const stage of this.atlas.stages) {
      const svg = theirs.querySelector(`[data-stage="${stage.dataset["stage"]}"] svg`);
      if (!svg) continue;
      const fresh = document.adoptNode(svg);
      if (this.atlas.moving) fresh.setAttribute("hidden", "");
      stage.querySelector(":scope > svg")!.replaceWith(fresh);
    }
    const { element } = this.atlas;
    for (const name of ["values", "outlines", "status"]) element.dataset[name] = theirs.dataset[name];
    document.title = other.title;
    enhanceList();
    this.atlas.refresh();
    if (this.atlas.moving) void this.atlas.tellFromFile().then(() => this.atlas.tellAgain());
  }

  private addTaking(): void {
    document.addEventListener("click", (event) => {
      const target = event.target as Element;
      const save = target.closest<HTMLElement>("[data-save]");
      const copy = target.closest<HTMLElement>("[data-copy]");
      if (save) void this.save(event, save);
      if (copy) void copyFrom(copy);
    });
  }

  private async save(event: Event, button: HTMLElement): Promise<void> {
    event.preventDefault();
    const link = document.querySelector<HTMLAnchorElement>("a[data-save=svg]")!;
    const name = new URL(this.page).pathname
      .replace(/\/index\.html$/, "")
      .split("/")
      .slice(-3)
      .join("-");
    const address = link.href.replace(/\?.*$/, "");
    if (button.dataset["save"] === "svg") await saveSvg(this.atlas, address, `${name}.svg`);
    else await savePng(this.atlas, address, `${name}.png`);
  }

  /** Put the view in the address bar, in the link to share, and in the links to other maps. */
  private write(): void {
    const address = addressOf(this.atlas, this.page);
    if (address !== location.href) history.replaceState(null, "", address);
    const share = document.querySelector<HTMLInputElement>("[data-share]");
    if (share) share.value = address;
    const view = this.atlas.view;
    const code = document.querySelector<HTMLTextAreaElement>("[data-embed]");
    if (code) this.writeCode(code, written(view));
    // Another level has other regions; the place and the tab are the same there.
    const kept = written({ ...view, region: undefined });
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".controls a, a[data-whole]")) {
      link.hash = kept;
    }
  }

  private writeCode(code: HTMLTextAreaElement, hash: string): void {
    const url = new URL(code.dataset["embed"]!, document.baseURI);
    url.hash = hash;
    code.value = code.value.replace(/src="[^"]*"/, () => `src="${url.href}"`);
  }
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset["copy"]!) as HTMLInputElement;
  field.select();
  await navigator.clipboard?.writeText(field.value).catch(() => document.execCommand("copy"));
  const words = button.textContent;
  button.textContent = button.dataset["copied"]!;
  setTimeout(() => (button.textContent = words), 2000);
}

