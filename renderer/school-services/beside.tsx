import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { MatchedSchoolService } from '#shared/api/school-services.ts'
import type { MatchNeeds } from '#shared/domain/matching/needs.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import type { Speaker } from '#renderer/matching/judgement-words.ts'
import lines from '#renderer/ui/lines.module.css'
import { OwnServiceWords } from './own-service-words.tsx'
import classes from './school-services.module.css'

/** So many stand in sight: the providers below are what somebody came for. */
const SHOWN = 2

/** The school's own services that fit the same needs, beside the providers outside; nothing where none does. */
export function OwnServicesBeside({
  caseId,
  needs: { help, language },
  speaker,
  onChoose,
}: {
  readonly caseId: string
  readonly needs: MatchNeeds
  readonly speaker: Speaker
  readonly onChoose: (schoolServiceId: string) => void
}): ReactElement | null {
  const { t } = speaker
  const { data } = useAnswer(
    api.schoolServices.fitting,
    { caseId, needs: { help, language } },
    { keepBefore: true },
  )
  if (!data || data.fitting.length === 0) return null
  const [first, more] = [data.fitting.slice(0, SHOWN), data.fitting.slice(SHOWN)]
  return (
    <section className={classes.beside} aria-labelledby="own-services-beside">
      <h2 id="own-services-beside">{t('school-services:choose.beside')}</h2>
      <p className={classes.small}>{t('school-services:choose.besideAbout')}</p>
      <Lines of={first} speaker={speaker} onChoose={onChoose} />
      {more.length > 0 && (
        <details className={classes.before}>
          <summary>{t('school-services:choose.more', { count: more.length })}</summary>
          <Lines of={more} speaker={speaker} onChoose={onChoose} />
        </details>
      )}
    </section>
  )
}

function Lines({
  of,
  speaker,
  onChoose,
}: {
  readonly of: readonly MatchedSchoolService[]
  readonly speaker: Speaker
  readonly onChoose: (schoolServiceId: string) => void
}): ReactElement {
  const { t } = speaker
  return (
    <ul className={lines.lines}>
      {of.map((one) => (
        <li key={one.service.id}>
          <OwnServiceWords of={one} speaker={speaker} />
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('school-services:choose.chooseNamed', { name: one.service.name })}
            onClick={() => onChoose(one.service.id)}
          >
            {t('school-services:choose.choose')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
