/**
 * Keeps the browser from printing what is on the screen: a screen names students, and nobody is asked where such a sheet
 * went. Papers print through the program alone, where a screen has some (`Ctrl+P` there); what else would print the window
 * draws an empty sheet, `theme.css`.
 */
export function keepScreensOffPaper(): void {
  window.addEventListener('keydown', (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'p'
    if (isPrint) event.preventDefault()
  })
}
