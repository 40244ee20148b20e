import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './doorway.module.css'
import { strengthOf } from './password-strength.ts'

/** How good the password being typed is, in words. */
export function StrengthLine({ password }: { readonly password: string }): ReactElement {
  const { t } = useText()
  const strength = strengthOf(password)
  const good = strength.kind === 'good' || strength.kind === 'strong'
  return (
    <p role="status" className={classes.strength} data-good={good || undefined}>
      {password !== '' && <Icon name={good ? 'check' : 'information'} size="1rem" />}
      {password !== '' &&
        (strength.kind === 'short'
          ? t('vault:strength.short', { count: strength.missing })
          : t(`vault:strength.${strength.kind}`))}
    </p>
  )
}
