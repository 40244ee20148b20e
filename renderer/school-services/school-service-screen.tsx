import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import type { SchoolServiceLine, SchoolServiceRecord } from '#shared/api/school-services.ts'
import { areAllPlacesTaken, isRoomStale } from '#shared/domain/school-service.ts'
import { api } from '#renderer/api.ts'
import { languagesOf } from '#renderer/providers/provider-words.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { RoomForm } from './room-form.tsx'
import { SchoolServiceForm } from './school-service-form.tsx'
import { gradesOf, helpOf } from './school-service-words.ts'
import classes from './school-services.module.css'

/** One of the school's own services: what it is, whether there is room, and what became of those who were referred. */
export function SchoolServiceScreen(): ReactElement {
  const { schoolServiceId } = useParams({ from: '/providers/school/$schoolServiceId' })
  const answer = useAnswer(api.schoolServices.get, { id: schoolServiceId })
  return <Answer of={answer}>{(record) => <OneService record={record} />}</Answer>
}

function OneService({ record }: { readonly record: SchoolServiceRecord }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const [editing, setEditing] = useState(false)
  const setOffered = useCommand(api.schoolServices.setOffered)
  const { service } = record
  const { id, version, endedOn } = service
  return (
    <Page
      above={
        <BackLink
          label={t('school-services:title')}
          onBack={() => void navigate({ to: '/providers/school' })}
        />
      }
      title={service.name}
      facts={
        endedOn !== null && (
          <Tag tone="warn">{t('school-services:one.ended', { day: shortDay(endedOn, locale, today) })}</Tag>
        )
      }
      actions={
        works && (
          <>
            <Button
              variant="subtle"
              color="gray"
              loading={setOffered.busy}
              onClick={() =>
                void setOffered.run({ id, version, offered: endedOn !== null }).catch(() => undefined)
              }
            >
              {t(endedOn === null ? 'school-services:one.end' : 'school-services:one.offerAgain')}
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('common:actions.edit')}
            </Button>
          </>
        )
      }
      aside={<Numbers of={record.numbers} />}
    >
      {setOffered.error && <ErrorNotice error={setOffered.error} />}
      <Known service={service} />
      <RoomSection record={record} />
      {editing && <SchoolServiceForm service={service} onClose={() => setEditing(false)} />}
    </Page>
  )
}

/** What is known in words; what is not is named in one line, so that nobody takes silence for a no. */
function Known({ service }: { readonly service: SchoolServiceLine }): ReactElement {
  const { t, locale } = useText()
  const facts: readonly (readonly [string, string])[] = [
    [t('providers:form.help'), helpOf(service, t)],
    [t('school-services:list.grades'), gradesOf(service, t)],
    [t('school-services:form.runBy'), service.runByName],
    [t('school-services:list.meets'), service.meets],
    [t('providers:list.languages'), languagesOf(service.languages, locale)],
    [t('school-services:form.tier'), service.tier === null ? '' : t(`vocabulary:tier.${service.tier}`)],
    [t('school-services:form.places'), service.places === null ? '' : String(service.places)],
    [t('school-services:form.whatToExpect'), service.whatToExpect],
    [t('school-services:one.lists'), t(`school-services:one.onLists.${service.onLists ? 'yes' : 'no'}`)],
  ]
  const unknown = facts.filter(([, value]) => value === '').map(([label]) => label)
  return (
    <Section title={t('school-services:one.facts')}>
      <Facts of={facts.filter(([, value]) => value !== '')} />
      {unknown.length > 0 && (
        <p className={classes.quiet}>{t('school-services:one.unknown', { what: unknown.join(', ') })}</p>
      )}
    </Section>
  )
}

function RoomSection({ record: { service, rooms } }: { readonly record: SchoolServiceRecord }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const works = useMay(officeWork)
  const [saying, setSaying] = useState(false)
  const { room, inIt, waiting, places } = service
  const [last, ...before] = rooms.map((said) => ({
    id: said.id,
    words: t('school-services:room.saidBy', {
      room: t(`school-services:room.${said.room}`),
      day: shortDay(said.onDay, locale, today),
      by: said.by,
    }),
  }))
  return (
    <Section
      title={t('school-services:room.title')}
      actions={
        works &&
        service.endedOn === null && (
          <Button variant="default" size="compact-sm" onClick={() => setSaying(true)}>
            {t('school-services:room.say')}
          </Button>
        )
      }
    >
      <p>
        {last ? last.words : t('school-services:room.notSaid')}{' '}
        {room && isRoomStale(room, today) && <Tag tone="warn">{t('school-services:room.stale')}</Tag>}
      </p>
      <p>
        {places === null
          ? t('school-services:room.inIt', { count: inIt })
          : t('school-services:room.inItOf', { count: inIt, places })}{' '}
        {waiting > 0 && t('school-services:room.waiting', { count: waiting })}
      </p>
      {areAllPlacesTaken(service, service) && room?.room === 'capacity' && (
        <p className={classes.alert}>{t('school-services:room.allTaken')}</p>
      )}
      {before.length > 0 && (
        <details className={classes.before}>
          <summary>{t('school-services:room.before')}</summary>
          <ul>
            {before.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </details>
      )}
      {saying && <RoomForm service={service} onClose={() => setSaying(false)} />}
    </Section>
  )
}

function Numbers({
  of: { sent, started, medianDays },
}: {
  readonly of: SchoolServiceRecord['numbers']
}): ReactElement {
  const { t, locale } = useText()
  return (
    <Section title={t('school-services:numbers.title')}>
      {sent === 0 ? (
        <p className={classes.quiet}>{t('school-services:numbers.none')}</p>
      ) : (
        <Facts
          of={[
            [t('school-services:numbers.sent'), sent.toLocaleString(locale)],
            [t('school-services:numbers.started'), started.toLocaleString(locale)],
            [
              t('school-services:numbers.wait'),
              medianDays === null
                ? t('school-services:numbers.noneStarted')
                : t('school-services:numbers.days', { count: medianDays }),
            ],
          ]}
        />
      )}
    </Section>
  )
}
