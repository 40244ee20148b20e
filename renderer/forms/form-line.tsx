import { Button, Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'

import { type FormId, FORMS } from '#shared/domain/form.ts'
import { PacketLanguage, StaffLanguage } from '#shared/domain/packet.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './forms.module.css'

/** One form: what it is for, who fills it in, in how many languages; into the booklet, or on its own. */
export function FormLine({
  form,
  isChosen,
  isFilled,
  staysBlank,
  waits,
  onChoose,
  onShow,
}: {
  readonly form: FormId
  readonly isChosen: boolean
  readonly isFilled: boolean
  readonly staysBlank: boolean
  /** Whether it is said first for whom it is filled in. */
  readonly waits: boolean
  readonly onChoose: (isChosen: boolean) => void
  readonly onShow: () => void
}): ReactElement {
  const { t } = useText()
  const { filledBy, reads, forStudent } = FORMS[form]
  const name = t(`forms:names.${form}`)
  const languages = (reads === 'family' ? PacketLanguage : StaffLanguage).options.length
  const facts = [
    t(`forms:filledBy.${filledBy}`),
    t('forms:languages', { count: languages }),
    staysBlank ? t('forms:staysBlank') : forStudent && !isFilled && t('forms:canBeFilled'),
  ].filter(Boolean)
  return (
    <li className={classes.line}>
      <Checkbox
        aria-label={t('forms:choose', { name })}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div className={classes.words}>
        <strong>{name}</strong>
        <span>{t(`forms:for.${form}`)}</span>
        <span className={classes.quiet}>{facts.join(' · ')}</span>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Icon name="print" size="1rem" />}
        aria-label={t('forms:showOf', { name })}
        disabled={waits}
        onClick={onShow}
      >
        {t('forms:show')}
      </Button>
    </li>
  )
}
