import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { PacketOfMany } from '#shared/api/printing.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import classes from './printing.module.css'
import { whyNotWords } from './why-not.ts'

/** How many packets print, and by name those that do not, with the reason and the way to the packet itself. */
export function ReadyPackets({ packets }: { readonly packets: readonly PacketOfMany[] }): ReactElement {
  const { t } = useText()
  const stopped = packets.filter(({ stop }) => stop !== null)
  const waiting = packets.filter(({ stop, withoutLetter }) => stop === null && withoutLetter !== null)
  return (
    <>
      <p role="status">
        {t('printing:ready.count', { count: packets.length - stopped.length })}{' '}
        {stopped.length > 0 && t('printing:ready.not', { count: stopped.length })}
      </p>
      {waiting.length > 0 && (
        <Remark title={t('printing:ready.withoutLetter', { count: waiting.length })}>
          <ul>
            {waiting.map(({ referralId, studentListName, withoutLetter }) => (
              <li key={referralId}>
                {studentListName}: {withoutLetter && t(`consents:missing.${withoutLetter}`)}
              </li>
            ))}
          </ul>
        </Remark>
      )}
      {stopped.length > 0 && (
        <ul className={classes.prints}>
          {stopped.map(({ referralId, studentListName, stop, signs }) => (
            <li key={referralId}>
              <span>
                <strong>{studentListName}</strong> {stop && whyNotWords(stop, t, signs)}
              </span>
              {stop !== 'gone' && (
                <Link to="/packets/$referralId" params={{ referralId }}>
                  {t('printing:ready.open')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
