// The page of the time machine looks again by itself while time runs, and says how many days the slider means.
"use strict";

const LOOK_AGAIN = 1500; // milliseconds
const slider = document.getElementById("dagen");
const chosen = document.getElementById("gekozen");

if (document.getElementById("nu").dataset.rides) setTimeout(() => location.reload(), LOOK_AGAIN);
if (slider) {
  const say = () => { chosen.textContent = slider.value; };
  slider.addEventListener("input", say);
  say();
}
