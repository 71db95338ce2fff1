/** Sets the theme a person chose before the first paint; without a choice the system decides. */
try {
  const theme = localStorage.getItem('throughline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // storage refused: follow the system
}
