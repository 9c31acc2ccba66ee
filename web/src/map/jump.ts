// A field that finds a region among those of the map, by the pattern "combobox with list".
import { OptionList } from "../enhance/options";
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
  private readonly options: OptionList;
  private readonly said = document.createElement("p");
  private found: Told[] = [];

  constructor(
    private readonly element: HTMLElement,
    private readonly regions: () => Promise<readonly Told[]>,
    private readonly go: (code: string) => void,
  ) {
    this.input = element.querySelector("input")!;
    const label = element.querySelector("label")!.textContent!;
    this.options = new OptionList(this.input, label, (place) => this.take(this.found[place]!));
    this.said.className = "small";
    this.said.setAttribute("role", "status");
    element.append(this.options.element, this.said);
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.options.close());
  }

  private async suggest(): Promise<void> {
    const query = this.input.value;
    const regions = await this.regions();
    if (query !== this.input.value) return;
    this.found = matching(regions, query);
    this.options.show(this.found.map(({ name, around }) => ({ name, where: around })));
    const { none, found } = this.element.dataset;
    const words = this.found.length > 0 ? found!.replace("NUMBER", String(this.found.length)) : none!;
    this.said.textContent = query.trim() ? words : "";
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Enter" && this.found.length > 0) {
      this.take(this.found[Math.max(this.options.chosen, 0)]!);
    } else if (!this.options.isOpen) return;
    else if (event.key === "Escape") this.options.close();
    else if (!this.options.move(event.key)) return;
    event.preventDefault();
  }

  private take(region: Told): void {
    this.input.value = region.name;
    this.said.textContent = "";
    this.options.close();
    this.go(region.code);
  }
}
