import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { MatchedService } from '#shared/api/matching.ts'
import type { Judgement } from '#shared/domain/matching/judge.ts'
import { distanceIn } from '#shared/text/distance-words.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { farByVideo, judgementWords, questionWords, type Speaker } from './judgement-words.ts'
import classes from './matching.module.css'

/** A service as a line says it: its organization first. */
export function ServiceName({ of }: { readonly of: MatchedService }): ReactElement {
  return (
    <>
      <strong>{of.organizationName}</strong> · {of.name}
      {of.phone && (
        <>
          {' · '}
          <Ltr>{of.phone}</Ltr>
        </>
      )}
    </>
  )
}

/** A service that may be offered: what fits, what does not, and what to ask. */
export function OptionRow({
  of,
  speaker,
  name,
  checked,
  compared,
  onChoose,
  onCompare,
}: {
  readonly of: MatchedService
  readonly speaker: Speaker
  readonly name: string
  readonly checked: boolean
  /** Whether it is among those to stand side by side; `null` where there is no room for it. */
  readonly compared: boolean | null
  readonly onChoose: (serviceId: string) => void
  readonly onCompare: (serviceId: string) => void
}): ReactElement {
  const { t } = speaker
  const questions = questionWords(of.judgements, speaker)
  // Where it is asked for, a reason says it.
  const isReason = of.judgements.some(({ need }) => need === 'near')
  const far = farByVideo(of.judgements)
  const distance = of.miles === null || isReason ? null : distanceIn(of.miles, t)
  return (
    <div className={classes.option}>
      <label className={classes.optionLabel}>
        <input type="radio" name={name} checked={checked} onChange={() => onChoose(of.id)} />
        <span className={classes.optionWords}>
          <span className={classes.optionName}>
            <ServiceName of={of} />
          </span>
          <span className={classes.reasons}>
            {distance !== null && <span className={classes.reason}>{distance}</span>}
            <Reasons of={of.judgements} verdict="fits" speaker={speaker} />
            <Reasons of={of.judgements} verdict="unknown" speaker={speaker} />
            <Reasons of={of.judgements} verdict="misses" speaker={speaker} />
            {far && <span className={classes.reason}>{judgementWords(far, speaker)}</span>}
          </span>
          {questions && (
            <span className={classes.questions}>{t('matching:options.ask', { what: questions })}</span>
          )}
        </span>
      </label>
      <Button
        size="compact-sm"
        variant={compared ? 'filled' : 'default'}
        disabled={compared === null}
        aria-pressed={compared === true}
        aria-label={`${t('matching:compare.one')}: ${of.organizationName} · ${of.name}`}
        onClick={() => onCompare(of.id)}
      >
        {t('matching:compare.one')}
      </Button>
    </div>
  )
}

const ICONS = { fits: 'check', unknown: 'clock', misses: 'close' } as const

/** Not known, and yet something was said that a family should hear. */
const isSaid = ({ verdict, because }: Judgement): boolean =>
  verdict !== 'unknown' || because === 'waiting-list'

/** The reasons of one kind, each with a sign that says what it is to those who do not see colours, or do not see. */
export function Reasons({
  of,
  verdict,
  speaker,
}: {
  readonly of: readonly Judgement[]
  readonly verdict: keyof typeof ICONS
  readonly speaker: Speaker
}): ReactElement {
  return (
    <>
      {of
        .filter((judgement) => judgement.verdict === verdict && isSaid(judgement))
        .map((judgement) => (
          <span key={judgement.need} className={classes.reason} data-verdict={verdict}>
            <Icon name={ICONS[verdict]} size="0.875rem" />
            <span className="fb-unseen">{speaker.t(`matching:verdict.${verdict}`)}: </span>
            {judgementWords(judgement, speaker)}
          </span>
        ))}
    </>
  )
}
