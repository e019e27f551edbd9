// htmx notes the address of each page for a history that readers' pages do not use. It may hold what somebody typed
// into the search, and nothing of a reader is kept.
try {
  sessionStorage.removeItem("htmx-current-path-for-history");
} catch {
  // a browser that keeps nothing
}
