// The map of neighbourhoods: how each stands beside the municipality. Everything on it stands in the table too.
"use strict";

const FILLS = ["#f1f5fa", "#c9d8ea", "#8fb0d3", "#3f74ad", "#0b2f5c"];
const styleOf = ({ properties }) => {
  const isKnown = properties.class >= 0;
  return {
    color: "#33403f",
    weight: 1,
    dashArray: isKnown ? null : "4 3",
    fillColor: isKnown ? FILLS[properties.class] : "#ffffff",
    fillOpacity: isKnown ? 0.85 : 0.4,
  };
};
const CHOSEN = { color: "#b3400a", weight: 4, dashArray: null };
const ZONE = { color: "#b3400a", weight: 3, fillColor: "#b3400a", fillOpacity: 0.25 };
const SPOT = { color: "#7a2c07", weight: 1, fillColor: "#b3400a" };
const QUIET_STREET = { color: "#8a9695", weight: 1, interactive: false };
const HOT_STREET = { color: "#b3400a", weight: 5 };

/* A name may hold any sign: it is text, never markup. */
const plain = (text) => {
  const label = document.createElement("span");
  label.textContent = text;
  return label;
};

const startPictureMap = async (part) => {
  const canvas = part.querySelector("[data-canvas]");
  const answer = await fetch(part.dataset.pictureMap, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const found = await answer.json();
  if (!found.features.length) return;
  canvas.hidden = false;
  const { tiles } = part.dataset;
  const map = L.map(canvas, { zoomControl: false, attributionControl: Boolean(tiles), zoomAnimation: false, fadeAnimation: false });
  L.control.zoom({ zoomInTitle: canvas.dataset.zoomIn, zoomOutTitle: canvas.dataset.zoomOut }).addTo(map);
  map.attributionControl?.setPrefix("");
  if (tiles) L.tileLayer(tiles, { maxZoom: 19, attribution: "Kaartgegevens © Kadaster" }).addTo(map);
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", canvas.dataset.label);

  const byCode = {};
  const areas = L.geoJSON(found.features, { style: styleOf }).addTo(map);
  map.fitBounds(areas.getBounds(), { animate: false });
  for (const spot of found.cells ?? []) L.polygon(spot.ring, { ...SPOT, fillOpacity: spot.strength, interactive: false }).addTo(map);
  for (const line of found.network ?? []) L.polyline(line, QUIET_STREET).addTo(map);
  for (const street of found.streets ?? []) L.polyline(street.lines, HOT_STREET).bindTooltip(plain(street.told), { sticky: true }).addTo(map);
  for (const zone of found.zones ?? []) L.circle(zone.middle, { ...ZONE, radius: zone.metres }).bindTooltip(zone.told).addTo(map);

  const chooser = part.querySelector("[data-chooser]");
  const select = chooser.querySelector("select");
  const told = chooser.querySelector("[data-told]");
  let chosen = null;
  const choose = (code) => {
    if (chosen) areas.resetStyle(chosen);
    chosen = byCode[code] ?? null;
    told.textContent = chosen ? `${chosen.feature.properties.name}: ${chosen.feature.properties.told}` : "";
    chosen?.setStyle(CHOSEN).bringToFront();
    select.value = chosen ? code : "";
  };
  areas.eachLayer((layer) => {
    const { code, name, told: words } = layer.feature.properties;
    byCode[code] = layer;
    layer.bindTooltip(plain(`${name}: ${words}`), { sticky: true });
    layer.on("click", () => choose(code));
  });
  const ordered = found.features.map(({ properties }) => properties).sort((a, b) => a.name.localeCompare(b.name));
  for (const { code, name } of ordered) select.add(new Option(name, code));
  select.addEventListener("change", () => choose(select.value));
  chooser.hidden = false;
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(canvas);
};

document.querySelectorAll("[data-picture-map]").forEach(startPictureMap);
