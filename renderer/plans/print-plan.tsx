import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { ReturnPage } from '#shared/api/plans.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { familyLanguage } from '#renderer/packets/family-language.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './plans.module.css'

/** Puts the newest revision of a plan on paper: which page, in which language, how large. It begins in the language of whoever reads it. */
export function PrintPlan({
  record,
  plan,
  hasTeachersPage,
  onClose,
}: {
  readonly record: CaseRecord
  readonly plan: PlanKind
  /** Whether the return plan says something for teachers. */
  readonly hasTeachersPage: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const safety = useTask(api.safetyPlans.print)
  const comingBack = useTask(api.returnPlans.print)
  const task = plan === 'safety' ? safety : comingBack
  const [what, setWhat] = useState<ReturnPage>('family')
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [largePrint, setLargePrint] = useState(false)
  const isForTeachers = plan === 'return' && what === 'teachers'
  const language = chosen ?? ((!isForTeachers && familyLanguage(record)) || locale)
  const start = (as: 'paper' | 'pdf') => {
    const look = { caseId: record.case.id, as, language, largePrint }
    void (plan === 'safety' ? safety.start(look) : comingBack.start({ ...look, what }))
  }
  const busy = task.state === 'running'
  const savedAs = task.result?.savedAs
  return (
    <Dialog title={t(`plans:${plan}.printTitle`)} onClose={onClose}>
      <div className={classes.stack}>
        {plan === 'safety' && <p>{t('plans:safety.printHint')}</p>}
        {plan === 'return' && hasTeachersPage && (
          <Radio.Group
            label={t('plans:return.what')}
            value={what}
            onChange={(next) => setWhat(ReturnPage.parse(next))}
          >
            <div className={classes.stack}>
              {ReturnPage.options.map((each) => (
                <Radio key={each} value={each} label={t(`plans:return.pages.${each}`)} />
              ))}
            </div>
          </Radio.Group>
        )}
        <NativeSelect
          label={t('plans:print.language')}
          value={language}
          onChange={({ currentTarget: { value } }) => setLanguage(PacketLanguage.parse(value))}
          data={PacketLanguage.options.map((value) => ({
            value,
            label: t(`vocabulary:packetLanguage.${value}`),
          }))}
        />
        <Checkbox
          label={t('plans:print.largePrint')}
          checked={largePrint}
          onChange={({ currentTarget: { checked } }) => setLargePrint(checked)}
        />
        <TaskProgress label={t('plans:print.running')} task={{ ...task, ...quietWhenDone(task.state) }} />
        <div role="status">
          {task.state === 'done' && (
            <Remark
              tone="good"
              title={savedAs ? t('plans:print.saved', { name: savedAs }) : t('plans:print.done')}
            />
          )}
        </div>
        <div className={lines.buttons}>
          <Button
            leftSection={<Icon name="print" size="1rem" />}
            loading={busy}
            onClick={() => start('paper')}
          >
            {t('common:actions.print')}
          </Button>
          <Button variant="default" loading={busy} onClick={() => start('pdf')}>
            {t('common:actions.savePdf')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('common:actions.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
