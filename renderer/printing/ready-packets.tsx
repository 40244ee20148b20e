import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { NotForPaper, PacketOfMany } from '#shared/api/printing.ts'
import { PacketGap } from '#shared/api/packets.ts'
import { Mend } from '#renderer/packets/gaps.tsx'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { type LeftOut, LeftOutByReason } from './left-out.tsx'
import { needsInterpreter, whyNotWords } from './why-not.ts'

/** How many packets print, and those that do not or lack their letter, by reason and with the way to set it right. */
export function ReadyPackets({
  packets,
  onInterpreter,
}: {
  readonly packets: readonly PacketOfMany[]
  readonly onInterpreter: () => void
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
      {waiting.length > 0 && (
        <Remark title={t('printing:ready.withoutLetter', { count: waiting.length })}>
          <LeftOutByReason of={waiting} onInterpreter={onInterpreter} />
        </Remark>
      )}
    </>
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
