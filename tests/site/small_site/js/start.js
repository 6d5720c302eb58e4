import languageSwitch from "./language-switch.js";
import offline from "./offline.js";
import searchBox from "./search-box.js";

const components = { offline, "language-switch": languageSwitch, "search-box": searchBox };

for (const element of document.querySelectorAll("[data-module]")) components[element.dataset.module]?.(element);
