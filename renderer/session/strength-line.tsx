import type { ReactElement } from 'react'

import { assertNever } from '#shared/assert-never.ts'
import {
  lengthOfPassword,
  LONGEST_PASSWORD,
  type PasswordContext,
  passwordRefusal,
  SHORTEST_PASSWORD,
} from '#shared/domain/password.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './doorway.module.css'

/** What the rule that decides says of the password being typed, as far as it can be asked here. */
export function StrengthLine({
  password,
  about,
}: {
  readonly password: string
  readonly about: PasswordContext
}): ReactElement {
  const refusal = passwordRefusal(password, about)
  return (
    <p role="status" className={classes.strength} data-good={refusal === null || undefined}>
      {password !== '' && (
        <>
          <Icon name={refusal === null ? 'check' : 'information'} size="1rem" />
          <Words refusal={refusal} length={lengthOfPassword(password)} />
        </>
      )}
    </p>
  )
}

function Words({
  refusal,
  length,
}: {
  readonly refusal: ReturnType<typeof passwordRefusal>
  readonly length: number
}): string {
  const { t } = useText()
  switch (refusal) {
    case null:
      return t('vault:strength.enough')
    case 'short':
      return t('vault:strength.short', { count: SHORTEST_PASSWORD - length })
    case 'long':
      return t('vault:strength.long', { count: length - LONGEST_PASSWORD })
    case 'guessed':
      return t('vault:strength.guessed')
    default:
      return assertNever(refusal)
  }
}
