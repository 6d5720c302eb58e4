// @ts-check
/** Draws the radar. Every coordinate and every word comes from Python. */

/**
 * @param {Element} svg
 * @param {import("./types").Radar} radar
 */
export function drawRadar(svg, radar) {
  svg.setAttribute("viewBox", radar.view);
  svg.replaceChildren(
    ...radar.rings.map((points) => shape("polygon", { points, class: "wh-radar__ring" })),
    ...radar.axes.map((axis) => shape("line", { ...axis, class: "wh-radar__axis" })),
    shape("polygon", { points: radar.low, class: "wh-radar__low" }),
    shape("polygon", { points: radar.high, class: "wh-radar__high" }),
    ...radar.scale.map(({ x, y, text }) => words("text", { x, y, class: "wh-radar__scale" }, text)),
    ...radar.labels.map((label) => cornerOf(label)),
  );
}

/** @param {import("./types").Radar["labels"][number]} label */
function cornerOf({ anchor, lines }) {
  const corner = shape("text", { "text-anchor": anchor, class: "wh-radar__label" });
  corner.append(...lines.map(({ x, y, text }) => words("tspan", { x, y }, text)));
  return corner;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 */
function words(name, attributes, text) {
  const element = shape(name, attributes);
  element.textContent = text;
  return element;
}
