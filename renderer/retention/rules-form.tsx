import type { ReactElement } from 'react'
import { z } from 'zod'

import type { RetentionOverview } from '#shared/api/retention.ts'
import { RetentionRules, STARTS_OF } from '#shared/domain/retention.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { dayOf, longDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { NumberField, SelectField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './retention.module.css'

const Rules = z.object({ rules: RetentionRules })

/** How many years each kind of record is kept, and after what; suggestions until the school confirms them. */
export function RulesForm({
  overview: { rules, confirmed },
}: {
  readonly overview: RetentionOverview
}): ReactElement {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const set = useCommand(api.retention.setRules)
  const form = useRecordForm(Rules, { defaults: { rules }, save: set.run })
  return (
    <FormBox of={form} save={t(confirmed ? 'retention:rules.save' : 'retention:rules.confirm')}>
      {confirmed ? (
        <p className={lines.quiet}>
          {t('retention:rules.confirmed', {
            name: confirmed.byName,
            day: longDay(dayOf(confirmed.at, timeZone), locale),
          })}
        </p>
      ) : (
        <Remark tone="warning" title={t('retention:rules.suggested')}>
          {t('retention:rules.suggestedText')}
        </Remark>
      )}
      {rules.map(({ kind }, index) => (
        <fieldset key={kind} className={classes.rule}>
          <legend>{t(`retention:rules.kind.${kind}`)}</legend>
          <div className={classes.period}>
            <NumberField of={form} name={`rules.${index}.years`} label={t('retention:rules.years')} />
            <SelectField
              of={form}
              name={`rules.${index}.start`}
              label={t('retention:rules.after')}
              choices={STARTS_OF[kind].map((value) => ({
                value,
                label: t(`retention:rules.start.${value}`),
              }))}
            />
          </div>
        </fieldset>
      ))}
      <p className={lines.quiet}>
        {t('retention:rules.forGood')} {t('retention:rules.disclosures')}
      </p>
    </FormBox>
  )
}
