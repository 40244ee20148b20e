import { expect, test } from './fixtures.ts'
import { goTo, makeWorkingOffice } from './working-office.ts'

test('Ctrl+P on a screen without papers prints nothing, and what prints the window draws nothing of it', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await page.evaluate(() => {
    const heard: boolean[] = []
    Object.assign(window, { heard })
    window.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() === 'p') setTimeout(() => heard.push(event.defaultPrevented))
    })
    window.addEventListener('beforeprint', () => heard.push(false))
  })
  const screens = ['/today', `/students/${open.studentId}`, `/cases/${open.id}`]
  for (const path of screens) {
    await goTo(page, path)
    await page.keyboard.press('Control+p')
    await page.keyboard.press('Control+Shift+p')
  }
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: boolean[] }).heard))
    .toEqual(screens.flatMap(() => [true, true]))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('main')).toBeHidden()
  await expect(page.locator('body')).toBeHidden()
})
