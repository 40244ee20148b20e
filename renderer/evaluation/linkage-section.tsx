import type { ReactElement } from 'react'

import type { Reach } from '#shared/api/evaluation.ts'
import type { Linkage } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { How } from './figure.tsx'
import { percent, shareWords } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'

/** The figure the page is about: how many were seen in time. */
export function LinkageSection({
  reach,
  onShow,
}: {
  readonly reach: Reach
  /** `null` for whoever may open no records. */
  readonly onShow: ((shown: Shown) => void) | null
}): ReactElement {
  const { t, locale } = useText()
  const [first, ...others] = reach.linkage
  if (!first) return <></>
  return (
    <Section title={t('evaluation:linkage.title')}>
      <div className={classes.figures}>
        <Headline of={first} />
        <div className={classes.facts}>
          <Facts
            of={[
              ...others.map(
                (linkage) =>
                  [
                    t('evaluation:linkage.within', { days: linkage.days }),
                    shareWords(linkage, t, locale),
                  ] as const,
              ),
              [t('evaluation:linkage.school'), shareWords(reach.bySchool, t, locale)],
              [t('evaluation:linkage.community'), shareWords(reach.byCommunity, t, locale)],
            ]}
          />
        </div>
        {onShow && first.of > first.count && (
          <ShowRecords
            of={{
              which: { part: 'linked', days: first.days, linked: false },
              words: t('evaluation:linkage.notLinked', { days: first.days }),
            }}
            onShow={onShow}
          />
        )}
        <How>{t('evaluation:linkage.how')}</How>
      </div>
    </Section>
  )
}

function Headline({ of: { count, of, low, high, days, tooYoung } }: { readonly of: Linkage }): ReactElement {
  const { t, locale } = useText()
  if (of === 0) return <p className={classes.large}>{t('evaluation:linkage.allTooYoung', { days })}</p>
  return (
    <>
      <p className={classes.large}>
        {t('evaluation:linkage.sentence', {
          ...{ all: of, part: count, days },
          percent: percent(count / of, locale),
        })}
      </p>
      {low !== null && high !== null && (
        <p className={classes.quiet}>
          {t('evaluation:linkage.sure', { low: percent(low, locale), high: percent(high, locale) })}
        </p>
      )}
      {tooYoung > 0 && (
        <p className={classes.quiet}>{t('evaluation:linkage.tooYoung', { count: tooYoung, days })}</p>
      )}
    </>
  )
}
