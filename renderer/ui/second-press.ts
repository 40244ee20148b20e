/**
 * Runs `open` at the second press of a double one, wherever it lands: what the first press moved under the pointer was
 * not meant, neither another row nor a button of the screen that came instead.
 */
export function atSecondPress(open: () => void): void {
  const take = (event: MouseEvent) => {
    if (event.detail < 2) {
      window.removeEventListener('click', take, true)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (event.detail === 2) open()
  }
  window.addEventListener('click', take, true)
}
