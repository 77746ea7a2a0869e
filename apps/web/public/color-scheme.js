// Before the first paint, so that nobody who works in the dark is flashed at. Mantine takes over from here.
(({ localStorage, document, window }) => {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = chosen === 'dark' || (chosen !== 'light' && systemIsDark);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})(globalThis);
