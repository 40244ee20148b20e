import type { ReactElement } from 'react'

import { LockTimes } from '#shared/domain/locking.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { NumberField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'

/** After how many idle minutes the curtain falls and the vault locks, for everybody in this office. */
export function LockTimesForm({ times }: { readonly times: LockTimes }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.school.setLockTimes)
  const form = useRecordForm(LockTimes, { defaults: times, save: change.run })
  return (
    <FormBox of={form} save={t('vault:times.save')}>
      <FieldRow>
        <NumberField
          of={form}
          name="curtainAfter"
          label={t('vault:times.curtainAfter')}
          description={t('vault:times.curtainHint')}
        />
        <NumberField
          of={form}
          name="lockAfter"
          label={t('vault:times.lockAfter')}
          description={t('vault:times.lockHint')}
        />
      </FieldRow>
    </FormBox>
  )
}
