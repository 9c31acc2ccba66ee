// The moving maps: one WebGL map per still one, moved in step. This file, and with it the map library,
// is fetched when a reader asks for it.
import { Map as GlMap, type MapMouseEvent, prewarm, setWorkerCount, setWorkerUrl } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { Atlas } from "./atlas";
import { PATTERNS, addPatterns, byStyle, colours, ink } from "./looks";
import { type Box, type Outlines, Shapes } from "./outlines";
import { type Values, fetched } from "./told";
import { type Place, rounded } from "./view";

export interface Spec {
  readonly values: string;
  readonly outlines: string;
  readonly worker: string;
}

export interface Words {
  readonly wheel: string;
  readonly wheelMac: string;
  readonly fingers: string;
}

/** A region that is jumped to takes up this part of the view, so that its neighbours show too. */
const JUMP_PART = 0.35;
const FURTHEST = 9;

export async function open(
  atlas: Atlas,
  spec: Spec,
  words: Words,
  place: Place | undefined,
): Promise<MovingMaps> {
  setWorkerUrl(new URL(spec.worker, document.baseURI).href);
  setWorkerCount(1);
  // The worker starts while the files are on their way.
  prewarm();
  const [values, outlines] = await Promise.all([
    fetched<Values>(spec.values),
    fetched<Outlines>(spec.outlines),
  ]);
  const maps = new MovingMaps(atlas, words, values, new Shapes(outlines), place);
  try {
    await maps.showFirst();
  } catch (error) {
    maps.close();
    throw error;
  }
  return maps;
}

export class MovingMaps {
  private readonly maps = new Map<string, GlMap>();
  private collection: FeatureCollection;
  private at: Place | undefined;
  private isFollowing = false;
  private marked: string | undefined;
  private readonly resized = () => void this.showVisible();

  constructor(
    private readonly atlas: Atlas,
    private readonly words: Words,
    private values: Values,
    private shapes: Shapes,
    place: Place | undefined,
  ) {
    this.at = place;
    this.collection = this.features();
    addEventListener("resize", this.resized);
  }

  get place(): Place | undefined {
    return this.at && rounded(this.at);
  }

  /** What is seen, as a rectangle of the canvas. */
  get frame(): Box {
    const bounds = [...this.maps.values()][0]!.getBounds();
    const { canvas } = this.shapes;
    const [left, top] = canvas.fromGlobe(bounds.getWest(), bounds.getNorth());
    const [right, bottom] = canvas.fromGlobe(bounds.getEast(), bounds.getSouth());
    return [left, top, right, bottom];
  }

  pictures(): [kind: string, picture: HTMLCanvasElement][] {
    return [...this.maps].map(([kind, map]) => [kind, map.getCanvas()]);
  }

  /** One map moves before the others are made: it can be used at once. */
  async showFirst(): Promise<void> {
    const seen = this.seen();
    // The still maps go together: without a graphics card those that stayed would be drawn anew
    // beside the first moving one, which takes longer than that itself.
    for (const stage of seen) this.container(stage);
    if (seen[0]) await this.make(seen[0]);
  }

  /** Make the maps of stages that can be seen: on a phone that is one, and the tab says which. */
  async showVisible(): Promise<void> {
    const seen = this.seen();
    const fresh = seen.filter((stage) => !this.maps.has(stage.dataset["stage"]!));
    const waiting = fresh.map((stage) => this.make(stage));
    for (const stage of seen) this.maps.get(stage.dataset["stage"]!)?.resize();
    if (this.at) this.follow(undefined);
    await Promise.all(waiting);
  }

  resize(): void {
    void this.showVisible();
  }

  /** How many regions are really drawn on the first map. */
  drawn(): number {
    const found = [...this.maps.values()][0]!.queryRenderedFeatures({ layers: ["areas"] });
    return new Set(found.map((feature) => String(feature.properties["code"]))).size;
  }

  mark(code: string | undefined): void {
    this.marked = code;
    for (const map of this.maps.values()) this.markOn(map);
  }

  /** Move a region into view where it lies outside it. */
  bringIn(code: string): void {
    const box = this.shapes.box(code);
    if (!box) return;
    const [left, top, right, bottom] = this.frame;
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (x > left && x < right && y > top && y < bottom) return;
    this.moveTo({ x, y, zoom: this.at!.zoom });
  }

  /** Zoom to a region. */
  jump(code: string): void {
    const box = this.shapes.box(code);
    if (box) this.moveTo(this.fitting(box, JUMP_PART));
  }

  whole(): void {
    const { width, height } = this.shapes.canvas;
    this.moveTo(this.fitting([0, 0, width, height], 0.98));
  }

  zoomBy(step: number): void {
    if (this.at) this.moveTo({ ...this.at, zoom: this.at.zoom + step });
  }

  panBy(across: number, down: number): void {
    const [left, top, right, bottom] = this.frame;
    const { x, y, zoom } = this.at!;
    this.moveTo({ x: x + (across * (right - left)) / 4, y: y + (down * (bottom - top)) / 4, zoom });
  }

  /** White out what is not clearly different; no verdict changes. */
  only(isOnlyClear: boolean): void {
    for (const [kind, map] of this.maps) this.paint(map, kind, isOnlyClear);
  }

  /** Other values, and the outlines that go with them, on the same view. */
  async turnTo(spec: Pick<Spec, "values" | "outlines">): Promise<Values> {
    const [values, outlines] = await Promise.all([
      fetched<Values>(spec.values),
      fetched<Outlines>(spec.outlines),
    ]);
    this.values = values;
    this.shapes = new Shapes(outlines);
    this.collection = this.features();
    const settled = [...this.maps.values()].map((map) => {
      (map.getSource("regions") as unknown as { setData(data: object): void }).setData(this.collection);
      return map.once("idle");
    });
    await Promise.all(settled);
    return values;
  }

  close(): void {
    removeEventListener("resize", this.resized);
    for (const map of this.maps.values()) map.remove();
    for (const stage of this.atlas.stages) {
      stage.querySelector(".moving")?.remove();
      stage.querySelector("svg")?.removeAttribute("hidden");
      stage.classList.remove("is-moving");
    }
  }

  private features(): FeatureCollection {
    const { codes, maps, styles, clear } = this.values;
    const features = codes.flatMap((code, place) => {
      const own = maps.map((map) => [map.kind, styles[map.styles[place]!]] as const);
      if (own.every(([, style]) => style === undefined)) return [];
      const properties = { code, clear: clear[place]!, ...Object.fromEntries(own) };
      return [this.shapes.feature(code, properties)];
    });
    return { type: "FeatureCollection", features };
  }

  private seen(): HTMLElement[] {
    return this.atlas.stages.filter((stage) => stage.offsetParent !== null);
  }

  private async make(stage: HTMLElement): Promise<void> {
    const kind = stage.dataset["stage"]!;
    const container = stage.querySelector<HTMLElement>(".moving") ?? this.container(stage);
    const map = new GlMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      cooperativeGestures: true,
      fadeDuration: 0,
      maxZoom: FURTHEST,
      // Kept, or there would be nothing to save or to print.
      canvasContextAttributes: { preserveDrawingBuffer: true },
      locale: {
        "CooperativeGesturesHandler.WindowsHelpText": this.words.wheel,
        "CooperativeGesturesHandler.MacHelpText": this.words.wheelMac,
        "CooperativeGesturesHandler.MobileHelpText": this.words.fingers,
        "Map.Title": stage.querySelector("svg title")?.textContent ?? "",
      },
    });
    map.touchZoomRotate.disableRotation();
    this.maps.set(kind, map);
    await map.once("style.load");
    this.at ??= this.fittingIn(container);
    this.put(map);
    this.draw(map, kind);
    this.listen(map);
    await map.once("idle");
    stage.dispatchEvent(new CustomEvent("kaart:klaar", { detail: map, bubbles: true }));
  }

  private container(stage: HTMLElement): HTMLElement {
    const still = stage.querySelector("svg")!;
    const container = document.createElement("div");
    container.className = "moving";
    stage.append(container);
    stage.classList.add("is-moving");
    still.setAttribute("hidden", "");
    const mark = still.querySelector(".watermark")?.textContent;
    if (mark) {
      const words = document.createElement("p");
      words.className = "moving__mark";
      words.setAttribute("aria-hidden", "true");
      words.textContent = mark;
      stage.querySelector(".moving")!.after(words);
    }
    return container;
  }

  private draw(map: GlMap, kind: string): void {
    addPatterns(map);
    // No more detail than the outlines have: their steps are a pixel at the closest zoom.
    map.addSource("regions", {
      type: "geojson",
      data: this.collection,
      tolerance: 0.2,
      buffer: 4,
      maxzoom: FURTHEST,
    });
    const isPattern = ["in", ["get", kind], ["literal", PATTERNS]] as never;
    map.addLayer({ id: "areas", type: "fill", source: "regions" });
    map.addLayer({
      id: "patterns",
      type: "fill",
      source: "regions",
      filter: isPattern,
      paint: { "fill-pattern": ["get", kind] as never },
    });
    map.addSource("here", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    map.addLayer({
      id: "here",
      type: "line",
      source: "here",
      paint: { "line-color": ink(), "line-width": 3 },
      layout: { "line-join": "round" },
    });
    this.paint(map, kind, this.atlas.isOnlyClear);
    this.markOn(map);
  }

  private paint(map: GlMap, kind: string, isOnlyClear: boolean): void {
    const palette = colours();
    const white = "#ffffff";
    const fill = byStyle(kind, palette);
    const thin = "rgba(255,255,255,0.55)";
    const border = byStyle(kind, {
      ...Object.fromEntries(Object.keys(palette).map((style) => [style, thin])),
      ...Object.fromEntries(["pale", "left-out"].map((style) => [style, "#d9dcd6"])),
      ...Object.fromEntries([...PATTERNS, "impossible"].map((style) => [style, "#8b979b"])),
    });
    const onlyClear = (colour: unknown, other: string) =>
      ["case", ["==", ["get", "clear"], 1], colour, other] as never;
    map.setPaintProperty("areas", "fill-color", isOnlyClear ? onlyClear(fill, white) : fill);
    map.setPaintProperty(
      "areas",
      "fill-outline-color",
      isOnlyClear ? onlyClear(border, "#d9dcd6") : border,
    );
    map.setLayoutProperty("patterns", "visibility", isOnlyClear ? "none" : "visible");
  }

  private markOn(map: GlMap): void {
    const source = map.getSource("here") as unknown as { setData(data: object): void } | undefined;
    const features = this.marked ? [this.shapes.feature(this.marked, {})] : [];
    source?.setData({ type: "FeatureCollection", features });
  }

  private listen(map: GlMap): void {
    map.on("move", () => this.follow(map));
    map.on("moveend", () => this.atlas.changed());
    map.on("mousemove", (event) => this.atlas.hover(codeAt(map, event)));
    map.on("mouseout", () => this.atlas.hover(undefined));
    map.on("click", (event) => this.atlas.press(codeAt(map, event)));
    const canvas = map.getCanvas();
    canvas.setAttribute("role", "application");
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = event.shiftKey ? steps[event.key] : undefined;
    if (step) this.panBy(...step);
    else if (event.key === "+" || event.key === "=") this.zoomBy(1);
    else if (event.key === "-") this.zoomBy(-1);
    else return this.atlas.key(event);
    event.preventDefault();
  }

  /** Let the other maps show what one shows. */
  private follow(leader: GlMap | undefined): void {
    if (this.isFollowing) return;
    if (leader) {
      const [x, y] = this.shapes.canvas.fromGlobe(leader.getCenter().lng, leader.getCenter().lat);
      this.at = { x, y, zoom: leader.getZoom() };
    }
    this.isFollowing = true;
    for (const map of this.maps.values()) if (map !== leader) this.put(map);
    this.isFollowing = false;
  }

  private put(map: GlMap): void {
    const { x, y, zoom } = this.at!;
    map.jumpTo({ center: this.shapes.canvas.toGlobe(x, y), zoom });
  }

  private moveTo(place: Place): void {
    const leader = [...this.maps.values()].find((map) => map.getContainer().offsetParent !== null);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = Math.min(place.zoom, FURTHEST);
    const center = this.shapes.canvas.toGlobe(place.x, place.y);
    if (isCalm) leader?.jumpTo({ center, zoom });
    else leader?.easeTo({ center, zoom, duration: 400 });
  }

  private fitting(box: Box, part: number): Place {
    const map = [...this.maps.values()].find((each) => each.getContainer().offsetParent !== null)!;
    return this.fittingIn(map.getContainer(), box, part);
  }

  private fittingIn(
    container: HTMLElement,
    box: Box = [0, 0, this.shapes.canvas.width, this.shapes.canvas.height],
    part = 0.98,
  ): Place {
    const { canvas } = this.shapes;
    const steps = 2 * Math.max(canvas.width, canvas.height);
    const [across, down] = [Math.max(box[2] - box[0], 1), Math.max(box[3] - box[1], 1)];
    const perStep = Math.min(container.clientWidth / across, container.clientHeight / down);
    const zoom = Math.log2((part * perStep * steps) / 512);
    return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, zoom: Math.min(zoom, FURTHEST) };
  }
}

function codeAt(map: GlMap, event: MapMouseEvent): string | undefined {
  const [found] = map.queryRenderedFeatures(event.point, { layers: ["areas"] });
  return found && String(found.properties["code"]);
}
