import type { ReactElement } from 'react'

import { AnswerStop, type PageStop } from '#shared/domain/page-stop.ts'
import { type Say, useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { gapWords } from './gaps.tsx'
import classes from './packets.module.css'

const isOfAnswer = (stop: PageStop): stop is AnswerStop => AnswerStop.safeParse(stop).success

function stopWords(stop: PageStop, t: Say): string {
  if (stop === 'kept-away') return t('printing:stop.kept-away')
  if (stop === 'thanks-for-consent') return t('printing:stop.thanks-for-consent')
  if (stop === 'entered-in-error') return t('printing:why.entered-in-error')
  if (isOfAnswer(stop)) return t(`printing:stop.${stop}`)
  return gapWords(stop, t, '')
}

/** Says of a paper that waits that it must not go by now, and why. */
export function DoNotSend({
  stop,
  of,
  isCopy = false,
}: {
  readonly stop: PageStop
  /** Which page, where several wait together. */
  readonly of?: string
  /** A copy of a signed page: the family may have it all the same. */
  readonly isCopy?: boolean
}): ReactElement {
  const { t } = useText()
  const isForProviderOnly = isCopy && stop !== 'kept-away'
  return (
    <p className={classes.stop}>
      <Icon name="stop" />
      <span>
        {of !== undefined && `${of}: `}
        <strong>{t(isForProviderOnly ? 'printing:stop.notToProvider' : 'printing:stop.title')}</strong>{' '}
        {stopWords(stop, t)}
      </span>
    </p>
  )
}
