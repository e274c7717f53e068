/// What the page does beside being read: it needs none of this to be read.

import { offerCases } from "./cases";
import { offerCities } from "./city";
import { readData } from "./data";
import { offerDownloads } from "./downloads";
import { offerMap } from "./map";
import { followReader } from "./sections";
import { improveTables } from "./tables";
import { offerTheme } from "./theme";
import { tellPlots } from "./tips";

document.documentElement.classList.add("scripted");
offerTheme();
offerCases();
improveTables();
offerDownloads();
tellPlots();
for (const one of readData()) {
  offerMap(one);
  offerCities(one);
}
followReader();
