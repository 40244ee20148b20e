import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'

import { RecusalDraft } from '#shared/domain/access.ts'
import type { Account } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { dayOf, shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './people.module.css'

/** Who must not meet which student: relatives, and people as close. */
export function Recusals({ accounts }: { readonly accounts: readonly Account[] }): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const me = useMe()
  const answer = useAnswer(api.recusals.list, {})
  const end = useCommand(api.recusals.end)
  const [adding, setAdding] = useState(false)
  const others = accounts.filter(({ id }) => id !== me.accountId)
  return (
    <Section
      title={t('access:recusals.title')}
      actions={
        others.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            {t('access:recusals.add')}
          </Button>
        )
      }
    >
      <div className={classes.parts}>
        <p className={lines.quiet}>{t('access:recusals.hint')}</p>
        {end.error && <ErrorNotice error={end.error} />}
        <Answer of={answer} lines={2}>
          {(recusals) =>
            recusals.length === 0 ? (
              <p>{t('access:recusals.none')}</p>
            ) : (
              <ul className={lines.lines} aria-label={t('access:recusals.title')}>
                {recusals.map(({ accountId, accountName, studentId, studentName, ...line }) => {
                  const both = t('access:recusals.line', { name: accountName, student: studentName })
                  return (
                    <li key={`${accountId} ${studentId}`}>
                      <div className={lines.words}>
                        <p>
                          <strong>{both}</strong>
                        </p>
                        <p>{line.reason}</p>
                        <p className={lines.quiet}>
                          {t('access:recusals.since', {
                            day: shortDay(dayOf(line.recordedAt, timeZone), locale, today),
                            name: line.recordedByName,
                          })}
                        </p>
                      </div>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        color="gray"
                        aria-label={`${t('access:recusals.end')}: ${both}`}
                        onClick={() => void end.run({ accountId, studentId }).catch(() => undefined)}
                      >
                        {t('access:recusals.end')}
                      </Button>
                    </li>
                  )
                })}
              </ul>
            )
          }
        </Answer>
      </div>
      {adding && <AddRecusal accounts={others} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddRecusal({
  accounts,
  onClose,
}: {
  readonly accounts: readonly Account[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const add = useCommand(api.recusals.add)
  const form = useRecordForm(RecusalDraft, {
    defaults: { reason: '', handOverTo: null },
    save: async (draft) => {
      await add.run(draft)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm('recusals.new', form)
  const { watch, setValue } = form.form
  const [keptId, studentId, takerId] = watch(['accountId', 'studentId', 'handOverTo'])
  const [picked, setPicked] = useStudentPick(studentId)
  useEffect(() => {
    if (takerId && takerId === keptId) setValue('handOverTo', null)
  }, [keptId, takerId, setValue])
  return (
    <Dialog title={t('access:recusals.add')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('access:recusals.save')} onCancel={onClose}>
        <SelectField
          of={form}
          name="accountId"
          label={t('access:recusals.account')}
          choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <PickStudent of={form} name="studentId" picked={picked} onPicked={setPicked} autoFocus={false} />
        <TextArea
          of={form}
          name="reason"
          label={t('access:recusals.reason')}
          description={t('access:recusals.reasonHint')}
          lines={1}
          required
        />
        <SelectField
          of={form}
          name="handOverTo"
          label={t('access:recusals.handOverTo')}
          description={t('access:recusals.handOverHint')}
          choices={owners.filter(({ value }) => value !== keptId)}
          nothing={t('access:account.nobody')}
        />
      </KeptBox>
    </Dialog>
  )
}
