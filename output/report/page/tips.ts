/// What a plot tells where it is pointed at: at once, and by keyboard.

import { all, draw, make } from "./dom";

const tip = make("div", { class: "tip", hidden: true });
const heard = make("div", { class: "unseen", "aria-live": "polite" });

function words(place: Element): string {
  return place.querySelector("title")?.textContent ?? place.getAttribute("data-tip") ?? "";
}

export function showTip(said: string, x: number, y: number): void {
  tip.textContent = said;
  tip.hidden = said === "";
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${Math.max(4, y + 16 + height > innerHeight ? y - height - 12 : y + 16)}px`;
}

export function hideTip(): void {
  tip.hidden = true;
}

/// A line of a column, written after that of the column before.
function lineAfter(before: string, line: string): string {
  if (line === "=") return before;
  return line.startsWith(": ") ? before.slice(0, before.indexOf(": ")) + line : line;
}

/// The columns of a plot that tell their numbers, as told_columns.cpp writes
/// them.
function drawColumns(drawing: SVGSVGElement): void {
  const [frame, ...columns] = (drawing.dataset.tells ?? "").split("\n\n");
  const [y, height] = (frame ?? "").split(" ");
  let wide = "", before: string[] = [];
  for (const column of columns) {
    const [place, ...lines] = column.split("\n");
    const [x, width = wide] = (place ?? "").split(" ");
    const said = lines.map((line, i) => lineAfter(before[i] ?? "", line));
    drawing.append(draw("rect", { class: "tells", x, y, width, height, "data-tip": said.join("\n") }));
    [wide, before] = [width, said];
  }
  drawing.removeAttribute("data-tells");
}

/// Arrow keys go from year to year of a plot that has the focus.
function listenToKeys(drawing: SVGSVGElement, places: SVGElement[]): void {
  let at = places.length - 1;
  drawing.setAttribute("tabindex", "0");
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -places.length, End: places.length }[event.key];
    if (event.key === "Escape") hideTip();
    if (step === undefined) return;
    event.preventDefault();
    at = Math.max(0, Math.min(places.length - 1, at + step));
    const place = places[at]!;
    const box = place.getBoundingClientRect();
    const said = place.dataset.tip ?? "";
    showTip(said, box.left + box.width / 2, box.top + box.height / 3);
    heard.textContent = said.replace(/\n/g, "; ");
  });
  drawing.addEventListener("blur", hideTip);
}

export function tellPlots(within: ParentNode = document): void {
  if (!tip.isConnected) document.body.append(tip, heard);
  for (const drawing of all<SVGSVGElement>("svg.chart", within)) {
    drawColumns(drawing);
    const places = all<SVGElement>(".tells", drawing);
    // The browser's own tip would come late and stand beside ours.
    for (const place of places) {
      place.dataset.tip = words(place);
      place.querySelector("title")?.remove();
    }
    if (places.length === 0) continue;
    drawing.addEventListener("pointermove", (event) => {
      const said = (event.target as SVGElement).dataset?.tip;
      if (said) showTip(said, event.clientX, event.clientY);
      else hideTip();
    });
    drawing.addEventListener("pointerleave", hideTip);
    if (places.length > 1) listenToKeys(drawing, places);
  }
}
