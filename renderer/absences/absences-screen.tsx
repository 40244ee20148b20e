import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { Presence } from '#shared/domain/absence.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import { SpanText } from '#renderer/ui/date-text.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import classes from './absences.module.css'
import { AbsenceDialog } from './absence-dialog.tsx'
import { CoverWords } from './cover-words.tsx'
import { type KnownPresence, usePresence } from './use-presence.ts'

/** Who is away, now and later, and who does what is theirs meanwhile. */
export function AbsencesScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const answer = useAnswer(api.absences.list, {})
  const presence = usePresence()
  const mayChange = useMay(officeWork)
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={t('absences:title')}
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      facts={t('absences:about')}
      narrow
      actions={
        mayChange && (
          <Button leftSection={<Icon name="plus" size="1rem" />} onClick={() => setAdding(true)}>
            {t('absences:list.add')}
          </Button>
        )
      }
    >
      <Answer of={answer}>
        {() =>
          presence && (
            <div className={classes.stack}>
              <AbsenceList presence={presence} mayChange={mayChange} />
              <StandIns standIns={presence.standIns} mayChange={mayChange} />
            </div>
          )
        }
      </Answer>
      {adding && presence && <AbsenceDialog presence={presence} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function AbsenceList({
  presence,
  mayChange,
}: {
  readonly presence: KnownPresence
  readonly mayChange: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { nameOf } = useColleagues()
  const remove = useCommand(api.absences.remove)
  const { absences } = presence
  return (
    <Section title={t('absences:list.title')} count={absences.length}>
      {remove.error && <ErrorNotice error={remove.error} />}
      {absences.length === 0 ? (
        <p className={lines.quiet}>{t('absences:list.none')}</p>
      ) : (
        <ul className={classNames(lines.lines, classes.list)} aria-label={t('absences:list.title')}>
          {absences.map((absence) => {
            const { id, version, accountId, startsOn, endsOn, note } = absence
            const full = t('absences:list.of', {
              name: nameOf(accountId),
              from: shortDay(startsOn, locale, today),
            })
            return (
              <li key={id}>
                <div className={lines.words}>
                  <p>
                    <strong>{nameOf(accountId)}</strong> · <SpanText from={startsOn} to={endsOn} />
                  </p>
                  <p>
                    <CoverWords of={absence} presence={presence} />
                  </p>
                  {note && <p className={lines.quiet}>{note}</p>}
                </div>
                {mayChange && (
                  <ActionIcon
                    aria-label={`${t('common:actions.remove')}: ${full}`}
                    onClick={() => void remove.run({ id, version }).catch(() => undefined)}
                  >
                    <Icon name="close" size="1rem" />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

function StandIns({
  standIns,
  mayChange,
}: Pick<Presence, 'standIns'> & { readonly mayChange: boolean }): ReactElement {
  const { t } = useText()
  const { owners, nameOf } = useColleagues()
  const set = useCommand(api.absences.setStandIn)
  return (
    <Section title={t('absences:standIns.title')}>
      <div className={classes.stack}>
        <p className={lines.quiet}>{t('absences:standIns.about')}</p>
        {set.error && <ErrorNotice error={set.error} />}
        <div className={classes.standIns}>
          {owners.map(({ value: accountId }) => {
            const standInId = standIns[accountId] ?? ''
            const others = owners.filter(({ value }) => value !== accountId)
            const isGone = standInId !== '' && others.every(({ value }) => value !== standInId)
            return (
              <NativeSelect
                key={accountId}
                label={t('absences:standIns.for', { name: nameOf(accountId) })}
                value={standInId}
                disabled={!mayChange || set.busy}
                onChange={({ currentTarget: { value } }) =>
                  void set.run({ accountId, standInId: value || null }).catch(() => undefined)
                }
                data={[
                  { value: '', label: t('absences:standIns.nobody') },
                  ...others,
                  ...(isGone ? [{ value: standInId, label: nameOf(standInId) }] : []),
                ]}
              />
            )
          })}
        </div>
      </div>
    </Section>
  )
}
