// Light or dark before the first paint: what was chosen here, else what the system says.
// A classic script, so that the page does not flash in the wrong colours.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('dragoman.theme');
  } catch {
    // Storage is blocked in some embedded pages: follow the system.
  }
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
})();
