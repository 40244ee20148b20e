import { ofHowMany } from '#shared/text/page-count.ts'

const sheetsIn = (place: ParentNode): readonly HTMLElement[] =>
  [...place.querySelectorAll('article')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll<HTMLElement>('.sheet') ?? []),
  ])

const bodyOf = (sheet: HTMLElement) => sheet.querySelector<HTMLElement>('.sheet-body')

/** How many pages the columns of a sheet fill; one where the browser cannot wrap columns. */
function pagesOf(sheet: HTMLElement): number {
  const body = bodyOf(sheet)
  if (!body) return 1
  const style = getComputedStyle(body)
  const [all, one, between] = [style.height, style.getPropertyValue('column-height'), style.rowGap].map(
    Number.parseFloat,
  )
  const pages = Math.round(((all ?? 0) + (between ?? 0)) / ((one ?? 0) + (between ?? 0)))
  return Number.isFinite(pages) ? Math.max(1, pages) : 1
}

/** The first of the heads or feet of a sheet, on its first page again, and alone. */
function onlyOne(sheet: HTMLElement, name: string): HTMLElement | undefined {
  const [first, ...others] = sheet.querySelectorAll<HTMLElement>(name)
  for (const other of others) other.remove()
  return first
}

const directionOf = ({ dir }: HTMLElement) => (dir === 'rtl' ? 'rtl' : 'ltr')

/** Draws the head of a sheet over each of its pages, numbered among them. */
function headPages(sheet: HTMLElement, pages: number): void {
  const first = onlyOne(sheet, '.sheet-head')
  if (!first) return
  for (let page = pages - 1; page >= 0; page -= 1) {
    const head = page === 0 ? first : (first.cloneNode(true) as HTMLElement)
    head.style.setProperty('--page', `${page}`)
    if (page > 0) first.after(head)
    const number = head.querySelector<HTMLElement>('.sheet-head-number')
    if (number)
      number.textContent = `${number.dataset['before'] ?? ''}${page + 1}${ofHowMany(directionOf(sheet))}${pages}`
  }
}

/** Draws head and foot of every page of the sheets shown in a place, their feet numbered as the printer numbers them: each pile by itself, and of how many where there is one pile. */
export function footPages(place: ParentNode): void {
  const sheets = sheetsIn(place).map((sheet) => ({
    sheet,
    pile: bodyOf(sheet)?.dataset['pile'] ?? '',
    pages: pagesOf(sheet),
  }))
  const isOnePile = new Set(sheets.map(({ pile }) => pile)).size === 1
  const all = sheets.reduce((sum, { pages }) => sum + pages, 0)
  const drawn = new Map<string, number>()
  for (const { sheet, pile, pages } of sheets) {
    headPages(sheet, pages)
    const first = onlyOne(sheet, '.sheet-foot')
    first?.querySelector('.sheet-number')?.remove()
    const before = drawn.get(pile) ?? 0
    drawn.set(pile, before + pages)
    if (!first) continue
    for (let page = pages - 1; page >= 0; page -= 1) {
      const foot = page === 0 ? first : (first.cloneNode(true) as HTMLElement)
      foot.style.setProperty('--page', `${page}`)
      if (page > 0) first.after(foot)
      const number = document.createElement('p')
      number.className = 'sheet-number'
      number.textContent = isOnePile
        ? `${before + page + 1}${ofHowMany(directionOf(sheet))}${all}`
        : `${before + page + 1}`
      foot.append(number)
    }
  }
}
