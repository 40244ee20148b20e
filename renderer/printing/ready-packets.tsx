import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { NotForPaper, PacketOfMany } from '#shared/api/printing.ts'
import { PacketGap } from '#shared/api/packets.ts'
import { gapWords, Mend } from '#renderer/packets/gaps.tsx'
import { waitsWords } from '#renderer/packets/waits.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { type LeftOut, LeftOutByReason } from './left-out.tsx'
import classes from './printing.module.css'
import { ForWhom } from './for-whom.tsx'
import { needsInterpreter, whyNotWords } from './why-not.ts'

/** How many packets print and for whom, and those that do not or lack something, by reason and with the way to set it right. */
export function ReadyPackets({
  packets,
  askAgain,
  onInterpreter,
  onWhom,
  onAskAgain,
}: {
  readonly packets: readonly PacketOfMany[]
  /** The referrals whose form to sign goes along although it was taken back or declined. */
  readonly askAgain: readonly string[]
  readonly onInterpreter: () => void
  readonly onWhom: (referralId: string, contactId: string | null) => void
  readonly onAskAgain: (referralId: string, isAsked: boolean) => void
}): ReactElement {
  const { t } = useText()
  const leftOut = (
    { referralId, studentListName, about, signs }: PacketOfMany,
    why: NotForPaper,
    whole: boolean,
  ): LeftOut => ({
    ...{
      id: referralId,
      name: studentListName || t('printing:ready.nameless'),
      why: whyNotWords(why, t, signs),
    },
    interpretsFor: about && needsInterpreter(why) ? about.studentId : null,
    mend: about && (
      <>
        <MendOf why={why} about={about} />
        {whole && (
          <Link
            to="/packets/$referralId"
            params={{ referralId }}
            aria-label={`${t('printing:ready.open')}: ${studentListName}`}
          >
            {t('printing:ready.open')}
          </Link>
        )}
      </>
    ),
  })
  const stopped = packets.flatMap((packet) => (packet.stop ? [leftOut(packet, packet.stop, true)] : []))
  const waiting = packets.flatMap((packet) =>
    packet.stop === null && packet.withoutLetter ? [leftOut(packet, packet.withoutLetter, false)] : [],
  )
  return (
    <>
      <p role="status">
        {t('printing:ready.count', { count: packets.length - stopped.length })}{' '}
        {stopped.length > 0 && t('printing:ready.not', { count: stopped.length })}
      </p>
      {stopped.length > 0 && <LeftOutByReason of={stopped} onInterpreter={onInterpreter} />}
      <NoNumbers of={packets} />
      <ForWhom
        of={packets.flatMap(({ stop, ...packet }) =>
          stop === null
            ? { ...packet, id: packet.referralId, name: packet.studentListName, facts: packet.destination }
            : [],
        )}
        onWhom={onWhom}
      />
      <NotAskedAgain of={packets} askAgain={askAgain} onAskAgain={onAskAgain} />
      {waiting.length > 0 && (
        <Remark title={t('printing:ready.withoutLetter', { count: waiting.length })}>
          <LeftOutByReason of={waiting} onInterpreter={onInterpreter} />
        </Remark>
      )}
    </>
  )
}

/** Forms to sign that a family took back or declined: each unticked, with why, until somebody asks again. */
function NotAskedAgain({
  of: packets,
  askAgain,
  onAskAgain,
}: {
  readonly of: readonly PacketOfMany[]
  readonly askAgain: readonly string[]
  readonly onAskAgain: (referralId: string, isAsked: boolean) => void
}): ReactElement | null {
  const { t } = useText()
  const waiting = packets.flatMap(({ formWaits, ...packet }) => (formWaits ? { ...packet, formWaits } : []))
  if (waiting.length === 0) return null
  return (
    <fieldset className={classes.parts}>
      <legend>{t('printing:ready.formWaits', { count: waiting.length })}</legend>
      {waiting.map(({ referralId, studentListName, destination, formWaits }) => (
        <Checkbox
          key={referralId}
          label={`${t('printing:ready.askAgain')}: ${studentListName}`}
          description={`${destination}. ${waitsWords(formWaits, t)}`}
          checked={askAgain.includes(referralId)}
          onChange={({ currentTarget: { checked } }) => onAskAgain(referralId, checked)}
        />
      ))}
    </fieldset>
  )
}

/** Providers without a number, and the school without one: a family could not call whom its pages name. */
function NoNumbers({ of: packets }: { readonly of: readonly PacketOfMany[] }): ReactElement | null {
  const { t } = useText()
  const prints = packets.filter(({ stop }) => stop === null)
  const school = prints.find(({ noNumber }) => noNumber.includes('no-school-phone'))
  const byProvider = Map.groupBy(
    prints.filter(({ noNumber }) => noNumber.includes('no-phone')),
    ({ destination }) => destination,
  )
  if (!school && byProvider.size === 0) return null
  return (
    <Remark tone="warning" title={t('printing:ready.noNumber')}>
      <ul className={classes.prints}>
        {school?.about && (
          <li>
            <span>{gapWords('no-school-phone', t, '')}</span>
            <Mend gap="no-school-phone" referral={school.about} />
          </li>
        )}
        {[...byProvider].map(([provider, [first, ...others]]) => (
          <li key={provider}>
            <span>{t('printing:ready.providerWithout', { provider, count: others.length + 1 })}</span>
            {first?.about && <Mend gap="no-phone" referral={first.about} />}
          </li>
        ))}
      </ul>
    </Remark>
  )
}

function MendOf({
  why,
  about,
}: {
  readonly why: NotForPaper
  readonly about: NonNullable<PacketOfMany['about']>
}): ReactElement | null {
  const gap = PacketGap.shape.gap.safeParse(why)
  return gap.success ? <Mend gap={gap.data} referral={about} /> : null
}
