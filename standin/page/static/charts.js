// Bars from the chart specifications that were really sent, with the figures the sheet holds now.

import { make } from "./ask.js";

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["#1f6f54", "#d9822b", "#3f6fb5", "#8a5fa8", "#b1485a"];
const WIDTH = 390;
const LABELS = 116;

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Rows with a label: [label, figure of each series].
function figures(chart) {
  const heads = chart.header_rows || 0;
  const labels = (chart.domains?.[0] || []).slice(heads);
  const series = (chart.series || []).map((values) => values.slice(heads).map(Number));
  return labels.map((label, at) => [label, series.map((values) => values[at] || 0)]).filter(([label]) => label !== null && label !== "");
}

export function chartCard(chart) {
  const rows = figures(chart);
  const names = (chart.series || []).map((values) => (chart.header_rows ? String(values[0] ?? "") : ""));
  const most = Math.max(1, ...rows.flatMap(([, values]) => values));
  const thick = names.length > 1 ? 11 : 15;
  const step = thick * Math.max(1, names.length) + 9;
  const height = rows.length * step + 6;
  const title = chart.spec?.title || "Chart";
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": chart.spec?.altText || title });
  rows.forEach(([label, values], row) => {
    const top = row * step + 4;
    const words = String(label);
    picture.append(svg("text", { x: LABELS - 8, y: top + (step - 9) / 2 + 4, "text-anchor": "end", class: "label" }, words.length > 17 ? `${words.slice(0, 16)}…` : words));
    values.forEach((value, one) => {
      const long = (WIDTH - LABELS - 40) * value / most;
      const y = top + one * thick;
      picture.append(svg("rect", { x: LABELS, y, width: Math.max(long, value ? 2 : 0), height: thick - 2, rx: 2, fill: COLOURS[one % COLOURS.length] }));
      picture.append(svg("text", { x: LABELS + long + 5, y: y + thick - 4, class: "figure" }, String(value)));
    });
  });
  const legend = names.length > 1 ? [make("p", { cls: "legend" }, ...names.map((name, at) => legendOf(name, at)))] : [];
  return make("figure", { cls: "chart" }, make("figcaption", { text: title }), picture, ...legend);
}

function legendOf(name, at) {
  const dot = svg("svg", { width: 10, height: 10, "aria-hidden": "true" }, svg("rect", { width: 10, height: 10, rx: 2, fill: COLOURS[at % COLOURS.length] }));
  return make("span", {}, dot, ` ${name}`);
}
