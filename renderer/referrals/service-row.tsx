import type { ReactElement } from 'react'

import { Payer, type ServiceLine } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import type { Wanted } from './service-field.tsx'
import classes from './referrals.module.css'

/** A service one may choose: what is known to fit, and what nobody knows yet. */
export function ServiceRow({
  line,
  name,
  wanted,
  checked,
  onChoose,
}: {
  readonly line: ServiceLine
  readonly name: string
  readonly wanted: Wanted
  readonly checked: boolean
  readonly onChoose: (serviceId: string) => void
}): ReactElement {
  const { t, locale } = useText()
  const ages = agesOf(line, t)
  const languages = line.languages.map((tag) => languageName(tag, locale)).join(', ')
  const payers = line.payers
    .map((payer) => {
      const known = Payer.safeParse(payer).data
      return known ? t(`vocabulary:payer.${known}`) : payer
    })
    .join(', ')
  return (
    <label className={classes.service}>
      <input type="radio" name={name} checked={checked} onChange={() => onChoose(line.id)} />
      <span className={classes.serviceWords}>
        <span className={classes.serviceName}>
          <strong>{line.organizationName}</strong> · {line.name}
        </span>
        <span className={classes.fits}>
          <Known words={ages} unknown={t('referrals:service.agesUnknown')} asked={wanted.age !== null} />
          <Known
            words={languages}
            unknown={t('referrals:service.languagesUnknown')}
            asked={wanted.language !== null}
          />
          <Known
            words={payers}
            unknown={t('referrals:service.payersUnknown')}
            asked={wanted.payer !== null}
          />
          {line.telehealth && <span>{t('referrals:service.telehealth')}</span>}
          {line.phone && <Ltr>{line.phone}</Ltr>}
        </span>
      </span>
    </label>
  )
}

/** What is known; what is not is said only where somebody asked for it. */
function Known({
  words,
  unknown,
  asked,
}: {
  readonly words: string
  readonly unknown: string
  readonly asked: boolean
}): ReactElement | null {
  if (words) return <span>{words}</span>
  return asked ? <span className={classes.unknown}>{unknown}</span> : null
}

function agesOf(
  { minimumAge, maximumAge }: Pick<ServiceLine, 'minimumAge' | 'maximumAge'>,
  t: ReturnType<typeof useText>['t'],
): string {
  if (minimumAge !== null && maximumAge !== null)
    return t('referrals:service.ages', { from: minimumAge, to: maximumAge })
  if (minimumAge !== null) return t('referrals:service.agesFrom', { from: minimumAge })
  return maximumAge === null ? '' : t('referrals:service.agesTo', { to: maximumAge })
}
