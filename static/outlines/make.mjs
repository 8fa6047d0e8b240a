// Makes the outlines of the locator maps: `npm run make`, in this folder. The same packages give
// the same bytes, so the two files are committed and nothing else needs npm.
//
// The shapes are those of Natural Earth (public domain), as packed by `world-atlas`.
//
// world.txt   A country a line, coarse: all land but Antarctica. For the map of the world, at up to
//             about three pixels a degree.
// insets.txt  A country a line, fine, in fields parted by tabs:
//             its name in English, Spanish and Vietnamese, parted by slashes;
//             the frame of its map as west, south, east and north in tenths of a degree;
//             its outline; the outlines of the land around it, as far as the frame shows it.
//
// An outline is SVG path data of closed rings, `M` with absolute and `l` with relative whole numbers:
// the longitude and the latitude turned over, so that south is down, times 4 in world.txt and times
// 40 in insets.txt. It can stand in a `d` as it is, and outlines can be joined by writing one after
// another.
//
// To give another country a map of its own, add it to INSETS; both files together should stay
// under 9 KB as Brotli packs them, since every reader loads them.

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const COARSE = { steps: 4, weight: 0.6 };
const FINE = { steps: 40, weight: 0.002 };
const AROUND = { steps: 40, weight: 0.01 };
/** So far, in degrees, land goes on beyond the frame, so that the cut does not show. */
const MARGIN = 0.5;
const ANTARCTICA = "010";

/** By ISO 3166 number. */
const INSETS = [
  { id: "192", names: ["Cuba", "Cuba", "Cuba"], frame: [-86, 18.9, -73, 24.4] },
  { id: "704", names: ["Vietnam", "Vietnam", "Việt Nam"], frame: [101.6, 8, 113.4, 23.9] },
];

/** The countries of an edition of the atlas, simplified together so that their borders still meet. */
function countries(edition, weight) {
  const file = new URL(`node_modules/world-atlas/countries-${edition}.json`, import.meta.url);
  const topology = simplify(presimplify(JSON.parse(readFileSync(file, "utf8"))), weight);
  return feature(topology, topology.objects.countries).features.map(({ id, geometry }) => {
    const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : (geometry?.coordinates ?? []);
    return { id, rings: polygons.flat() };
  });
}

/** The part of a ring within a box: cut at one side after the other. */
function clip(ring, [west, south, east, north]) {
  const sides = [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]];
  return sides.reduce((points, [axis, edge, sign]) => {
    const inside = (p) => (p[axis] - edge) * sign >= 0;
    return points.flatMap((p, i) => {
      const before = points.at(i - 1);
      if (inside(p) === inside(before)) return inside(p) ? [p] : [];
      const part = (edge - before[axis]) / (p[axis] - before[axis]);
      const cut = before.map((from, k) => (k === axis ? edge : from + (p[k] - from) * part));
      return inside(p) ? [cut, p] : [cut];
    });
  }, ring.slice(0, -1));
}

/** A ring that crosses the edge of the map as the parts on both sides of it. */
function parts(ring) {
  let turn = 0;
  const whole = ring.map(([lon, lat], i) => {
    const step = i ? lon - ring[i - 1][0] : 0;
    turn -= Math.abs(step) > 180 ? 360 * Math.sign(step) : 0;
    return [lon + turn, lat];
  });
  const turned = [-360, 0, 360].map((by) => whole.map(([lon, lat]) => [lon + by, lat]));
  return turned.map((copy) => clip(copy, [-180, -90, 180, 90]));
}

/** Rings as path data; those that the grid makes nothing of are left out. */
function path(rings, steps) {
  const numbers = (list) => list.join(" ").replaceAll(" -", "-");
  return rings.map((ring) => {
    const grid = ring.map(([lon, lat]) => [Math.round(lon * steps), Math.round(-lat * steps)]);
    const points = grid.filter(([x, y], i) => x !== grid.at(i - 1)[0] || y !== grid.at(i - 1)[1]);
    if (points.length < 3) return "";
    const moves = points.slice(1).flatMap(([x, y], i) => [x - points[i][0], y - points[i][1]]);
    return `M${numbers(points[0])}l${numbers(moves)}z`;
  }).join("");
}

const world = countries("110m", COARSE.weight)
  .filter(({ id }) => id !== ANTARCTICA)
  .map(({ rings }) => path(rings.flatMap(parts), COARSE.steps))
  .filter((outline) => outline);

const fine = countries("10m", FINE.weight);
const around = countries("10m", AROUND.weight);
const insets = INSETS.map(({ id, names, frame }) => {
  const [west, south, east, north] = frame;
  const box = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
  const within = (rings, steps) => path(rings.map((ring) => clip(ring, box)), steps);
  const own = fine.filter((country) => country.id === id).map(({ rings }) => within(rings, FINE.steps)).join("");
  const others = around.filter((country) => country.id !== id).map(({ rings }) => within(rings, AROUND.steps)).join("");
  return [names.join("/"), frame.map((edge) => Math.round(edge * 10)).join(" "), own, others].join("\t");
});

for (const [name, lines] of [["world.txt", world], ["insets.txt", insets]]) {
  const text = `${lines.join("\n")}\n`;
  writeFileSync(new URL(name, import.meta.url), text);
  console.log(`${name}: ${lines.length} lines, ${text.length} bytes, ${brotliCompressSync(text).length} as Brotli`);
}
