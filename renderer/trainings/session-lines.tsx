import { Button, Menu } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { SessionLine } from '#shared/api/trainings.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, timeOfDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import classes from './trainings.module.css'

/** The sessions, the newest first: each has a sheet to sign, which is entered back. */
export function SessionLines({
  of: sessions,
  isGuest,
  onChange,
  onEnter,
}: {
  readonly of: readonly SessionLine[]
  readonly isGuest: boolean
  readonly onChange: (session: SessionLine) => void
  readonly onEnter: (session: SessionLine) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const remove = useCommand(api.trainings.removeSession)
  const [printed, setPrinted] = useState<string | null>(null)
  return (
    <Section title={t('trainings:session.title')} count={sessions.length}>
      <div className={classes.stack}>
        {remove.error && <ErrorNotice error={remove.error} />}
        {printed !== null && (
          <PrintPreview
            title={t('trainings:session.print')}
            preview={api.trainings.previewSheet}
            print={api.trainings.printSheet}
            input={{ id: printed, language: locale }}
            onClose={() => setPrinted(null)}
          />
        )}
        {sessions.length === 0 ? (
          <p className={lines.quiet}>{t('trainings:session.none')}</p>
        ) : (
          <ul className={lines.lines} aria-label={t('trainings:session.title')}>
            {sessions.map((session) => {
              const { id, version, trainingName, partnerName, onDay, atTime, place, leader, minutes, came } =
                session
              const day = shortDay(onDay, locale, today)
              const facts = [
                day,
                atTime && timeOfDay(atTime, locale),
                place,
                leader,
                partnerName,
                minutes !== null && t('trainings:session.minutes', { count: minutes }),
                came > 0
                  ? t('trainings:session.came', { count: came })
                  : onDay <= today && t('trainings:session.notEntered'),
              ]
              const name = `${trainingName}, ${day}`
              return (
                <li key={id}>
                  <div className={lines.words}>
                    <p>{trainingName}</p>
                    <p className={lines.quiet}>{facts.filter(Boolean).join(' · ')}</p>
                  </div>
                  <span className={lines.buttons}>
                    {onDay <= today && !isGuest && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`${t('trainings:session.enter')}: ${name}`}
                        onClick={() => onEnter(session)}
                      >
                        {t('trainings:session.enter')}
                      </Button>
                    )}
                    <PopMenu
                      inPlace
                      target={
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={`${t('common:actions.more')}: ${name}`}
                        >
                          {t('common:actions.more')}
                        </Button>
                      }
                    >
                      <Menu.Item onClick={() => setPrinted(id)}>{t('trainings:session.print')}</Menu.Item>
                      {!isGuest && (
                        <Menu.Item onClick={() => onChange(session)}>
                          {t('trainings:session.change')}
                        </Menu.Item>
                      )}
                      {!isGuest && came === 0 && (
                        <Menu.Item onClick={() => void remove.run({ id, version }).catch(() => undefined)}>
                          {t('trainings:session.remove')}
                        </Menu.Item>
                      )}
                    </PopMenu>
                  </span>
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </Section>
  )
}
