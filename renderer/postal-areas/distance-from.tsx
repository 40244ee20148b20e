import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Origin } from '#shared/api/postal-areas.ts'
import { distanceIn } from '#shared/text/distance-words.ts'
import { say, type Say, useText } from '#renderer/text.ts'

/** A distance as a list says it: "about 3 miles". */
export const distanceOf = (miles: number): string => distanceIn(miles, say)

/** The same with from where. */
export function distanceFromWords(miles: number, from: Origin, t: Say): string {
  const values = { distance: distanceIn(miles, t), zip: from.zip }
  return t(from.isSchool ? 'areas:from.schoolAfter' : 'areas:from.zipAfter', values)
}

function fromWords(from: Origin | null, t: Say): string {
  if (from === null) return t('areas:from.none')
  const { zip, isKnown, isSchool } = from
  if (!isKnown) return t('areas:from.unknown', { zip })
  return t(isSchool ? 'areas:from.school' : 'areas:from.zip', { zip })
}

/** From where distances count and that they are straight lines; where none are known, why, and the way to mend it. */
export function DistanceFrom({ from }: { readonly from: Origin | null }): ReactElement {
  const { t } = useText()
  return (
    <>
      {fromWords(from, t)} {!from?.isKnown && <Link to="/postal-areas">{t('areas:open')}</Link>}
    </>
  )
}
