import { type ReactElement, useEffect, useRef } from 'react'

import { footPages } from './foot-pages.ts'
import { PrintedPage } from './printed-page.tsx'

/** What an operation wrote to be printed, in its order. */
interface Shown {
  /** What it is, for screen readers. */
  readonly label: string
  readonly name: string
  readonly html: string
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
}

/** Sheets as they will print, each on as many pages as it takes, with what stands at the foot of every page. */
export function PrintedPages({
  of: sheets,
  styles,
}: {
  readonly of: readonly Shown[]
  readonly styles: string
}): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const foot = () => place.current && footPages(place.current)
    foot()
    // What is set in its own letters takes another length.
    document.fonts.addEventListener('loadingdone', foot)
    return () => document.fonts.removeEventListener('loadingdone', foot)
  }, [sheets, styles])
  return (
    <div ref={place}>
      {sheets.map(({ name, ...sheet }) => (
        <PrintedPage key={name} styles={styles} scale={0.8} {...sheet} />
      ))}
    </div>
  )
}
