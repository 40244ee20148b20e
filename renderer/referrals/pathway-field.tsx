import type { ReactElement } from 'react'
import { useController } from 'react-hook-form'

import { Pathway, type ReferralFields } from '#shared/domain/referral.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import classes from './referrals.module.css'

/** Who carries the referral, each way in plain words. */
export function PathwayField({ of }: Pick<FieldProps<ReferralFields>, 'of'>): ReactElement {
  const { t } = useText()
  const { field } = useController({ control: of.form.control, name: 'pathway' })
  return (
    <div role="radiogroup" aria-labelledby="pathway-label">
      <p id="pathway-label" className={classes.legend}>
        {t('referrals:new.pathway')}
      </p>
      <div className={classes.pathways}>
        {Pathway.options.map((pathway, index) => (
          <label key={pathway} className={classes.pathway}>
            <input
              type="radio"
              name={field.name}
              value={pathway}
              checked={field.value === pathway}
              onChange={() => field.onChange(pathway)}
              onBlur={field.onBlur}
              {...(index === 0 && { ref: field.ref })}
            />
            <span>
              <strong>{t(`vocabulary:pathway.${pathway}`)}</strong>
              <span className={classes.small}>{t(`referrals:pathway.${pathway}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
