// Lighthouse's four categories for some addresses, as on a phone: `node run.mjs CHROMIUM URL…` prints one JSON line for each.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const [chromePath, ...urls] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
for (const url of urls) {
  const { categories, audits } = (await measured(url)) ?? { categories: {}, audits: {} };
  const scores = Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
  const failed = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0)
    .map(({ id }) => id);
  console.log(
    JSON.stringify({
      url,
      scores,
      failed,
      lcp: Math.round(audits["largest-contentful-paint"]?.numericValue ?? 0),
      tbt: Math.round(audits["total-blocking-time"]?.numericValue ?? 0),
    }),
  );
}
chrome.kill();

/** The browser's very first page now and then has no paint to measure: it is asked for once more. */
async function measured(url) {
  const options = { port: chrome.port, output: "json", logLevel: "error" };
  const first = (await lighthouse(url, options))?.lhr;
  return first?.audits["largest-contentful-paint"]?.numericValue ? first : (await lighthouse(url, options))?.lhr;
}
