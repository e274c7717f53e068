// Pages of `twinning report`, as a reader meets them in a real browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, downloaded, inFolder, open, source, twinning, violations } from "./browser.mjs";

before(() => {
  twinning("run", "-q", `${source}/scenarios/uk-china.toml`, "--replicates", "40", "--out", "baseline.h5", "--force");
  twinning("report", "baseline.h5", "--out", "baseline.html", "--force");
});
after(() => browser.close());

test("A page opens from the disk, offline, without an error or a request", async () => {
  const { page, wrong } = await open("baseline.html");
  assert.match(await page.title(), /UK-China/);
  assert.ok((await page.locator("svg.chart").count()) > 4);
  assert.deepEqual(wrong, []);
});

test("The numbers of a page are those of the result", async () => {
  const { page } = await open("baseline.html");
  const rows = twinning("export", "baseline.h5").trim().split("\r\n").map((line) => line.split(","));
  const column = (name) => rows[0].indexOf(name);
  const values = (relation, year, name) => rows.slice(1)
    .filter((row) => row[column("relation")] === relation && row[column("year")] === String(year))
    .map((row) => (row[column(name)] === "" ? NaN : Number(row[column(name)])))
    .filter((value) => !Number.isNaN(value));
  const table = page.locator("#s0-deals details.numbers table");
  const shown = await table.evaluate((element) => Array.from(element.tBodies[0].rows, (row) =>
    Array.from(row.cells, (cell) => cell.querySelector("data")?.value ?? cell.textContent)));
  for (const [year, relation, mean, low, high] of shown) {
    const runs = values(relation, year, "deals").sort((one, other) => one - other);
    const quantile = (share) => {
      const h = (runs.length - 1) * share, i = Math.floor(h);
      return runs[i] + (h - i) * ((runs[i + 1] ?? runs[i]) - runs[i]);
    };
    const near = (one, other) => assert.ok(Math.abs(one - other) <= 1e-12 * Math.abs(other) + 1e-12, `${year} ${relation}: ${one}, ${other}`);
    near(Number(mean), runs.reduce((sum, value) => sum + value, 0) / runs.length);
    near(Number(low), quantile(0.05));
    near(Number(high), quantile(0.95));
  }
  assert.equal(shown.length, 2 * 71);
});

test("Numbers are downloaded with all their digits", async () => {
  const { page, wrong } = await open("baseline.html");
  const { name, text } = await downloaded(page, page.locator("#s0-trust").getByRole("button", { name: "CSV" }));
  assert.equal(name, "trust.csv");
  const lines = text.split("\r\n");
  assert.equal(lines[0], "year,relation,mean_trust,mean_trust_low,mean_trust_high,mean_reciprocity,mean_reciprocity_low,mean_reciprocity_high");
  assert.equal(lines.length, 1 + 2 * 71 + 1);
  assert.match(lines.at(-2), /^2015,UK-Europe,0\.\d{10,}/);
  assert.deepEqual(wrong, []);
});

test("axe finds nothing to object to, in light and in dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { context } = await open("baseline.html", { colorScheme });
    assert.deepEqual(await violations(context, "baseline.html"), []);
  }
});
