import { Button } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'
import { z } from 'zod'

import { Line, OptionalLine } from '#shared/domain/fields.ts'
import { isCallable } from '#shared/domain/phone.ts'
import { TimeZone } from '#shared/domain/school.ts'
import { useText } from '#renderer/text.ts'
import { CheckField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { DemoButton } from './demo-button.tsx'
import classes from './doorway.module.css'

const SchoolAnswer = z.object({
  schoolName: Line,
  timeZone: TimeZone,
  phone: OptionalLine.refine((typed) => typed === '' || isCallable(typed), {
    error: 'school:notCallable',
  }),
  usualClosures: z.boolean(),
})

/** What the first step asks. */
export type SchoolAnswer = z.infer<typeof SchoolAnswer>

/** First step: which school, where families call, and which clock and days it keeps. */
export function SchoolStep({
  answer,
  onRestore,
  onNext,
}: {
  readonly answer: SchoolAnswer
  readonly onRestore: () => void
  readonly onNext: (answer: SchoolAnswer) => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(SchoolAnswer, { defaults: answer, save: async (typed) => onNext(typed) })
  const zones = useMemo(
    () =>
      [...new Set([answer.timeZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      })),
    [answer.timeZone],
  )
  return (
    <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
      <p className={classes.quiet}>{t('vault:firstRun.school.text')}</p>
      <TextField of={form} name="schoolName" label={t('vault:firstRun.school.schoolName')} autoFocus />
      <TextField
        of={form}
        name="phone"
        type="tel"
        label={t('school:phone')}
        description={t('vault:firstRun.school.phoneHint')}
      />
      <SelectField
        of={form}
        name="timeZone"
        label={t('vault:firstRun.school.timeZone')}
        description={t('vault:firstRun.school.timeZoneHint')}
        choices={zones}
      />
      <CheckField
        of={form}
        name="usualClosures"
        label={t('vault:firstRun.school.usualClosures')}
        description={t('vault:firstRun.school.usualClosuresHint')}
      />
      <div className={classes.links}>
        <Button type="submit" rightSection={<Icon name="forward" size="1rem" />}>
          {t('common:actions.next')}
        </Button>
        <DemoButton label={t('vault:firstRun.school.demo')} />
        <Button variant="subtle" onClick={onRestore}>
          {t('backups:restore.link')}
        </Button>
      </div>
    </form>
  )
}
