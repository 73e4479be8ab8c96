// Maps: a place shown, or a place chosen. Without this file a place is typed, and told in words.
"use strict";

const POINT_STYLE = { radius: 9, color: "#ffffff", weight: 3, fillColor: "#b3261e", fillOpacity: 1 };
const AREA_STYLE = { color: "#11655f", weight: 2, fillColor: "#2c7d77", fillOpacity: 0.08, interactive: false };
const THE_NETHERLANDS = [[50.7, 3.3], [53.6, 7.3]];
const MOST_NAMED = 30;
const [COUNTRY, CITY, CLOSE] = [8, 12, 16];

// One request for the outlines, however many maps a page has.
const outlinesOf = ((asked) => (address) => {
  asked[address] ??= fetch(address, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : { features: [] }))
    .catch(() => ({ features: [] }));
  return asked[address];
})({});

const addBackground = (map, template) => {
  if (!template) return;
  L.tileLayer(template, { maxZoom: 19, attribution: "Kaartgegevens © Kadaster" }).addTo(map);
};

const addAreas = async (map, address) => {
  const { features } = await outlinesOf(address);
  if (!features.length) return null;
  const areas = L.geoJSON(features, { style: AREA_STYLE }).addTo(map);
  if (features.length <= MOST_NAMED) areas.eachLayer((area) => {
    const name = document.createElement("span");
    name.textContent = area.feature.properties.name;
    area.bindTooltip(name, { permanent: true, direction: "center", className: "wb-map-label" });
  });
  return areas.getBounds();
};

const makeMap = (element) => {
  const { areas, tiles, label, zoomIn, zoomOut, point } = element.dataset;
  element.hidden = false;
  const map = L.map(element, { zoomControl: false, attributionControl: Boolean(tiles), zoomAnimation: false, fadeAnimation: false });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  map.attributionControl?.setPrefix("");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  map.fitBounds(THE_NETHERLANDS, { animate: false });
  addBackground(map, tiles);
  let marker = null;
  let whole = null;
  // Over a background one looks at the street; over outlines alone only the whole says where it is.
  const look = (place) => {
    if (tiles) map.setView(place, Math.max(map.getZoom(), CLOSE), { animate: false });
    else if (whole) map.fitBounds(L.latLngBounds(whole.getSouthWest(), whole.getNorthEast()).extend(place), { animate: false });
    else map.setView(place, CITY, { animate: false });
  };
  const show = (place) => {
    marker ??= L.circleMarker(place, { ...POINT_STYLE, interactive: false }).addTo(map);
    const isSeen = map.getZoom() > COUNTRY && map.getBounds().contains(place);
    marker.setLatLng(place);
    if (!isSeen) look(place);
  };
  if (point) show(point.split(",").map(Number));
  addAreas(map, areas).then((bounds) => {
    whole = bounds;
    if (whole && !marker) map.fitBounds(whole, { animate: false });
    else if (marker) look(marker.getLatLng());
  });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);
  return { map, show };
};

// What a point is called and in which area it lies; null where that cannot be asked now.
const meaningOf = async (address, written) => {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const sent = { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams({ location: written }) };
  try {
    const answer = await fetch(address, sent);
    return (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
  } catch {
    return null;
  }
};

const startChooser = (chooser) => {
  const input = document.getElementById(chooser.dataset.chooser);
  const told = chooser.querySelector("[data-told]");
  const element = chooser.querySelector("[data-map]");
  const opener = chooser.querySelector("[data-open-map]");
  let made = null;
  let latest = 0;

  const tell = (found) => {
    const { written, area } = found;
    const { found: chosen, liesIn } = chooser.dataset;
    told.textContent = `${chosen} ${written}${area ? `, ${liesIn} ${area}` : ""}`;
  };

  const understand = async () => {
    const mine = (latest += 1);
    if (!input.value.trim()) {
      told.textContent = "";
      return;
    }
    const found = await meaningOf(element.dataset.meaning, input.value);
    if (mine !== latest || !found) return;
    if (found.problem) {
      told.textContent = found.problem;
      return;
    }
    input.value = found.written;
    made?.show(found.degrees);
    tell(found);
  };

  const choose = (latitude, longitude) => {
    input.value = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
    made?.show([latitude, longitude]);
    tell({ written: input.value });
    input.dispatchEvent(new Event("input", { bubbles: true }));
    understand();
  };

  const openMap = () => {
    chooser.querySelector("[data-map-part]").hidden = false;
    opener.setAttribute("aria-expanded", "true");
    if (made) return;
    made = makeMap(element);
    made.map.on("click", ({ latlng }) => choose(latlng.lat, latlng.lng));
    understand();
  };

  opener.addEventListener("click", () => {
    openMap();
    element.focus();
  });
  input.addEventListener("change", understand);
  chooser.querySelector("[data-take-middle]").addEventListener("click", () => {
    const { lat, lng } = made.map.getCenter();
    choose(lat, lng);
  });
  const here = chooser.querySelector("[data-here]");
  here.hidden = !("geolocation" in navigator);
  here.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => choose(coords.latitude, coords.longitude),
      () => { told.textContent = chooser.dataset.refused; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 },
    );
  });
  chooser.hidden = false;
};

for (const chooser of document.querySelectorAll("[data-chooser]")) startChooser(chooser);
for (const element of document.querySelectorAll("[data-map]:not([data-chooses])")) makeMap(element);
