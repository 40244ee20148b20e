import { Button } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'
import { z } from 'zod'

import type { ReferralView } from '#shared/api/referrals.ts'
import { Day } from '#shared/domain/fields.ts'
import {
  endingsOf,
  goesToProvider,
  nextEndings,
  PageEnding,
  type PrintedPage,
} from '#shared/domain/packet.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'
import { SendMethod } from '#shared/domain/referral.ts'
import type { Contact } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { addresseeOf, contactName } from '#renderer/cases/timeline-contacts.ts'
import { useCommand } from '#renderer/query.ts'
import { AlreadyLeftFields, alreadyLeftOf, LeftAnswers, NOT_LEFT } from '#renderer/referrals/already-left.tsx'
import { useText } from '#renderer/text.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { CheckField, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { DoNotSend } from './do-not-send.tsx'
import classes from './packets.module.css'
import { stoppedOf } from './stopped.ts'
import { HANDED_TO_NOBODY, HandedAnswers, WhichParent } from './which-parent.tsx'

const Answers = z.object({
  /** By page. */
  endings: z.record(z.string(), PageEnding.nullable().optional()),
  method: SendMethod.nullable(),
  emergency: z.boolean(),
  threat: z.string().max(8000, 'common:fields.tooLong'),
  wentOn: Day,
  ...HandedAnswers,
  ...LeftAnswers,
})
type Answers = z.infer<typeof Answers>

/** Nothing is answered before somebody answers: a saved file or a printed sheet has gone nowhere yet. */
const nothingSaid = (wentOn: string): Answers => ({
  endings: {},
  method: null,
  emergency: false,
  threat: '',
  wentOn,
  ...HANDED_TO_NOBODY,
  ...NOT_LEFT,
})

const tellsProvider = ({ page, ending }: { readonly page: PrintedPage; readonly ending: PageEnding }) =>
  ending === 'sent-to-provider' && page.information.length > 0

const answered = (pages: readonly PrintedPage[], { endings }: Pick<Answers, 'endings'>) =>
  pages.flatMap((page) => {
    const ending = endings[page.id]
    return ending ? [{ page, ending }] : []
  })

/** What the answers about these pages must hold; a page that is left open is asked about again. */
function answersAbout(pages: readonly PrintedPage[]) {
  return Answers.check((context) => {
    const said = answered(pages, context.value)
    const refuse = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', path, message, input: context.value })
    if (said.length === 0) refuse([], 'packets:errors.noEnding')
    if (said.some(tellsProvider) && context.value.method === null)
      refuse(['method'], 'packets:errors.noMethod')
  })
}

/** Asks where the printed pages went, or later those that were kept. Printing tells nobody anything; sending is what gets recorded. */
export function WherePagesWent({
  referral,
  pages,
  contacts,
  isSigned,
  stopped,
}: {
  readonly referral: ReferralView
  readonly pages: readonly PrintedPage[]
  readonly contacts: readonly Contact[]
  /** Whether the release is there already, so that no further signature is waited for. */
  readonly isSigned: boolean
  /** Why pages must not go by now, by page. */
  readonly stopped: Readonly<Record<string, PageStop>>
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const settle = useCommand(api.packets.settle)
  const schema = useMemo(() => answersAbout(pages), [pages])
  const printedOn =
    pages
      .map(({ printedAt }) => dayOf(printedAt, timeZone))
      .toSorted()
      .at(-1) ?? today
  // Where it was said already that the referral went, its pages went with it.
  const likelyDay = referral.sentOn !== null && referral.sentOn >= printedOn ? referral.sentOn : today
  const isKept = pages.every(({ ending }) => ending === 'kept')
  const form = useRecordForm(schema, {
    defaults: nothingSaid(likelyDay),
    save: async (answers) => {
      const said = answered(pages, answers)
      const sends = said.some(({ ending }) => ending === 'sent-to-provider')
      const { method, emergency, threat, handedTo, wentOn } = answers
      await settle.run({
        referralId: referral.id,
        endings: said.map(({ page, ending }) => ({ pageId: page.id, ending })),
        method: sends ? method : null,
        emergency: sends && emergency ? { threat } : null,
        handedTo,
        alreadyLeft: alreadyLeftOf(answers),
        wentOn,
      })
      form.form.reset(nothingSaid(likelyDay))
    },
  })
  const { emergency, ...answers } = form.form.watch()
  const said = answered(pages, answers)
  const sends = said.some(({ ending }) => ending === 'sent-to-provider')
  const prints = [...Map.groupBy(pages, ({ printedAt }) => printedAt)].toSorted(([one], [other]) =>
    one.localeCompare(other),
  )
  const newest = prints.at(-1)?.[0]
  return (
    <Section
      title={t(isKept ? 'packets:went.keptTitle' : 'packets:went.title')}
      {...(!isKept && { tone: 'accent' as const })}
    >
      <FormBox of={form} save={t('packets:went.save')}>
        <p className={classes.quiet}>
          {t(isKept ? 'packets:went.keptHint' : 'packets:went.hint')}{' '}
          {!isSigned && pages.some(({ part }) => part === 'consent-form') && t('packets:went.formWaits')}
        </p>
        {prints.map(([printedAt, together], at) =>
          prints.length === 1 ? (
            <Endings
              key={printedAt}
              of={form}
              pages={together}
              {...{ referral, contacts, stopped, isKept }}
            />
          ) : (
            <FieldGroup
              key={printedAt}
              // The newest is asked about first; those before wait folded, but for what must not go.
              folded={printedAt !== newest && together.every(({ id }) => stopped[id] === undefined)}
              legend={t('packets:went.made', {
                ...{ nth: at + 1, count: prints.length },
                day: shortDay(dayOf(printedAt, timeZone), locale, today),
                time: clockTime(printedAt, locale, timeZone),
              })}
            >
              <Endings of={form} pages={together} {...{ referral, contacts, stopped, isKept }} />
            </FieldGroup>
          ),
        )}
        <DateField of={form} name="wentOn" label={t('packets:went.on')} past required />
        {sends && (
          <>
            <SelectField
              of={form}
              name="method"
              label={t('packets:went.method')}
              required={said.some(tellsProvider)}
              choices={SendMethod.options.map((value) => ({
                value,
                label: t(`vocabulary:sendMethod.${value}`),
              }))}
            />
            <CheckField
              of={form}
              name="emergency"
              label={t('packets:went.emergency')}
              description={t('packets:went.emergencyHint')}
            />
            {emergency && (
              <TextArea of={form} name="threat" label={t('packets:went.threat')} lines={2} required />
            )}
          </>
        )}
        <WhichParent of={form} studentId={referral.studentId} failure={form.failure} />
        <AlreadyLeftFields of={form} />
      </FormBox>
    </Section>
  )
}

interface OfOnePrint {
  readonly of: RecordForm<Answers, Answers>
  readonly referral: ReferralView
  /** What came out of the printer at one time. */
  readonly pages: readonly PrintedPage[]
  readonly stopped: Readonly<Record<string, PageStop>>
  readonly isKept: boolean
}

/** One answer for all pages of one printing; what is folded away with another stays unsaid. */
function QuickAnswers({ of, referral, pages, stopped, isKept }: OfOnePrint): ReactElement {
  const { t } = useText()
  const fill = (ending: PageEnding, among: readonly PrintedPage[]) => {
    for (const { id } of among) of.form.setValue(`endings.${id}`, ending, { shouldDirty: true })
  }
  const forFamily = pages.filter(({ part }) => !goesToProvider(part))
  const forProvider = pages.filter(
    ({ id, part, provider }) =>
      goesToProvider(part) && (provider ?? referral.organizationId) !== null && stopped[id] === undefined,
  )
  return (
    <div className={classes.quick}>
      {forFamily.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => fill('handed-to-parent', forFamily)}>
          {t('packets:went.familyHas')}
        </Button>
      )}
      {forProvider.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => fill('sent-to-provider', forProvider)}>
          {t('packets:went.providerHas')}
        </Button>
      )}
      {!isKept && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => fill('kept', pages)}>
            {t('packets:went.nothingLeft')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => fill('not-printed', pages)}>
            {t('vocabulary:pageEnding.not-printed')}
          </Button>
        </>
      )}
    </div>
  )
}

function Endings({
  contacts,
  ...print
}: OfOnePrint & { readonly contacts: readonly Contact[] }): ReactElement {
  const { t } = useText()
  const { of, referral, pages, stopped } = print
  const hasProvider = referral.organizationId !== null
  const addressee = addresseeOf(pages, contacts)
  const nameOf = ({ part, provider }: PrintedPage) => {
    const name = t(`vocabulary:packetPart.${part}`)
    return provider && provider.name !== referral.destination ? `${name} · ${provider.name}` : name
  }
  return (
    <>
      <QuickAnswers {...print} />
      {stoppedOf(pages.map(({ id, part }) => ({ part, stop: stopped[id] ?? null }))).map(
        ({ stop, parts }) => (
          <DoNotSend
            key={stop}
            stop={stop}
            of={parts.map((part) => t(`vocabulary:packetPart.${part}`)).join(', ')}
          />
        ),
      )}
      {addressee && <p>{t('packets:went.printedFor', { name: contactName(addressee, t) })}</p>}
      <FieldRow>
        {pages.map((page) => (
          <SelectField
            key={page.id}
            of={of}
            name={`endings.${page.id}`}
            label={nameOf(page)}
            nothing={t('packets:went.notSaid')}
            choices={endingsOf(page.part)
              .filter((ending) => nextEndings(page.ending).includes(ending))
              .filter((ending) => hasProvider || page.provider !== null || ending !== 'sent-to-provider')
              .map((value) => ({ value, label: t(`vocabulary:pageEnding.${value}`) }))}
          />
        ))}
      </FieldRow>
    </>
  )
}
