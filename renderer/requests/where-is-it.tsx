import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import { api } from '#renderer/api.ts'
import { DoNotSend } from '#renderer/packets/do-not-send.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { endingsOfAll } from '#renderer/printing/prints.ts'
import { useText } from '#renderer/text.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** Printed pages of the answer of which nobody has said where they are: each with why it must not go, and what is said of it. */
export function WhereIsIt({
  requestId,
  inHand,
  onLeft,
}: {
  readonly requestId: string
  /** The prints that may be said to have left. */
  readonly inHand: RequestRecord['inHand']
  readonly onLeft: (formId: string) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const unsaid = useAnswer(api.printing.unsaid, {})
  const settle = useCommand(api.printing.settle)
  const waiting = (unsaid.data?.forms ?? []).filter((form) => form.requestId === requestId)
  if (waiting.length === 0) return null
  return (
    <>
      {waiting.map((form) => {
        const time = clockTime(form.printedAt, locale, timeZone)
        const day = shortDay(dayOf(form.printedAt, timeZone), locale, today)
        return (
          <Remark
            key={form.id}
            tone="warning"
            title={t('requests:answer.whereIsIt', { day, time })}
            action={
              <>
                {inHand.some(({ formId }) => formId === form.id) && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('requests:answer.theseLeftOf', { day, time })}
                    onClick={() => onLeft(form.id)}
                  >
                    {t('requests:answer.theseLeft')}
                  </Button>
                )}
                {endingsOfAll([form]).map((ending) => (
                  <Button
                    key={ending}
                    size="xs"
                    variant="default"
                    loading={settle.busy}
                    onClick={() =>
                      void settle
                        .run({ pages: [], formIds: [form.id], ending, wentOn: null, alreadyLeft: null })
                        .catch(() => undefined)
                    }
                  >
                    {t(`printing:now.${ending}`)}
                  </Button>
                ))}
              </>
            }
          >
            {form.stop ? <DoNotSend stop={form.stop} /> : t('requests:answer.whereIsItHint')}
            {settle.error && <ErrorNotice error={settle.error} />}
          </Remark>
        )
      })}
    </>
  )
}
