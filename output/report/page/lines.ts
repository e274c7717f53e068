/// A small plot of lines over years, for the pages of cities.

import { draw, spoken } from "./dom";

export interface Line {
  name: string;
  classes: string;
  values: (number | null)[];
}

const width = 440, height = 210, left = 46, right = 110, top = 24, bottom = 26;

function ticks(high: number): number[] {
  const least = high / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= least * 0.999) ?? 10) * power;
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => i * step);
}

function path(line: Line, x: (i: number) => number, y: (value: number) => number): string {
  let pen = "M";
  return line.values.map((value, i) => {
    if (value === null) {
      pen = "M";
      return "";
    }
    const point = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
    return point;
  }).join("");
}

export function plotLines(heard: string, unit: string, years: number[], lines: Line[]): SVGElement {
  const high = Math.max(...lines.flatMap((line) => line.values.map((value) => value ?? 0)), 1e-9) * 1.04;
  const span = Math.max(years.length - 1, 1);
  const x = (i: number) => left + (i / span) * (width - left - right);
  const y = (value: number) => height - bottom - (value / high) * (height - bottom - top);
  const plot = draw("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": heard });
  plot.append(draw("text", { class: "unit", x: 0, y: 10 }, unit));
  for (const mark of ticks(high)) {
    plot.append(draw("line", { class: mark === 0 ? "base" : "grid", x1: left, x2: width - right, y1: y(mark), y2: y(mark) }),
      draw("text", { class: "tick", "text-anchor": "end", x: left - 6, y: y(mark) + 4 }, mark === 0 ? "0" : String(Number(mark.toPrecision(3)))));
  }
  years.forEach((year, i) => {
    if (year % 20 === 0 || years.length < 12)
      plot.append(draw("text", { class: "tick", "text-anchor": "middle", x: x(i), y: height - 8 }, String(year)));
  });
  const ends: number[] = [];
  for (const line of lines) {
    plot.append(draw("path", { class: `line ${line.classes}`, d: path(line, x, y) }));
    let place = y(line.values[years.length - 1] ?? 0) + 4;
    while (ends.some((other) => Math.abs(other - place) < 14)) place -= 14;
    ends.push(place);
    plot.append(draw("text", { class: `end ${line.classes}`, x: width - right + 6, y: place }, line.name));
  }
  years.forEach((year, i) => {
    const said = [String(year), ...lines.map((line) => `${line.name}: ${spoken(line.values[i] ?? null)}`)].join("\n");
    plot.append(draw("rect", { class: "tells", x: x(i - 0.5), y: top, width: x(1) - x(0), height: height - top - bottom },
      draw("title", {}, said)));
  });
  return plot;
}
