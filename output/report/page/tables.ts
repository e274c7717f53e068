/// Tables that are sorted by a click on a heading, and searched.

import { all, button, make } from "./dom";
import { offerTable } from "./downloads";

function key(row: HTMLTableRowElement, column: number): number | string | null {
  const cell = row.cells[column];
  const number = cell?.dataset.v;
  if (number !== undefined) return number === "" ? null : Number(number);
  return cell?.textContent ?? "";
}

function compare(one: number | string | null, other: number | string | null): number {
  return typeof one === "number" && typeof other === "number" ? one - other
    : String(one).localeCompare(String(other), "en");
}

/// What is not known stands last, whichever way a table is sorted.
function sort(table: HTMLTableElement, column: number, descending: boolean): void {
  const body = table.tBodies[0]!;
  const rows = Array.from(body.rows, (row, place) => ({ row, place, key: key(row, column) }));
  rows.sort((one, other) =>
    one.key === null || other.key === null
      ? Number(one.key === null) - Number(other.key === null) || one.place - other.place
      : (descending ? -1 : 1) * compare(one.key, other.key) || one.place - other.place);
  body.append(...rows.map((each) => each.row));
  for (const [i, head] of Array.from(table.tHead!.rows[0]!.cells).entries())
    if (i === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
}

export function makeSortable(table: HTMLTableElement): void {
  for (const [column, head] of Array.from(table.tHead?.rows[0]?.cells ?? []).entries()) {
    const words = head.textContent ?? "";
    const numeric = table.tBodies[0]?.rows[0]?.cells[column]?.dataset.v !== undefined;
    head.replaceChildren(button(words, () => {
      const now = head.getAttribute("aria-sort");
      sort(table, column, now === null ? numeric : now === "ascending");
    }, { class: "sort" }));
  }
}

/// Letters without their accents, as people type them.
function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function makeSearchable(table: HTMLTableElement, holder: HTMLElement): void {
  const count = make("span", { role: "status", class: "note" });
  const field = make("input", { type: "search", "aria-label": "Search the table", placeholder: "Search: city, country, bloc" });
  const rows = Array.from(table.tBodies[0]!.rows, (row) => ({ row, words: plain(row.textContent ?? "") }));
  const search = () => {
    const wanted = plain(field.value.trim());
    let found = 0;
    for (const { row, words } of rows) {
      row.hidden = !words.includes(wanted);
      found += row.hidden ? 0 : 1;
    }
    count.textContent = wanted ? `${found} of ${rows.length}` : `${rows.length} rows`;
  };
  field.addEventListener("input", search);
  const bar = make("div", { class: "search" }, field, count);
  offerTable(table, table.dataset.file ?? "table", bar);
  holder.before(bar);
  search();
}

export function improveTables(): void {
  for (const table of all<HTMLTableElement>("table")) {
    if (!table.hasAttribute("data-fixed")) makeSortable(table);
    if (table.hasAttribute("data-search")) makeSearchable(table, table.closest<HTMLElement>(".scroll") ?? table);
  }
}
