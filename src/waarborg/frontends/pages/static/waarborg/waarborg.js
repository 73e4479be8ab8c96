// Conveniences only: every page works without this file.
"use strict";

// A slider chooses the day; the date field beside it is what is sent.
for (const slider of document.querySelectorAll("[data-day-slider]")) {
  const field = document.getElementById(slider.dataset.daySlider);
  const start = new Date(`${slider.dataset.start}T00:00:00Z`);
  slider.closest("[hidden]")?.removeAttribute("hidden");
  slider.addEventListener("input", () => {
    const day = new Date(start.getTime() + Number(slider.value) * 86400000);
    field.value = day.toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", field.value);
  });
  slider.addEventListener("change", () => field.form.requestSubmit());
}
