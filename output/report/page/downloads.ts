/// Numbers as CSV, drawings as SVG and PNG.

import { all, button, make } from "./dom";

function save(name: string, content: Blob): void {
  const link = make("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/// A cell as RFC 4180 has it; a text that a spreadsheet would take for a
/// formula gets an apostrophe in front.
function csvCell(cell: Element): string {
  const number = cell.getAttribute("data-v");
  if (number !== null) return number;
  const raw = (cell.getAttribute("data-name") ?? cell.textContent ?? "").trim();
  const words = /^[=+@\t\r-]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(words) ? `"${words.replace(/"/g, '""')}"` : words;
}

export function csvOf(table: HTMLTableElement): string {
  return Array.from(table.rows, (row) => Array.from(row.cells, csvCell).join(",") + "\r\n").join("");
}

/// The drawing with its styles, as a file of its own.
export function svgOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.removeAttribute("tabindex");
  for (const once of all<SVGUseElement>("use", copy)) {
    const shared = document.getElementById((once.getAttribute("href") ?? "").slice(1))?.cloneNode(true) as SVGElement | undefined;
    shared?.removeAttribute("id");
    if (shared) once.replaceWith(shared);
  }
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = document.getElementById("chart-style")?.textContent ?? "";
  copy.prepend(style);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function savePng(name: string, drawing: SVGSVGElement): void {
  const { width, height } = drawing.viewBox.baseVal;
  const scale = 2400 / Math.max(width, 800);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("width", String(width * scale));
  copy.setAttribute("height", String(height * scale));
  const address = URL.createObjectURL(new Blob([svgOf(copy)], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: width * scale, height: height * scale });
    const context = canvas.getContext("2d");
    if (!context) return;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0);
    URL.revokeObjectURL(address);
    canvas.toBlob((made) => made && save(`${name}.png`, made));
  };
  image.src = address;
}

/// Buttons under every figure and table that has something to take away.
export function offerDownloads(): void {
  for (const figure of all<HTMLElement>("figure.picture")) {
    const actions = make("div", { class: "actions" });
    const title = figure.querySelector("h3")?.textContent ?? "figure";
    const numbers = figure.querySelector<HTMLElement>("details.numbers");
    const table = numbers?.querySelector("table");
    if (numbers && table)
      actions.append(button("CSV", () =>
        save(`${numbers.dataset.file}.csv`, new Blob([csvOf(table)], { type: "text/csv" })),
        { "aria-label": `CSV of the numbers of “${title}”` }));
    for (const panel of all<HTMLElement>(".panel", figure)) {
      const drawing = panel.querySelector<SVGSVGElement>("svg.chart");
      if (!drawing) continue;
      const file = panel.dataset.file ?? "figure";
      const of = panel.querySelector("h4")?.textContent;
      const kind = of ? ` · ${of}` : "";
      actions.append(
        button(`SVG${kind}`, () => save(`${file}.svg`, new Blob([svgOf(drawing)], { type: "image/svg+xml" })),
          { "aria-label": `SVG${kind} of “${title}”` }),
        button(`PNG${kind}`, () => savePng(file, drawing),
          { "aria-label": `PNG${kind} of “${title}”` }));
    }
    figure.append(make("details", { class: "take" },
      make("summary", {}, "Take it away: CSV, SVG, PNG", make("span", { class: "unseen" }, ` of “${title}”`)), actions));
  }
}

export function offerTable(table: HTMLTableElement, file: string, beside: HTMLElement): void {
  beside.append(button("CSV", () => save(`${file}.csv`, new Blob([csvOf(table)], { type: "text/csv" })),
    { "aria-label": "CSV of this table" }));
}
