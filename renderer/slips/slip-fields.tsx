import type { ReactElement, ReactNode } from 'react'

import type { SlipMatch } from '#shared/api/slips.ts'
import {
  asksAgain,
  asksFor,
  asksHowItWas,
  asksWords,
  HEARD_QUESTIONS,
  HeardAnswer,
  isOnlyKept,
  provesHandedOver,
  REASONS,
  saysDay,
  SlipTick,
  stateOnReturn,
  type TellingSlip,
  TICKS,
  TICKS_WITH_DAY,
} from '#shared/domain/slip-answer.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import type { PileForm } from './pile-form.ts'

interface Line {
  readonly of: PileForm
  /** Where the paper stands in its form. */
  readonly at: string
}

type Asked = Line & {
  readonly slip: TellingSlip
  readonly referral: Pick<SlipMatch['referrals'][number], 'state' | 'pathway' | 'destination' | 'hasPacket'>
}

/** What a paper asks whoever filled it in, in its own order, and the day it came back. */
export function SlipFields(asked: Asked): ReactElement {
  const { t } = useText()
  const { of, at } = asked
  return (
    <SlipAsked
      {...asked}
      when={<DateField of={of} name={`rows.${at}.cameOn`} label={t('slips:cameOn')} past required />}
    />
  )
}

/** What a paper asks, wherever it is answered. */
export function SlipAsked({
  of,
  at,
  slip,
  referral,
  spoken = false,
  when,
}: Asked & {
  /** Whether somebody says it on the telephone, and no paper is read. */
  readonly spoken?: boolean
  /** Asked beside the words: when it was told. */
  readonly when?: ReactNode
}): ReactElement {
  const { t } = useText()
  const { watch } = of.form
  const name = <Field extends string>(field: Field) => `rows.${at}.${field}` as const
  const tick = SlipTick.safeParse(watch(name('tick'))).data ?? null
  const day = watch(name('day'))
  const askOn = watch(name('askOn'))
  const heard = (key: 'words' | 'pleaseCall') => t(spoken ? `slips:spoken.${key}` : `slips:${key}`)
  const words = asksWords(tick)
    ? t(spoken ? `slips:spoken.wordsOf.${tick}` : `slips:wordsOf.${tick}`)
    : heard('words')
  const state = t(`vocabulary:referralState.${referral.state}`)
  return (
    <>
      <ChoiceField
        of={of}
        name={name('tick')}
        label={t(spoken ? 'providers:calls.theySay' : 'slips:says')}
        choices={TICKS[slip].map((value) => ({ value, label: t(`slips:tick.${value}`) }))}
      />
      <TickFields of={of} at={at} tick={tick} />
      {askOn !== undefined && asksAgain({ tick, day }, stateOnReturn(referral)) && (
        <DateField of={of} name={name('askOn')} label={t('slips:askOn')} description={t('slips:askOnHint')} />
      )}
      {asksHowItWas(slip) && <HeardFields of={of} within={`rows.${at}.heard`} />}
      <CheckField of={of} name={name('pleaseCall')} label={heard('pleaseCall')} />
      <FieldRow>
        <TextArea of={of} name={name('words')} label={words} lines={1} />
        {when}
      </FieldRow>
      {isOnlyKept({ tick, day }, stateOnReturn(referral)) && (
        <Remark title={t(spoken ? 'slips:spoken.onlyKept' : 'slips:onlyKept', { state })} />
      )}
      {provesHandedOver(referral) && <Remark title={t('slips:handedOver')} />}
      <Follows of={of} at={at} slip={slip} tick={tick} provider={referral.destination} />
    </>
  )
}

/** What the ticked line itself asks: a day, a time, a reason. */
function TickFields({ of, at, tick }: Line & { readonly tick: SlipTick | null }): ReactElement | null {
  const { t } = useText()
  const reasons = tick === null ? undefined : REASONS[tick]
  if (saysDay(tick))
    return (
      <FieldRow>
        <DateField of={of} name={`rows.${at}.day`} label={t(`slips:day.${tick}`)} {...TICKS_WITH_DAY[tick]} />
        {tick === 'appointment' && (
          <TextField of={of} name={`rows.${at}.atTime`} type="time" label={t('slips:time')} empty="null" />
        )}
      </FieldRow>
    )
  if (!reasons) return null
  return (
    <SelectField
      of={of}
      name={`rows.${at}.reason`}
      label={t('slips:reason')}
      nothing={t('slips:reasonNotSaid')}
      choices={reasons.map((value) => ({
        value,
        label: t(`slips:reasonOf.${value}` as 'slips:reasonOf.age'),
      }))}
    />
  )
}

/** Whether they were helped, respected and safe, as faces were ticked. */
export function HeardFields({
  of,
  within,
}: {
  readonly of: PileForm
  readonly within: `rows.${string}.heard` | `cards.${string}`
}): ReactElement {
  const { t } = useText()
  return (
    <FieldRow>
      {HEARD_QUESTIONS.map((question) => (
        <ChoiceField
          key={question}
          of={of}
          name={`${within}.${question}`}
          label={t(`slips:heard.${question}`)}
          choices={HeardAnswer.options.map((value) => ({ value, label: t(`slips:heardAnswer.${value}`) }))}
        />
      ))}
    </FieldRow>
  )
}

/** What goes on a list once the paper is entered. */
function Follows({
  of,
  at,
  slip,
  tick,
  provider,
}: Line & {
  readonly slip: TellingSlip
  readonly tick: SlipTick | null
  readonly provider: string
}): ReactElement {
  const { t } = useText()
  const { pleaseCall, heard } = of.form.watch(`rows.${at}`)
  const answerOf = (value: string | null) => HeardAnswer.safeParse(value).data ?? null
  const kinds = asksFor({
    ...{ slip, tick, pleaseCall },
    heard: {
      helped: answerOf(heard.helped),
      respected: answerOf(heard.respected),
      safe: answerOf(heard.safe),
    },
  })
  const tasks = kinds.map((kind) => t(`slips:task.${kind}`, { provider })).join(' · ')
  return <div role="status">{kinds.length > 0 && <p>{t('slips:follows', { tasks })}</p>}</div>
}
