import type { ReactElement, ReactNode } from 'react'

import type { AgreementRecord } from '#shared/api/partnerships.ts'
import { type AgreementTerm, saysNothing, SUPPORT_TIERS } from '#shared/domain/agreement.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, spanOfDays } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts } from '#renderer/ui/page.tsx'
import { AgreementDocuments } from './agreement-documents.tsx'
import classes from './partnerships.module.css'

type Term = AgreementRecord['terms'][number]

/** What a term is called: what it did to the one before, and for how long it holds. */
export function useTermTitle(): (term: Pick<AgreementTerm, 'kind' | 'startsOn' | 'endsOn'>) => string {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return ({ kind, startsOn, endsOn }) => {
    const [from, to] = spanOfDays([startsOn, endsOn ?? startsOn], locale, today)
    const when =
      endsOn === null ? t('partnerships:one.openEnd', { from }) : t('partnerships:one.termOf', { from, to })
    return `${t(`partnerships:one.kind.${kind}`)}, ${when}`
  }
}

/** One text of an agreement, with who signed it and the papers kept with it; what says nothing is not shown. */
export function TermText({
  agreement,
  term,
  mayWrite,
}: {
  readonly agreement: AgreementRecord
  readonly term: Term
  readonly mayWrite: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const titleOf = useTermTitle()
  const day = (on: string) => shortDay(on, locale, today)
  const { responsibilities, dataFrequency, signatories, renewal, renewBy, renewMonths } = term
  const said = (text: string): ReactNode => <bdi className={classes.said}>{text}</bdi>
  const renewalWords = [
    renewal === 'automatic'
      ? t('partnerships:one.automatic', { count: renewMonths ?? 0 })
      : term.endsOn !== null && t('partnerships:one.byAgreement'),
    renewBy !== null &&
      t(renewal === 'automatic' ? 'partnerships:one.sayBy' : 'partnerships:one.renewBy', {
        day: day(renewBy),
      }),
  ].filter(Boolean)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('partnerships:one.term'),
      `${titleOf(term)} · ${t('partnerships:one.written', { name: term.writtenByName })}`,
    ],
    [t('partnerships:form.school'), term.schoolParty],
    [t('partnerships:form.partner'), term.partnerParty],
    [t('partnerships:form.purpose'), said(term.purpose)],
    ...(renewalWords.length > 0 ? [[t('partnerships:one.renewal'), renewalWords.join(' · ')] as const] : []),
    [t('partnerships:one.owner'), agreement.ownerName],
    ...SUPPORT_TIERS.filter((tier) => !saysNothing(responsibilities[tier])).flatMap((tier) =>
      (['school', 'partner'] as const).flatMap((party) => {
        const words = responsibilities[tier][party]
        const label = t(party === 'school' ? 'partnerships:form.bySchool' : 'partnerships:form.byPartner', {
          tier: t(`partnerships:tier.${tier}`),
        })
        return words === '' ? [] : [[label, said(words)] as const]
      }),
    ),
    ...(
      [
        ['procedure', term.referralProcedure],
        ['sharing', term.informationSharing],
        ['frequency', dataFrequency === null ? '' : t(`partnerships:frequency.${dataFrequency}`)],
        ['liability', term.liability],
        ['termination', term.termination],
      ] as const
    ).flatMap(([key, words]) =>
      words === '' ? [] : [[t(`partnerships:form.${key}`), said(words)] as const],
    ),
    ...(signatories.length > 0
      ? [
          [
            t('partnerships:form.signers'),
            <ul className={classes.signers}>
              {signatories.map(({ name, role, party, signedOn }, at) => (
                <li key={at}>
                  {[name, role, t(`partnerships:party.${party}`)].filter(Boolean).join(', ')}
                  {': '}
                  {signedOn === null
                    ? t('partnerships:signed.notYet')
                    : t('partnerships:signed.on', { day: day(signedOn) })}
                </li>
              ))}
            </ul>,
          ] as const,
        ]
      : []),
  ]
  return (
    <div className={classes.stack}>
      <Facts of={facts} />
      <AgreementDocuments
        agreementId={agreement.id}
        termId={term.id}
        documents={agreement.documents.filter(({ termId }) => termId === term.id)}
        texts={agreement.terms.map((each) => ({ id: each.id, title: titleOf(each) }))}
        mayWrite={mayWrite}
      />
    </div>
  )
}
