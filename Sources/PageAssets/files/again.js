// A browser that followed a link from another site has not sent its strict cookie: asking once more from here does.
const key = "asked-again";
const asked = sessionStorage.getItem(key);
if (asked !== location.href) {
  sessionStorage.setItem(key, location.href);
  location.reload();
} else {
  sessionStorage.removeItem(key);
}
