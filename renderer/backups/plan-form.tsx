import type { ReactElement } from 'react'

import { BackupPlan } from '#shared/domain/backup.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ChoiceField, NumberField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

/** How often a backup is due, and when everybody is told that there is none. */
export function PlanForm({ plan }: { readonly plan: BackupPlan }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.backups.setPlan)
  const form = useRecordForm(BackupPlan, { defaults: plan, save: change.run })
  return (
    <FormBox of={form} save={t('backups:plan.save')}>
      <ChoiceField
        of={form}
        name="every"
        label={t('backups:plan.every')}
        description={t('backups:plan.everyHint')}
        choices={BackupPlan.shape.every.options.map((value) => ({
          value,
          label: t(`backups:plan.${value}`),
        }))}
      />
      <NumberField of={form} name="warnAfterDays" label={t('backups:plan.warnAfter')} />
    </FormBox>
  )
}
