import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { YearEndPerson } from '#shared/api/year-end.ts'
import { addDays } from '#shared/domain/days.ts'
import type { SchoolBreak } from '#shared/domain/school-break.ts'
import { AbsenceDialog } from '#renderer/absences/absence-dialog.tsx'
import { CoverWords } from '#renderer/absences/cover-words.tsx'
import { type KnownPresence, usePresence } from '#renderer/absences/use-presence.ts'
import { useText } from '#renderer/text.ts'
import { SpanText } from '#renderer/ui/date-text.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './year-end.module.css'

/** Who with open work is here in the break, who is not, and who does what is theirs then. */
export function BreakPeople({
  people,
  between,
}: {
  readonly people: readonly YearEndPerson[]
  readonly between: SchoolBreak
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const presence = usePresence()
  const [away, setAway] = useState<YearEndPerson | null>(null)
  const firstDay = addDays(between.endsOn, 1)
  return (
    <Section title={t('year-end:people.title')} count={people.length}>
      {people.length === 0 ? (
        <p className={lines.quiet}>{t('year-end:people.none')}</p>
      ) : (
        <ul className={lines.lines} aria-label={t('year-end:people.title')}>
          {people.map((person) => (
            <li key={person.accountId}>
              <div className={lines.words}>
                <p>
                  <strong>{person.name}</strong> · {t('year-end:people.cases', { count: person.openCases })} ·{' '}
                  <DueThen of={person} />
                </p>
                {presence && <AwayThen of={person} presence={presence} between={between} />}
              </div>
              {presence && (
                <Button size="xs" variant="default" onClick={() => setAway(person)}>
                  {t('year-end:people.away')}
                  <span className="fb-unseen"> {person.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {away && presence && (
        <AbsenceDialog
          presence={presence}
          known={{
            accountId: away.accountId,
            startsOn: firstDay < today ? today : firstDay,
            endsOn: between.until,
          }}
          onClose={() => setAway(null)}
        />
      )}
    </Section>
  )
}

function DueThen({ of: { dueInBreak, overdue, uncovered } }: { readonly of: YearEndPerson }): ReactElement {
  const { t } = useText()
  const due =
    dueInBreak === 0 ? t('year-end:people.nothingDue') : t('year-end:people.due', { count: dueInBreak })
  return (
    <>
      {[due, overdue > 0 && t('year-end:overdue', { count: overdue })].filter(Boolean).join(' · ')}
      {uncovered > 0 && (
        <strong className={classes.nobody}>
          {' '}
          <Icon name="warning" size="1rem" /> {t('year-end:people.uncovered', { count: uncovered })}
        </strong>
      )}
    </>
  )
}

function AwayThen({
  of: { accountId },
  presence,
  between: { endsOn, until },
}: {
  readonly of: YearEndPerson
  readonly presence: KnownPresence
  readonly between: SchoolBreak
}): ReactElement {
  const { t } = useText()
  const away = presence.absences.filter(
    (absence) => absence.accountId === accountId && absence.startsOn <= until && absence.endsOn > endsOn,
  )
  if (away.length === 0) return <p className={lines.quiet}>{t('year-end:people.here')}</p>
  return (
    <>
      {away.map((absence) => (
        <div key={absence.id}>
          <p>
            <SpanText from={absence.startsOn} to={absence.endsOn} />
          </p>
          <p>
            <CoverWords of={absence} presence={presence} />
          </p>
        </div>
      ))}
    </>
  )
}
