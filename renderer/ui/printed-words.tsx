import type { ReactElement } from 'react'

import { directionOf } from '../text.ts'
import classes from './printed-page.module.css'
import './printed-fonts.css'

/** A few words in the letters of the printed pages, read in the direction of their language. */
export function PrintedWords({
  language,
  children,
}: {
  readonly language: string
  readonly children: string
}): ReactElement {
  return (
    <p lang={language} dir={directionOf(language)} className={classes.words}>
      {children}
    </p>
  )
}
