/// What the page does beside being read: it needs none of this to be read.

import { offerCases } from "./cases";
import { offerDownloads } from "./downloads";
import { followReader, openForPrint } from "./sections";
import { improveTables } from "./tables";
import { offerTheme } from "./theme";
import { tellPlots } from "./tips";

document.documentElement.classList.add("scripted");
offerTheme();
offerCases();
improveTables();
offerDownloads();
tellPlots();
followReader();
openForPrint();
