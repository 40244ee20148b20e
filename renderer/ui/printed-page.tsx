import { type ReactElement, useEffect, useRef } from 'react'

import { printedMarkup } from '../trusted-types.ts'
import classes from './printed-page.module.css'
import './printed-fonts.css'

/** The real page an operation wrote, shown in its own shadow root so that neither side's styles touch the other's. */
export function PrintedPage({
  label,
  html,
  styles,
  direction,
  language,
  scale = 1,
}: {
  /** What the page is, for screen readers. */
  readonly label: string
  readonly html: string
  readonly styles: string
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
  readonly scale?: number
}): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
    root.innerHTML = printedMarkup(html)
  }, [html, styles])
  return (
    <article
      ref={place}
      className={classes.page}
      aria-label={label}
      dir={direction}
      lang={language}
      style={{ zoom: scale }}
    />
  )
}
