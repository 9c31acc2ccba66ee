// What scripts add to pages that are complete without them: suggestions while searching, tables that
// can be ordered on the spot, and a panel beside the map.
import { enhanceCompare } from "./enhance/compare";
import { enhanceMaps } from "./enhance/map";
import { enhanceSearch } from "./enhance/search";
import { enhanceTables } from "./enhance/table";

document.documentElement.classList.replace("no-js", "js");
enhanceSearch();
enhanceTables();
enhanceMaps();
enhanceCompare();
