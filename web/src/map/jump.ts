// A field that finds a region among those of the map, by the pattern "combobox with list".
import type { Told } from "./told";

const MOST = 8;

/** Letters only, without accents, so that "Sudwest" finds "Súdwest-Fryslân". */
function folded(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The regions whose name begins so, then those with a word that begins so, then the others. */
export function matching(regions: readonly Told[], query: string): Told[] {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const ranked = regions.flatMap((region) => {
    const name = folded(region.name);
    const rank = name.startsWith(wanted)
      ? 0
      : name.includes(` ${wanted}`)
        ? 1
        : name.includes(wanted)
          ? 2
          : folded(region.around).startsWith(wanted)
            ? 3
            : -1;
    return rank < 0 ? [] : [{ region, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank);
  return ranked.slice(0, MOST).map(({ region }) => region);
}

export class Jump {
  private readonly input: HTMLInputElement;
  private readonly list = document.createElement("ul");
  private readonly said = document.createElement("p");
  private found: Told[] = [];
  private chosen = -1;

  constructor(
    private readonly element: HTMLElement,
    private readonly regions: () => Promise<readonly Told[]>,
    private readonly go: (code: string) => void,
  ) {
    this.input = element.querySelector("input")!;
    this.list.className = "suggestions";
    this.list.id = `${this.input.id}-lijst`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", element.querySelector("label")!.textContent!);
    this.said.className = "small";
    this.said.setAttribute("role", "status");
    element.append(this.list, this.said);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses the focus, or the list would be gone when the button comes up.
    this.list.addEventListener("mousedown", (event) => this.point(event));
  }

  private async suggest(): Promise<void> {
    const query = this.input.value;
    const regions = await this.regions();
    if (query !== this.input.value) return;
    this.found = matching(regions, query);
    this.list.replaceChildren(...this.found.map((region, place) => this.option(region, place)));
    this.choose(-1);
    const { none, found } = this.element.dataset;
    const words = this.found.length > 0 ? found!.replace("NUMBER", String(this.found.length)) : none!;
    this.said.textContent = query.trim() ? words : "";
    this.open(this.found.length > 0);
  }

  private option(region: Told, place: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset["place"] = String(place);
    const where = document.createElement("small");
    where.textContent = region.around;
    item.append(region.name, " ", where);
    return item;
  }

  private press(event: KeyboardEvent): void {
    const last = this.found.length - 1;
    if (event.key === "Enter" && last >= 0) this.take(this.found[Math.max(this.chosen, 0)]!);
    else if (this.list.hidden) return;
    else if (event.key === "ArrowDown") this.choose(this.chosen < last ? this.chosen + 1 : 0);
    else if (event.key === "ArrowUp") this.choose(this.chosen > 0 ? this.chosen - 1 : last);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  private point(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>("[data-place]");
    if (!item) return;
    event.preventDefault();
    this.take(this.found[Number(item.dataset["place"])]!);
  }

  private take(region: Told): void {
    this.input.value = region.name;
    this.said.textContent = "";
    this.close();
    this.go(region.code);
  }

  private choose(place: number): void {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const item = this.list.children[place];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  private close(): void {
    this.open(false);
    this.choose(-1);
  }
}
