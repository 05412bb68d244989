(function () {
  "use strict";
  var box = document.getElementById("recherche"), field = document.getElementById("titre");
  var told = document.getElementById("trouves"), entries = document.querySelectorAll(".entry");
  var folds = document.querySelectorAll("main details");
  var wereOpen = Array.prototype.map.call(folds, function (fold) { return fold.open; });
  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019']/g, "'").toLowerCase(); }
  function hideEmpty(selector) {
    document.querySelectorAll(selector).forEach(function (part) { part.hidden = !part.querySelector(".entry:not([hidden])"); });
  }
  function search() {
    var words = plain(field.value).split(/\s+/).filter(Boolean), n = 0;
    entries.forEach(function (entry) {
      var title = plain(entry.dataset.title);
      entry.hidden = !words.every(function (word) { return title.indexOf(word) >= 0; });
      if (!entry.hidden && entry.tagName === "ARTICLE") { n += 1; }
    });
    hideEmpty("main section"); hideEmpty("main details"); hideEmpty("main details ul");
    document.querySelectorAll("main details h3").forEach(function (head) { head.hidden = head.nextElementSibling.hidden; });
    folds.forEach(function (fold, i) { fold.open = words.length ? true : wereOpen[i]; });
    told.textContent = !words.length ? "" : n === 0 ? told.dataset.none : n === 1 ? told.dataset.one : told.dataset.more.replace("{n}", n);
  }
  box.hidden = false;
  field.addEventListener("input", search);
  if (field.value) { search(); }
}());
