// Makes what the page needs of other people's work: the script, bundled, and
// the outlines of its map.  Run by bundle.cmake as: node build.mjs <folder>

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const require = createRequire(join(folder, "package.json"));

/// Land and borders of Natural Earth (public domain), at the detail that a
/// screen shows of half the globe.
///
/// One line for each ring or border: "land" or "border", then longitudes and
/// latitudes in hundredths of a degree, each as the step from the one before.
function outlines() {
  const { presimplify, simplify, sphericalTriangleArea, sphericalRingArea, filter, filterWeight } =
    require("topojson-simplify");
  const { mesh, merge } = require("topojson-client");
  const world = JSON.parse(
    readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));

  let topology = presimplify(world, sphericalTriangleArea);
  topology = simplify(topology, 4e-6);
  topology = filter(topology, filterWeight(topology, 2e-5, sphericalRingArea));

  const countries = topology.objects.countries.geometries.filter(
    (each) => each.properties.name !== "Antarctica");
  const land = merge(topology, countries).coordinates.flat();
  const borders = mesh(topology, { type: "GeometryCollection", geometries: countries },
    (one, other) => one !== other).coordinates;
  return [...land.map((ring) => line("land", ring)),
    ...borders.map((each) => line("border", each))].join("\n") + "\n";
}

function line(kind, points) {
  let before = [0, 0];
  const steps = points.map((point) => {
    const now = point.map((degrees) => Math.round(degrees * 100));
    const step = now.map((value, i) => value - before[i]);
    before = now;
    return step.join(" ");
  });
  return `${kind} ${steps.join(" ")}`;
}

const { buildSync } = require("esbuild");
buildSync({
  entryPoints: [join(here, "main.ts")],
  outfile: join(folder, "script.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
});
writeFileSync(join(folder, "outlines.txt"), outlines());
