import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import type { UnsaidForm } from '#shared/api/printing.ts'
import { isSavedCopy, leavesByRequest, mayBeSent, type PrintedPaper } from '#shared/domain/form.ts'
import type { EndingOfMany } from '#shared/domain/many-at-once.ts'
import type { PageEnding } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { DoNotSend } from '#renderer/packets/do-not-send.tsx'
import { HANDED_TO_NOBODY, HandedAnswers, WhichParent } from '#renderer/packets/which-parent.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import {
  AlreadyLeftFields,
  alreadyLeftOf,
  isRefusedByRule,
  LeftAnswers,
  NOT_LEFT,
} from '#renderer/referrals/already-left.tsx'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { endingsOfAll } from './prints.ts'
import { SendForm } from './send-form.tsx'

const Left = z.object({ ...HandedAnswers, ...LeftAnswers })

/**
 * Asks on the spot where the forms of one student went that were printed last. Nothing is asked of a form whose way was
 * written down when it was asked for.
 */
export function SayWhere({
  studentId,
  forms,
  onLeft,
}: {
  readonly studentId: string
  readonly forms: readonly PrintedPaper[]
  /** Writes down how an answer to a records request left. */
  readonly onLeft?: () => void
}): ReactElement | null {
  const { t } = useText()
  const unsaid = useAnswer(api.printing.unsaid, {})
  const settle = useCommand(api.printing.settle)
  const left = useRecordForm(Left, { defaults: { ...HANDED_TO_NOBODY, ...NOT_LEFT }, save: async () => {} })
  const [said, setSaid] = useState<PageEnding | null>(null)
  const [sending, setSending] = useState<UnsaidForm | null>(null)
  if (!unsaid.data || (unsaid.isFetching && said === null)) return null
  const theirs = unsaid.data.forms.filter((one) => one.studentId === studentId && forms.includes(one.form))
  const last = theirs
    .map(({ printedAt }) => printedAt)
    .toSorted()
    .at(-1)
  const printed = theirs.filter(({ printedAt }) => printedAt === last)
  const formIds = printed.map(({ id }) => id)
  if (formIds.length === 0)
    return (
      <Remark tone="good">
        {said === null
          ? t('printing:goesAsAsked')
          : t('printing:said', { where: t(`vocabulary:pageEnding.${said}`) })}
      </Remark>
    )
  const say = (ending: EndingOfMany) => {
    const answers = left.form.getValues()
    void settle
      .run({
        ...{ pages: [], formIds, ending, wentOn: null },
        ...{ handedTo: answers.handedTo || null, alreadyLeft: alreadyLeftOf(answers) },
      })
      .then(() => setSaid(ending))
      .catch(() => undefined)
  }
  const [only, ...others] = printed
  const toSend = only && others.length === 0 && mayBeSent(only.form) ? only : null
  return (
    <Remark
      action={
        <>
          {onLeft && printed.every(({ form }) => leavesByRequest(form)) && (
            <Button size="xs" onClick={onLeft}>
              {t('requests:paper.left')}
            </Button>
          )}
          {endingsOfAll(printed).map((ending) => (
            <Button
              key={ending}
              size="xs"
              variant={ending === 'handed-to-parent' ? 'filled' : 'default'}
              loading={settle.busy}
              onClick={() => say(ending)}
            >
              {t(`printing:now.${ending}`)}
            </Button>
          ))}
          {toSend && (
            <Button size="xs" variant="default" onClick={() => setSending(toSend)}>
              {t('printing:unsaid.send')}
            </Button>
          )}
        </>
      }
    >
      {t('printing:nowSay')}
      {printed.map(
        ({ id, stop, form }) => stop && <DoNotSend key={id} stop={stop} isCopy={isSavedCopy(form)} />,
      )}
      {settle.error && <ErrorNotice error={settle.error} />}
      <WhichParent of={left} studentId={studentId} failure={settle.error} />
      <AlreadyLeftFields of={left} isRefused={isRefusedByRule(settle.error)} />
      {sending && (
        <SendForm of={sending} onSent={() => setSaid('sent-to-provider')} onClose={() => setSending(null)} />
      )}
    </Remark>
  )
}
