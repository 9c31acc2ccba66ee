// The panel that tells of one region, whichever way it was reached and on whichever map.
import type { Told } from "./told";

export class Panel {
  private readonly element: HTMLElement;

  constructor(private readonly atlas: HTMLElement) {
    this.element = atlas.querySelector<HTMLElement>("[data-panel]")!;
  }

  tell(told: Told | undefined): void {
    this.element.hidden = !told;
    if (!told) return;
    this.element.querySelector("[data-name]")!.textContent = told.name;
    this.element.querySelector("a")!.href = told.href;
    const { status, statusHead, aroundHead } = this.atlas.dataset;
    const facts: (readonly [string, string])[] = [...told.facts];
    if (told.around) facts.push([aroundHead!, told.around]);
    if (status) facts.push([statusHead!, status]);
    this.element.querySelector("[data-facts]")!.replaceChildren(...facts.map(fact));
  }
}

function fact([term, words]: readonly [string, string]): HTMLElement {
  const pair = document.createElement("div");
  const [head, value] = [document.createElement("dt"), document.createElement("dd")];
  head.textContent = term;
  value.textContent = words;
  pair.append(head, value);
  return pair;
}
