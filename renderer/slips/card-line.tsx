import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { SelectField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { PileForm } from './pile-form.ts'
import { HeardFields } from './slip-fields.tsx'
import classes from './slips.module.css'

/** A card without a code: three answers, and nobody. */
export function CardLine({
  of,
  at,
  number,
  onTakeOff,
}: {
  readonly of: PileForm
  readonly at: string
  readonly number: number
  readonly onTakeOff: () => void
}): ReactElement {
  const { t } = useText()
  const name = t('slips:cards.line', { number })
  return (
    <li className={classes.line}>
      <fieldset>
        <legend className={classes.legend}>{name}</legend>
        <HeardFields of={of} within={`cards.${at}`} />
        <FieldRow>
          <SelectField
            of={of}
            name={`cards.${at}.from`}
            label={t('slips:cards.from')}
            nothing={t('slips:cards.notSaid')}
            choices={(['student', 'family'] as const).map((value) => ({
              value,
              label: t(`slips:cards.fromWhom.${value}`),
            }))}
          />
          <DateField of={of} name={`cards.${at}.cameOn`} label={t('slips:cameOn')} past required />
        </FieldRow>
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('slips:pile.takeOff')} ${name}`}
            onClick={onTakeOff}
          >
            {t('slips:pile.takeOff')}
          </Button>
        </div>
      </fieldset>
    </li>
  )
}
