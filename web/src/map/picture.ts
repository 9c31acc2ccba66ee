// The view as a file. The sheet with title, legend, status and source is the one that the server drew;
// of a moving map the part that is seen is put in the place of the whole.
import type { Atlas } from "./atlas";
import type { Box } from "./outlines";

const SHARPNESS = 2;

/** The address of the sheet, with the filter and, on a phone, the one map that is shown. */
function sheet(atlas: Atlas, address: string): string {
  const url = new URL(address, document.baseURI);
  if (atlas.isOnlyClear) url.searchParams.set("alleen", "duidelijk");
  const shown = atlas.stages.filter((stage) => stage.offsetParent !== null);
  if (shown.length < atlas.stages.length) url.searchParams.set("beeld", shown[0]!.dataset["stage"]!);
  return url.href;
}

export async function saveSvg(atlas: Atlas, address: string, name: string): Promise<void> {
  const words = await (await fetch(sheet(atlas, address))).text();
  const picture = new DOMParser().parseFromString(words, "image/svg+xml");
  if (atlas.moving) cropTo(picture, atlas.moving.frame);
  save(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }), name);
}

/** Show a part of the canvas; borders and patterns keep their size on paper. */
function cropTo(picture: Document, [left, top, right, bottom]: Box): void {
  let factor = 1;
  for (const map of picture.querySelectorAll("svg[data-canvas]")) {
    const whole = Number(map.getAttribute("viewBox")!.split(" ")[2]);
    factor = (right - left) / whole;
    map.setAttribute("viewBox", [left, top, right - left, bottom - top].map(short).join(" "));
    const group = map.querySelector("[stroke-width]")!;
    group.setAttribute("stroke-width", short(factor * Number(group.getAttribute("stroke-width"))));
  }
  for (const pattern of picture.querySelectorAll("#suppressed, #missing")) {
    const scaled = pattern
      .getAttribute("patternTransform")!
      .replace(/scale\(([\d.]+)\)/, (_, scale: string) => `scale(${short(factor * Number(scale))})`);
    pattern.setAttribute("patternTransform", scaled);
  }
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export async function savePng(atlas: Atlas, address: string, name: string): Promise<void> {
  const url = sheet(atlas, address);
  const picture = await loaded(url);
  const canvas = document.createElement("canvas");
  canvas.width = SHARPNESS * picture.naturalWidth;
  canvas.height = SHARPNESS * picture.naturalHeight;
  const pen = canvas.getContext("2d")!;
  pen.scale(SHARPNESS, SHARPNESS);
  pen.drawImage(picture, 0, 0);
  if (atlas.moving) await overlay(atlas, url, pen);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) save(blob, name);
}

function loaded(url: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = url;
  return picture.decode().then(() => picture);
}

/** Draw each moving map, in its own proportions, over the place of the whole one. */
async function overlay(atlas: Atlas, url: string, pen: CanvasRenderingContext2D): Promise<void> {
  const words = await (await fetch(url)).text();
  const layout = new DOMParser().parseFromString(words, "image/svg+xml");
  const mark = atlas.element.querySelector(".watermark")?.textContent;
  for (const [kind, map] of atlas.moving!.pictures()) {
    const place = layout.querySelector(`svg[data-canvas=${kind}]`);
    if (!place) continue;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
      Number(place.getAttribute(name)),
    ) as [number, number, number, number];
    pen.fillStyle = "#ffffff";
    pen.fillRect(x - 1, y - 1, width + 2, height + 2);
    const scale = Math.min(width / map.width, height / map.height);
    const [across, down] = [map.width * scale, map.height * scale];
    pen.drawImage(map, x + (width - across) / 2, y, across, down);
    pen.strokeStyle = "#d9dcd6";
    pen.strokeRect(x + (width - across) / 2, y, across, down);
    if (mark) stamp(pen, mark, x + width / 2, y + height / 2, width / 9);
  }
}

function stamp(pen: CanvasRenderingContext2D, mark: string, x: number, y: number, size: number): void {
  pen.save();
  pen.globalAlpha = 0.25;
  pen.fillStyle = "#a8431a";
  pen.font = `800 ${size}px sans-serif`;
  pen.textAlign = "center";
  pen.fillText(mark, x, y);
  pen.restore();
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
