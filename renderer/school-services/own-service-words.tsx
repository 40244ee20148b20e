import type { ReactElement } from 'react'

import type { MatchedSchoolService } from '#shared/api/school-services.ts'
import { questionsFor } from '#shared/domain/matching/match.ts'
import type { Speaker } from '#renderer/matching/judgement-words.ts'
import { Reasons } from '#renderer/matching/option-row.tsx'
import matching from '#renderer/matching/matching.module.css'
import { takingPart } from './school-service-words.ts'

/** One of the school's own services as a line says it: what fits, what does not, and what to ask whoever runs it. */
export function OwnServiceWords({
  of: { service, judgements },
  speaker,
}: {
  readonly of: MatchedSchoolService
  readonly speaker: Speaker
}): ReactElement {
  const { t, locale } = speaker
  const asked = questionsFor(judgements).map((need) =>
    need === 'age' ? t('school-services:choose.grades') : t(`matching:need.${need}`),
  )
  const about = [
    service.meets,
    service.runByName,
    service.places !== null && `${t('school-services:list.takingPart')}: ${takingPart(service, t)}`,
  ].filter(Boolean)
  return (
    <span className={matching.optionWords}>
      <span className={matching.optionName}>
        <strong>
          <bdi>{service.name}</bdi>
        </strong>
        {about.map((words) => (
          <span key={String(words)}>
            {' · '}
            <bdi>{words}</bdi>
          </span>
        ))}
      </span>
      <span className={matching.reasons}>
        <Reasons of={judgements} verdict="fits" speaker={speaker} />
        <Reasons of={judgements} verdict="misses" speaker={speaker} />
      </span>
      {asked.length > 0 && (
        <span className={matching.questions}>
          {t('school-services:choose.ask', { what: new Intl.ListFormat(locale).format(asked) })}
        </span>
      )}
    </span>
  )
}
