import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import { ownerOnly } from '#shared/api/roles.ts'
import { ReviewDraft } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { dayOf, shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckField, ChoiceField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Objections } from './objections.tsx'
import { Orders } from './orders.tsx'
import { ToldAhead } from './told-ahead.tsx'
import classes from './requests.module.css'

type Seen = Pick<RequestRecord, 'fingerprint' | 'orders' | 'ordersFingerprint' | 'documents'> &
  Pick<RequestRecord['request'], 'objections'>

/** What the form asks: an approval says that the orders and what another parent objects were read, where there are any. */
const reviewing = (hasToRead: boolean) =>
  ReviewDraft.and(z.object({ ordersAreRead: z.boolean() })).check((context) => {
    const { decision, ordersAreRead } = context.value
    if (hasToRead && decision === 'approved' && !ordersAreRead)
      context.issues.push({
        code: 'custom',
        path: ['ordersAreRead'],
        message: 'requests:errors.ordersUnread',
        input: context.value,
      })
  })

/** What the administrator decided, and for whoever may write it down the form. */
export function ReviewBox({
  record: { request, fingerprint, orders, ordersFingerprint, documents },
}: {
  readonly record: RequestRecord
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const mayReview = useMay(ownerOnly)
  // What stood on the screen when the form was opened over it.
  const [seen, setSeen] = useState<Seen | null>(null)
  const stop = useClosing(seen, setSeen)
  const { review, reviewsBefore, outcome, objections } = request
  return (
    <Section title={t('requests:review.title')}>
      {review ? (
        <>
          <p>
            {t(review.decision === 'approved' ? 'requests:review.isApproved' : 'requests:review.isRefused', {
              name: review.by,
              day: shortDay(review.on, locale, today),
            })}
          </p>
          {review.words !== '' && <p className={classes.said}>{review.words}</p>}
        </>
      ) : (
        <p>{t('requests:review.none')}</p>
      )}
      {reviewsBefore.length > 0 && (
        <ul className={classes.missing}>
          {reviewsBefore.map(({ by, on, recordedAt, untilAt }) => (
            <li key={recordedAt}>
              {t('requests:review.wasApproved', {
                name: by,
                day: shortDay(on, locale, today),
                until: shortDay(dayOf(untilAt, timeZone), locale, today),
              })}
            </li>
          ))}
        </ul>
      )}
      {outcome === null && mayReview && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            onClick={() => setSeen({ fingerprint, orders, ordersFingerprint, objections, documents })}
          >
            {t('requests:review.action')}
          </Button>
        </div>
      )}
      {seen !== null && <ReviewForm request={request} seen={seen} onClose={stop} />}
    </Section>
  )
}

function ReviewForm({
  request: { id, version, kind },
  seen,
  onClose,
}: {
  readonly request: RequestRecord['request']
  readonly seen: Seen
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const run = useCommand(api.recordsRequests.review)
  const hasToRead = seen.ordersFingerprint !== ''
  const form = useRecordForm(reviewing(hasToRead), {
    defaults: { by: '', on: today, words: '', ordersAreRead: false },
    save: async ({ ordersAreRead, ...review }) => {
      const ordersRead = ordersAreRead ? seen.ordersFingerprint : ''
      await run.run({ id, version, review, seen: seen.fingerprint, ordersRead })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.review.${id}`, form)
  return (
    <Dialog title={t('requests:review.title')} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => {
          void refreshEverything()
          // What is on the screen now is looked at first; what was typed stays.
          onClose()
        }}
      >
        <Orders of={seen.orders} kind={kind} />
        <ToldAhead of={seen.documents} />
        {seen.objections.length > 0 && (
          <Remark tone="warning" title={t('requests:objections.title')}>
            <Objections of={seen.objections} />
          </Remark>
        )}
        {hasToRead && <CheckField of={form} name="ordersAreRead" label={t('requests:orders.read')} />}
        <ChoiceField
          of={form}
          name="decision"
          label={t('requests:review.decision')}
          choices={(['approved', 'refused'] as const).map((value) => ({
            value,
            label: t(`requests:review.${value}`),
          }))}
          required
        />
        <TextField of={form} name="by" label={t('requests:review.by')} required />
        <DateField of={form} name="on" label={t('requests:review.on')} past required />
        <TextArea
          of={form}
          name="words"
          label={t('requests:review.words')}
          description={t('requests:review.wordsHint')}
        />
      </KeptBox>
    </Dialog>
  )
}
