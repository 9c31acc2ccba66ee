// What scripts add to pages that are complete without them: suggestions while searching, tables that
// can be ordered on the spot, a panel beside the map, and what-if that answers while a slider moves.
import { enhanceCompare } from "./enhance/compare";
import { enhanceMaps } from "./map/index";
import { enhanceSearch } from "./enhance/search";
import { enhanceTables } from "./enhance/table";

document.documentElement.classList.replace("no-js", "js");
enhanceSearch();
enhanceTables();
enhanceMaps();
enhanceCompare();
const whatIf = document.querySelector<HTMLElement>("[data-what-if]");
if (whatIf) void import("./enhance/what-if").then((part) => part.enhanceWhatIf(whatIf));
