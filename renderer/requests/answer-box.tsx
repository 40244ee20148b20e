import { Button } from '@mantine/core'
import type { Dispatch, ReactElement, SetStateAction } from 'react'
import { z } from 'zod'

import { casework } from '#shared/api/roles.ts'
import { PagesOfWithdrawn, type Order, type RequestRecord } from '#shared/api/records-requests.ts'
import { AskedHow } from '#shared/domain/consent-request.ts'
import { Day, Id, OptionalLine, OptionalWords, Words } from '#shared/domain/fields.ts'
import { isRecorded } from '#shared/domain/may-answer.ts'
import { AnswerMethod, asksForOwn } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import {
  AlreadyLeftFields,
  alreadyLeftOf,
  isRefusedByRule,
  LeftAnswers,
  NOT_LEFT,
} from '#renderer/referrals/already-left.tsx'
import { MedicalStaffField } from '#renderer/medical-staff-field.tsx'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckField, ChoiceField, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Orders } from './orders.tsx'
import classes from './requests.module.css'

/** How a request may end. */
export type Ending = 'answer' | 'refuse' | 'withdraw'

interface About {
  readonly request: RequestRecord['request']
  readonly onClose: () => void
}

const reload = () => void refreshEverything()

/** How a request ends: what was chosen left, it was refused, or nobody asks any longer. */
export function AnswerBox({
  record: { request, missing, documents, orders, inHand },
  ending,
  print,
  setEnding,
}: {
  readonly record: RequestRecord
  /** Which of the prints left, where somebody pressed that. */
  readonly print: string | null
  /** What is being written down. */
  readonly ending: Ending | null
  readonly setEnding: Dispatch<SetStateAction<Ending | null>>
}): ReactElement {
  const { t } = useText()
  const doesCasework = useMay(casework)
  const stop = useClosing(ending, setEnding)
  const isOpen = request.outcome === null
  const isRefused = request.review?.decision === 'refused'
  const likeliest = likeliestOf(inHand)
  return (
    <Section title={t('requests:answer.title')}>
      {isOpen && doesCasework && !isRefused && inHand.length === 0 && (
        <p className={classes.quiet}>{t('requests:answer.printFirst')}</p>
      )}
      {doesCasework && likeliest && <InHand of={likeliest} />}
      <div className={classes.buttons}>
        {doesCasework && (!isRefused || likeliest !== undefined) && (
          <Button variant={likeliest ? 'filled' : 'default'} onClick={() => setEnding('answer')}>
            {t(isOpen && !isRefused ? 'requests:answer.action' : 'requests:answer.leftAlready')}
          </Button>
        )}
        {isOpen && doesCasework && isRefused && (
          <Button onClick={() => setEnding('refuse')}>{t('requests:answer.refuse')}</Button>
        )}
        {isOpen && (
          <Button variant="default" onClick={() => setEnding('withdraw')}>
            {t('requests:answer.withdraw')}
          </Button>
        )}
      </div>
      {ending === 'answer' && (
        <AnswerForm
          request={request}
          orders={orders}
          inHand={inHand}
          print={print ?? likeliest?.formId ?? null}
          isOfAge={missing.includes('of-age')}
          laidBehind={
            documents.filter(({ isChosen, scan }) => isChosen && scan?.isLaidBehind === true).length
          }
          hasProgram={documents.some(({ isChosen, isOfProgram }) => isChosen && isOfProgram)}
          onClose={stop}
        />
      )}
      {ending === 'refuse' && <RefuseForm request={request} onClose={stop} />}
      {ending === 'withdraw' && <WithdrawForm request={request} inHand={inHand} onClose={stop} />}
    </Section>
  )
}

const Answering = z.object({
  on: Day,
  method: AnswerMethod,
  formId: Id.nullable(),
  scansWent: z.boolean().default(false),
  ...LeftAnswers,
  threat: OptionalWords,
  medicalStaff: OptionalLine,
})

function AnswerForm({
  request,
  isOfAge,
  hasProgram,
  laidBehind,
  orders,
  inHand,
  print,
  onClose,
}: About & {
  /** The prints that wait to leave. */
  readonly inHand: RequestRecord['inHand']
  /** Which of them is asked about first. */
  readonly print: string | null
  /** What stands about custody or against contact. */
  readonly orders: readonly Order[]
  /** How many signed pages that were chosen are PDFs and print apart from the answer. */
  readonly laidBehind: number
  /** What was chosen holds records of a program for substance use. */
  readonly hasProgram: boolean
  /** A parent asks about a student of age, who may be told in an emergency alone (34 CFR 99.36(a)). */
  readonly isOfAge: boolean
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const answer = useCommand(api.recordsRequests.answer)
  const { id, version } = request
  const form = useRecordForm(Answering, {
    defaults: { on: today, formId: print, scansWent: false, ...NOT_LEFT, threat: '', medicalStaff: '' },
    save: async ({ threat, medicalStaff, on, method, formId, scansWent, ...left }) => {
      await answer.run({
        ...{ id, version, on, method, formId: inHand.length > 1 ? formId : null, scansWent },
        emergency: threat === '' ? null : { threat, medicalStaff },
        alreadyLeft: alreadyLeftOf(left),
      })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.answer.${id}`, form)
  const printWords = usePrintWords()
  const formId = form.form.watch('formId')
  const chosen = inHand.find((each) => each.formId === formId) ?? likeliestOf(inHand)
  const isOwn = asksForOwn(request)
  const methods = AnswerMethod.options.filter((method) => isOwn || method !== 'inspected')
  const text = isOwn ? 'textOwn' : isRecorded(request) ? 'text' : 'textSecret'
  return (
    <Dialog title={t('requests:answer.titleForm')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('requests:answer.action')} onCancel={onClose} reload={reload}>
        <Orders of={orders} kind={request.kind} />
        <p className={classes.quiet}>{t(`requests:answer.${text}`)}</p>
        <ChoiceField
          of={form}
          name="method"
          label={t('requests:answer.method')}
          choices={methods.map((value) => ({ value, label: t(`requests:method.${value}`) }))}
          required
        />
        <DateField of={form} name="on" label={t('requests:answer.on')} past required />
        {inHand.length > 1 && (
          <SelectField
            of={form}
            name="formId"
            label={t('requests:answer.whichPrint')}
            choices={inHand.map((each) => ({ value: each.formId, label: printWords(each) }))}
          />
        )}
        {chosen && <InHand of={chosen} isNamed={inHand.length > 1} />}
        {chosen && (
          <AlreadyLeftFields
            of={form}
            isRefused={chosen.isStale || request.outcome !== null || isRefusedByRule(form.failure)}
          />
        )}
        {laidBehind > 0 && (
          <CheckField
            of={form}
            name="scansWent"
            label={t('requests:answer.scansWent', { count: laidBehind })}
            description={t('requests:answer.scansWentHint')}
          />
        )}
        {(!isOwn || isOfAge) && (
          <TextArea
            of={form}
            name="threat"
            label={t('requests:answer.threat')}
            description={t('requests:answer.threatHint')}
          />
        )}
        {hasProgram && request.kind === 'other' && <MedicalStaffField of={form} name="medicalStaff" />}
      </KeptBox>
    </Dialog>
  )
}

type Print = RequestRecord['inHand'][number]

/** The print that leaves unless somebody says otherwise: the newest that says what stands, or else the newest. */
const likeliestOf = (inHand: RequestRecord['inHand']): Print | undefined =>
  inHand.find(({ isStale }) => !isStale) ?? inHand[0]

/** Names a print by its day and time. */
function usePrintWords(): (print: Print) => string {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  return ({ printedAt, isStale }) =>
    t(isStale ? 'requests:answer.printStale' : 'requests:answer.print', {
      day: shortDay(dayOf(printedAt, timeZone), locale, today),
      time: clockTime(printedAt, locale, timeZone),
    })
}

/** When the pages that wait to leave were printed, and whether they must not by now. */
function InHand({
  of: { printedAt, isStale },
  isNamed = false,
}: {
  readonly of: Print
  /** Its day and time stand there already. */
  readonly isNamed?: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const day = shortDay(dayOf(printedAt, timeZone), locale, today)
  return (
    <>
      {!isNamed && (
        <p className={classes.quiet}>
          {t('requests:answer.inHand', { day, time: clockTime(printedAt, locale, timeZone) })}
        </p>
      )}
      {isStale && <Remark tone="warning">{t('requests:answer.inHandStale')}</Remark>}
    </>
  )
}

const Refusing = z.object({ on: Day, how: AskedHow, words: Words })

function RefuseForm({ request: { id, version, review }, onClose }: About): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const refuse = useCommand(api.recordsRequests.refuse)
  const form = useRecordForm(Refusing, {
    defaults: { on: today, words: review?.words ?? '' },
    save: async (said) => {
      await refuse.run({ id, version, ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.refuse.${id}`, form)
  return (
    <Dialog title={t('requests:answer.refuseTitle')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <TextArea of={form} name="words" label={t('requests:answer.refuseWords')} required />
        <SelectField
          of={form}
          name="how"
          label={t('requests:answer.refuseHow')}
          choices={AskedHow.options.map((value) => ({ value, label: t(`vocabulary:askedHow.${value}`) }))}
          required
        />
        <DateField of={form} name="on" label={t('requests:answer.on')} past required />
      </KeptBox>
    </Dialog>
  )
}

const Withdrawing = z.object({ on: Day, words: Words, pages: PagesOfWithdrawn.nullable() })

function WithdrawForm({
  request: { id, version },
  inHand,
  onClose,
}: About & { readonly inHand: RequestRecord['inHand'] }): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const withdraw = useCommand(api.recordsRequests.withdraw)
  const form = useRecordForm(Withdrawing, {
    defaults: { on: today, words: '', pages: null },
    save: async (said) => {
      await withdraw.run({ id, version, ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.withdraw.${id}`, form)
  return (
    <Dialog title={t('requests:answer.withdrawTitle')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <TextArea of={form} name="words" label={t('requests:answer.withdrawWords')} required />
        {inHand.length > 0 && (
          <ChoiceField
            of={form}
            name="pages"
            label={t('requests:answer.pages')}
            description={t('requests:answer.pagesHint')}
            choices={[
              { value: 'destroyed', label: t('requests:answer.pagesDestroyed') },
              { value: 'not-found', label: t('requests:answer.pagesNotFound') },
            ]}
            required
          />
        )}
        <DateField of={form} name="on" label={t('requests:answer.on')} past required />
      </KeptBox>
    </Dialog>
  )
}
