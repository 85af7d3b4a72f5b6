// @ts-check
/* For a site that is opened from a folder, as on a USB stick: there is no server that shows the index.html of a folder,
   so a link to a folder is completed as soon as the reader turns to it. Everywhere else addresses stay as they are.
   Without this script browsers list the folder, with its index.html. Plain ES5 for old office browsers. */
(function () {
  "use strict";

  if (location.protocol !== "file:") return;

  /** @param {Event} event */
  function complete(event) {
    var element = /** @type {Node | null} */ (event.target);
    while (element && element.nodeName !== "A") element = element.parentNode;
    var link = /** @type {HTMLAnchorElement | null} */ (element);
    var parts = link && /^(file:[^?#]*\/)([?#].*)?$/.exec(link.href);
    if (link && parts) link.href = parts[1] + "index.html" + (parts[2] || "");
  }

  ["mousedown", "focusin", "contextmenu", "click"].forEach(function (name) {
    document.addEventListener(name, complete, true);
  });
})();
