// Pages of `twinning report`, as a reader meets them in a real browser.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { after, before, test } from "node:test";

import { browser, downloaded, inFolder, open, source, tableOf, twinning, violations, wordsInTheWay } from "./browser.mjs";
import { makeHostileWorld, hostileNames } from "./hostile.mjs";

const runs = 40;

before(() => {
  const scenarios = `${source}/scenarios`;
  twinning("run", "-q", `${scenarios}/uk-china.toml`, "--replicates", String(runs), "--out", "baseline.h5", "--force");
  twinning("run", "-q", `${scenarios}/uk-china-2035.toml`, "--replicates", String(runs), "--out", "to-2035.h5", "--force");
  twinning("run", "-q", `${scenarios}/easier-visas.toml`, "--replicates", String(runs), "--out", "visas.h5", "--force");
  twinning("report", "baseline.h5", "--out", "baseline.html", "--force");
  twinning("report", "to-2035.h5", "visas.h5", "--out", "policies.html", "--force");
  makeHostileWorld();
  twinning("run", "-q", "hostile.toml", "--out", "hostile.h5", "--force");
  twinning("report", "hostile.h5", "--out", "hostile.html", "--force");
});
after(() => browser.close());

/// Rows of `twinning export` as objects.
function exported(file, table) {
  const cells = (line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
    ([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain);
  const [head, ...rows] = twinning("export", file, "--table", table).trim().split("\r\n").map(cells);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] === "" ? NaN : row[i]])));
}

/// Tables of a page hold seven digits.
function near(one, other, what) {
  assert.ok(Math.abs(one - other) <= 5e-7 * Math.abs(other) + 1e-12, `${what}: ${one}, not ${other}`);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const h = (sorted.length - 1) * share, i = Math.floor(h);
  return sorted[i] + (h - i) * ((sorted[i + 1] ?? sorted[i]) - sorted[i]);
}

test("A page opens from the disk, offline, without an error or a request", async () => {
  for (const [file, megabytes] of [["baseline.html", 1], ["policies.html", 2]]) {
    const { page, wrong } = await open(file);
    assert.match(await page.title(), /UK/);
    assert.ok((await page.locator("svg.chart").count()) > 8);
    assert.deepEqual(wrong, []);
    assert.ok(statSync(inFolder(file)).size < megabytes * 1e6, `${file} is small enough to send`);
  }
});

test("The same results give the same bytes", () => {
  twinning("report", "baseline.h5", "--out", "again.html", "--force");
  assert.ok(readFileSync(inFolder("again.html")).equals(readFileSync(inFolder("baseline.html"))));
});

test("The yearly numbers of a page are those of the result", async () => {
  const { page } = await open("baseline.html");
  const rows = exported("baseline.h5", "yearly");
  const shown = await tableOf(page.locator("#s0-deals details.numbers table"));
  assert.equal(shown.length, 2 * 71);
  for (const row of shown) {
    const values = rows.filter((each) => each.relation === row.relation && each.year === row.year).map((each) => Number(each.deals));
    assert.equal(values.length, runs);
    near(Number(row.deals), mean(values), `${row.year} ${row.relation}`);
    near(Number(row.deals_low), quantile(values, 0.05), "low");
    near(Number(row.deals_high), quantile(values, 0.95), "high");
  }
});

test("The links on the map are those at the end of the runs in the result", async () => {
  const { page } = await open("baseline.html");
  const rows = exported("baseline.h5", "links");
  const shown = await tableOf(page.locator("#s0-map details.numbers table"));
  assert.ok(shown.length > 200);
  for (const row of shown) {
    const mine = rows.filter((each) => each.first === row.first && each.second === row.second && each.relation === row.relation);
    assert.equal(mine.length, runs);
    const standing = mine.filter((each) => each.status === "1" || each.status === "2");
    near(Number(row.standing), standing.length / runs, row.first);
    near(Number(row.dormant), mine.filter((each) => each.status === "2").length / runs, "dormant");
    near(Number(row.value), standing.reduce((sum, each) => sum + Number(each.value_average), 0) / runs, "value");
  }
});

test("The verdict says what the runs show", async () => {
  const { page } = await open("baseline.html");
  const deals = exported("baseline.h5", "statistics").filter((each) => each.relation === "UK-China").map((each) => Number(each.deals_a_year));
  const said = await page.locator("#verdict .figures data[data-of=deals_a_year]").first().getAttribute("value");
  near(Number(said), mean(deals), "deals a year");
  assert.match(await page.locator("#verdict").innerText(), /no\s+forecast/);
});

test("Policies are compared run by run", async () => {
  const { page } = await open("policies.html");
  const deals = (file) => exported(file, "statistics").filter((each) => each.relation === "UK-China").map((each) => Number(each.deals_a_year));
  const base = deals("to-2035.h5"), more = deals("visas.h5").map((value, i) => value - base[i]);
  const shown = await tableOf(page.locator("#all-policies details.numbers table"));
  const row = shown.find((each) => each.relation === "UK-China" && each.statistic === "deals_a_year");
  near(Number(row.difference), mean(more), "difference");
  near(Number(row.probability_more), more.filter((value) => value > 0).length / runs, "share of pairs");
  const sd = Math.sqrt(more.reduce((sum, value) => sum + (value - mean(more)) ** 2, 0) / (runs - 1));
  const half = 2.0226909 * sd / Math.sqrt(runs);  // Student's, 39 degrees of freedom
  assert.ok(Math.abs(Number(row.high) - (mean(more) + half)) < 1e-5 * half);
});

test("A scenario of other years is not compared with the first, and the page says so", async () => {
  twinning("report", "baseline.h5", "visas.h5", "--out", "years.html", "--force");
  const { page } = await open("years.html");
  assert.equal(await page.locator("#policies").count(), 0);
  assert.match(await page.locator("#verdict").innerText(), /is not compared with the\s+first: it tells of 1945 to 2035/);
});

test("The slider shows the links of another year, and play goes on", async () => {
  const { page, wrong } = await open("baseline.html");
  const slider = page.getByRole("slider", { name: "Year of the map" });
  const strength = () => page.locator("#s0-map .tie[data-link]").evaluateAll((ties) =>
    ties.filter((tie) => tie.getAttribute("stroke-opacity") !== "0").length);
  const now = await strength();
  await slider.focus();
  await page.keyboard.press("Home");
  assert.equal(await page.locator("#s0-map .slider output").innerText(), "1945");
  assert.ok((await strength()) < now / 4);
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() => Number(document.querySelector("#s0-map .slider output").textContent) > 1946);
  await page.getByRole("button", { name: "Stop" }).click();
  assert.deepEqual(wrong, []);
});

test("Cities are sorted, searched and opened", async () => {
  const { page, wrong } = await open("baseline.html");
  const table = page.locator("table.cities");
  await table.getByRole("button", { name: "mean trust" }).click();
  const trust = (await tableOf(table)).map((row) => Number(row.trust)).filter((value) => value > 0);
  assert.deepEqual(trust, [...trust].sort((one, other) => other - one));
  await page.getByRole("searchbox").fill("notting");
  assert.ok((await table.locator("tbody tr:visible").count()) <= 3);
  await table.locator("tbody tr:visible button.open-city").first().click();
  const city = page.getByRole("dialog");
  assert.match(await city.innerText(), /Nottingham[\s\S]*Ningbo/);
  await page.screenshot({ path: inFolder("city.png") });
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(wrong, []);
});

test("Plots tell their numbers to the keyboard", async () => {
  const { page } = await open("baseline.html");
  await page.locator("#s0-deals svg.chart[tabindex]").first().focus();
  await page.keyboard.press("End");
  assert.match(await page.locator(".tip").innerText(), /^2015\nUK-China: [\d.]+ \([\d.]+ to [\d.]+\)/);
});

test("Scenarios are shown one at a time", async () => {
  const { page } = await open("policies.html");
  const visible = () => page.locator(".case[data-case=s1]:visible").count();
  assert.equal(await visible(), 0);
  await page.getByRole("button", { name: /Easier visas/ }).first().click();
  assert.ok((await visible()) > 5);
  assert.equal(await page.locator(".case[data-case=s0]:visible").count(), 0);
});

test("Numbers and drawings are taken away", async () => {
  const { page, wrong } = await open("baseline.html");
  const figure = page.locator("#s0-trust");
  await figure.locator("details.take summary").click();
  const csv = await downloaded(page, figure.getByRole("button", { name: "CSV" }));
  assert.equal(csv.name, "trust.csv");
  const lines = csv.text.split("\r\n");
  assert.equal(lines[0], "year,relation,mean_trust,mean_trust_low,mean_trust_high,mean_reciprocity,mean_reciprocity_low,mean_reciprocity_high");
  assert.equal(lines.length, 1 + 2 * 71 + 1);
  assert.match(lines.at(-2), /^2015,UK-Europe,0\.\d{5,7},/);
  const svg = await downloaded(page, figure.getByRole("button", { name: "SVG" }).first());
  assert.equal(svg.name, "trust-mean-trust.svg");
  assert.match(svg.text, /^<\?xml[\s\S]*<svg[\s\S]*<style[\s\S]*--ink[\s\S]*class="line r0"/);
  const png = await downloaded(page, figure.getByRole("button", { name: "PNG" }).first());
  assert.equal(png.name, "trust-mean-trust.png");
  assert.deepEqual(wrong, []);
});

test("A figure alone is the one of the page", () => {
  twinning("report", "baseline.h5", "--figure", "map-UK-China-1995.svg", "--force");
  const svg = readFileSync(inFolder("map-UK-China-1995.svg"), "utf8");
  assert.match(svg, />1995<\/text><\/svg>/);
  assert.match(svg, /<style>/);
});

test("Hostile names stay names", async () => {
  const { page, wrong } = await open("hostile.html");
  const text = await page.evaluate(() => document.body.textContent);
  for (const name of hostileNames) assert.ok(text.includes(name), `the page shows ${name}`);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator("img, iframe, script[src], link").count(), 0);
  await page.locator("table.cities button.open-city").first().click();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await page.keyboard.press("Escape");
  const { text: csv } = await downloaded(page, page.getByRole("button", { name: "CSV of this table" }));
  assert.ok(csv.includes(`"'=HYPERLINK(""http://example.org"",""x"")"`), "a formula stays a text");
  assert.deepEqual(wrong, []);
});

test("A page can be read with scripts off", async () => {
  const { page } = await open("baseline.html", { javaScriptEnabled: false });
  for (const id of ["verdict", "s0-map", "s0-links", "s0-deals", "cities", "provenance"])
    assert.ok(await page.locator(`#${id}`).isVisible(), id);
  assert.ok((await page.locator("#s0-map .tie").count()) > 200);
  assert.ok((await page.locator("table.cities tbody tr").count()) > 200);
});

test("axe finds nothing to object to, in light and in dark", async () => {
  for (const file of ["baseline.html", "policies.html"])
    for (const colorScheme of ["light", "dark"]) {
      const { context } = await open(file, { colorScheme });
      assert.deepEqual(await violations(context, file), [], `${file}, ${colorScheme}`);
    }
});

test("Words of pictures are neither cut nor over one another", async () => {
  for (const file of ["baseline.html", "policies.html"])
    for (const width of [320, 390, 1024]) {
      const { page } = await open(file, { viewport: { width, height: 900 } });
      assert.deepEqual(await wordsInTheWay(page), [], `${file}, ${width} px`);
    }
});

test("A map keeps its shape on a low screen", async () => {
  const { page } = await open("baseline.html", { viewport: { width: 1440, height: 500 } });
  const [drawn, meant] = await page.locator("#s0-map svg.map").first().evaluate((map) => {
    const { width, height } = map.getBoundingClientRect(), plane = map.viewBox.baseVal;
    return [width / height, plane.width / plane.height];
  });
  assert.ok(Math.abs(drawn / meant - 1) < 0.02, `${drawn}, not ${meant}`);
});

test("A page fits screens from 320 px to 4K, and paper", async () => {
  for (const [width, colorScheme] of [[320, "light"], [768, "dark"], [1440, "light"], [3840, "dark"]]) {
    const { page } = await open("baseline.html", { viewport: { width, height: 900 }, colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px on a screen of ${width}`);
    await page.screenshot({ path: inFolder(`baseline-${width}-${colorScheme}.png`), fullPage: width < 3000 });
    if (width === 1440) await page.pdf({ path: inFolder("baseline.pdf"), format: "A4" });
  }
  assert.ok(statSync(inFolder("baseline.pdf")).size > 50_000);
});
