// A real browser and what the tests of pages need of it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [program, modules, source, folder] = ["PROGRAM", "MODULES", "SOURCE", "FOLDER"].map(
  (name) => process.env[`TWINNING_${name}`]);
export { folder, source };

const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

mkdirSync(folder, { recursive: true });

/// Runs the program in the folder of the test; gives what it prints.
export function twinning(...words) {
  return execFileSync(program, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });
}

export function inFolder(name) {
  return join(folder, name);
}

export const browser = await chromium.launch({
  executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync),
  args: ["--no-sandbox", "--disable-gpu"],
});

/// Opens a page from the disk, offline; what goes wrong in it is gathered.
export async function open(file, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, offline: true, acceptDownloads: true, bypassCSP: false, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (fault) => wrong.push(`error: ${fault.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const address = request.url();
    if (address !== `file://${inFolder(file)}` && !address.startsWith("blob:")) wrong.push(`request: ${address}`);
  });
  await page.goto(`file://${inFolder(file)}`);
  return { page, wrong, context };
}

/// The text of what a click downloads, and the name it is given.
export async function downloaded(page, locator) {
  const [download] = await Promise.all([page.waitForEvent("download"), locator.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/// Violations that axe-core finds, in words.
export async function violations(context, file) {
  const page = await context.newPage();
  await page.goto(`file://${inFolder(file)}`);
  const session = await context.newCDPSession(page);
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  };
  await evaluate(axe);
  const found = await evaluate(
    "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 5).map(n => n.html.slice(0, 200)).join(' | ')))");
  await page.close();
  return found;
}

/// Words of pictures that leave their picture, or lie over others: maps may
/// have names that touch.
export function wordsInTheWay(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll("svg.chart:not(.swatch)")).flatMap((picture) => {
    const room = picture.getBoundingClientRect();
    const onMap = picture.classList.contains("map");
    const all = Array.from(picture.querySelectorAll("text:not(.year)"), (words) => ({ said: words.textContent, box: words.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const cut = all.filter(({ box }) => box.left < room.left - 6 || box.right > room.right + (onMap ? 0.5 : 6));
    const over = all.filter(({ box }, i) => all.slice(i + 1).some((other) =>
      Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
      Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 4));
    return [...cut, ...over].map(({ said }) => said);
  }));
}

/// A table as the page holds it: numbers with all their digits.
export function tableOf(table) {
  return table.evaluate((element) => {
    const names = Array.from(element.tHead.rows[0].cells, (cell) => cell.dataset.name);
    return Array.from(element.tBodies[0].rows, (row) => Object.fromEntries(
      Array.from(row.cells, (cell, i) => [names[i], cell.dataset.v ?? cell.textContent])));
  });
}
