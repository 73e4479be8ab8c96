// Conveniences only: every page works without this file.
"use strict";

// A slider chooses the day; the date field beside it is what is sent.
const dayAt = (slider) => {
  const start = Date.parse(`${slider.dataset.start}T00:00:00Z`);
  return new Date(start + Number(slider.value) * 86400000).toISOString().slice(0, 10);
};

const showSliders = () => {
  for (const slider of document.querySelectorAll("[data-day-slider]")) {
    slider.closest("[hidden]")?.removeAttribute("hidden");
  }
};

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-day-slider]")) return;
  document.getElementById(target.dataset.daySlider).value = dayAt(target);
  target.setAttribute("aria-valuetext", dayAt(target));
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-day-slider]")) target.form.requestSubmit();
});

document.addEventListener("htmx:afterSettle", showSliders);
showSliders();
