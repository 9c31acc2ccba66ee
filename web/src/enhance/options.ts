// The list of options under a field: the ARIA pattern "editable combobox with list autocomplete".

export interface Option {
  name: string;
  where: string;
}

export class OptionList {
  readonly element = document.createElement("ul");
  /** The place of the option that the arrows are on; -1 for none. */
  chosen = -1;

  constructor(
    private readonly input: HTMLInputElement,
    label: string,
    private readonly take: (place: number) => void,
  ) {
    this.element.className = "suggestions";
    this.element.id = `${input.id}-lijst`;
    this.element.hidden = true;
    this.element.setAttribute("role", "listbox");
    this.element.setAttribute("aria-label", label);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.element.id);
    input.setAttribute("aria-expanded", "false");
    // Before the field loses the focus, or the list would be gone when the button comes up.
    this.element.addEventListener("mousedown", (event) => this.point(event));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show(options: readonly Option[], isOpen = options.length > 0): void {
    this.choose(-1);
    this.element.replaceChildren(...options.map((option, place) => this.item(option, place)));
    this.open(isOpen);
  }

  close(): void {
    this.open(false);
    this.choose(-1);
  }

  /** Move by an arrow; whether the key was one. */
  move(key: string): boolean {
    const last = this.element.children.length - 1;
    if (key === "ArrowDown") this.choose(this.chosen < last ? this.chosen + 1 : 0);
    else if (key === "ArrowUp") this.choose(this.chosen > 0 ? this.chosen - 1 : last);
    else return false;
    return true;
  }

  private item(option: Option, place: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${this.element.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset["place"] = String(place);
    const where = document.createElement("small");
    where.textContent = option.where;
    item.append(option.name, " ", where);
    return item;
  }

  private point(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>("[data-place]");
    if (!item) return;
    event.preventDefault();
    this.take(Number(item.dataset["place"]));
  }

  private choose(place: number): void {
    this.element.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const item = this.element.children[place];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private open(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }
}
