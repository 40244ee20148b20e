import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { PileRow, SlipMatch } from '#shared/api/slips.ts'
import type { SlipAnswer, TellingSlip } from '#shared/domain/slip-answer.ts'
import { pagesOut, standingAnswers } from '#shared/domain/slip-answer.ts'
import type { Slip } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Earlier } from './earlier.tsx'
import { blankPaper, enteredPaper, Pile, type TypedPaper } from './pile-form.ts'
import { RecordSigned } from './record-signed.tsx'
import { SlipFields } from './slip-fields.tsx'
import classes from './slips.module.css'

interface Arrived {
  readonly record: CaseRecord
  readonly referral: ReferralView
  /** It was recorded, or put aside. */
  readonly onClose: () => void
}

/** A paper came back: what it says is written down with the form it asks for. */
export function SlipArrived({ slip, ...arrived }: Arrived & { readonly slip: Slip }): ReactElement {
  const { t } = useText()
  const { record, referral, onClose } = arrived
  const enter = useCommand(api.slips.enter)
  if (slip === 'consent-form') return <RecordSigned record={record} referral={referral} onClose={onClose} />
  const before = standingAnswers(record.slipAnswers)
    .filter((answer) => answer.referralId === referral.id && answer.slip === slip)
    .map((answer) => ({ ...answer, who: record.people[answer.recordedBy] ?? '' }))
  return (
    <Dialog
      title={t('slips:arrived', { paper: t(`slips:paper.${slip}`), name: referral.studentName })}
      wide
      onClose={onClose}
    >
      <OnePaper
        slip={slip}
        referral={{ ...referral, hasPacket: pagesOut(record.pages, referral.id).length > 0 }}
        keptAs={`slips.${referral.id}.${slip}`}
        begin={blankPaper({ typed: '', referralId: referral.id, slip, today: record.today })}
        save={t('slips:save')}
        before={before}
        onSave={(row) => enter.run({ rows: { [ONE]: row }, cards: {} })}
        onClose={onClose}
      />
    </Dialog>
  )
}

/** What a paper says was read wrong: it is said anew, and what was entered before stays. */
export function AmendSlip({ answer, ...arrived }: Arrived & { readonly answer: SlipAnswer }): ReactElement {
  const { t } = useText()
  const { referral, onClose } = arrived
  const amend = useCommand(api.slips.amend)
  const { id, version, slip } = answer
  return (
    <Dialog title={t('slips:amend.title', { name: referral.studentName })} wide onClose={onClose}>
      <p>{t('slips:amend.about')}</p>
      <OnePaper
        slip={slip}
        referral={{ ...referral, hasPacket: false }}
        keptAs={`slips.amend.${id}`}
        begin={enteredPaper(answer)}
        save={t('slips:amend.save')}
        before={[]}
        onSave={({ said }) => amend.run({ id, version, said })}
        onClose={onClose}
      />
    </Dialog>
  )
}

const ONE = 'one'

function OnePaper({
  slip,
  referral,
  keptAs,
  begin,
  save,
  before,
  onSave,
  onClose,
}: {
  readonly slip: TellingSlip
  readonly referral: ReferralView & Pick<SlipMatch['referrals'][number], 'hasPacket'>
  readonly keptAs: string
  readonly begin: TypedPaper
  readonly save: string
  readonly before: Parameters<typeof Earlier>[0]['before']
  readonly onSave: (row: PileRow) => Promise<unknown>
  readonly onClose: () => void
}): ReactElement {
  const form = useRecordForm(Pile, {
    defaults: { rows: { [ONE]: begin }, cards: {} },
    save: async ({ rows }) => {
      const [row] = Object.values(rows)
      if (row) await onSave(row)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(keptAs, form)
  return (
    <KeptBox of={form} kept={kept} save={save} onCancel={onClose} reload={() => void refreshEverything()}>
      <p className={classes.quiet}>
        {[referral.destination, referral.serviceName].filter(Boolean).join(' · ')}
      </p>
      <SlipFields of={form} at={ONE} slip={slip} referral={referral} />
      <Earlier of={form} at={ONE} before={before} />
    </KeptBox>
  )
}
