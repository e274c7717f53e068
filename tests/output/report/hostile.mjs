// A world whose names try to become more than names, wherever they stand.

import { writeFileSync } from "node:fs";

import { inFolder } from "./browser.mjs";

export const hostileNames = [
  "<script>window.hacked=1</script>",
  "\"><img src=x onerror=window.hacked=1>",
  "</script><script>window.hacked=1</script>",
  "=HYPERLINK(\"http://example.org\",\"x\")",
  "${window.hacked=1}",
  "O'Brien & Sons \\ </title>",
];

const quoted = (name) => `"${name.replace(/"/g, '""')}"`;

export function makeHostileWorld() {
  const cities = ["code,name,country,bloc,latitude,longitude,population,gdp_bn_gbp"];
  hostileNames.forEach((name, i) => {
    cities.push(`${i + 1},${quoted(name)},${quoted("<b>Land</b>")},UK,${51 + i},${-i},500000,${10 + i}`);
    cities.push(`${i + 101},${quoted(`${name} ]]>`)},China,China,${30 + i},${110 + i},5000000,${40 + i}`);
  });
  const links = ["first,second,year_signed,year_ended",
    ...hostileNames.map((_, i) => `${i + 1},${i + 101},${1985 + i},`)];
  writeFileSync(inFolder("hostile_cities.csv"), cities.join("\n") + "\n");
  writeFileSync(inFolder("hostile_links.csv"), links.join("\n") + "\n");
  writeFileSync(inFolder("hostile.toml"), `
name = '''<img src=x onerror=window.hacked=1></title><script>window.hacked=1</script>'''
seed = 7
replicates = 12
[time]
start = 1981
end = 2015
[data]
cities = "hostile_cities.csv"
links = "hostile_links.csv"
[blocs.UK]
growth = 0.02
[blocs.China]
growth = 0.05
[[relations]]
between = ["UK", "China"]
formal_integration = 0.4
proximity = 0.6
community = { intercept = -1.0, slope = 0.6, spread = 1.0 }
[[levers]]
name = '<svg onload=window.hacked=1>'
lever = "travel_cost"
from = 2000
multiply = 0.8
`);
}
