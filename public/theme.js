/** Sets the theme before the first paint: the one a person chose, else the system's. */
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('throughline.theme');
  } catch {
    // Storage is refused: follow the system.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
