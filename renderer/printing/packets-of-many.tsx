import { type ReactElement, useMemo, useState } from 'react'

import type { PrintAs } from '#shared/api/paper.ts'
import type { PacketBatch } from '#shared/domain/many-at-once.ts'
import { wholeOrder } from '#shared/domain/packet-order.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { knownInterpreters } from '#renderer/packets/known-interpreters.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer, Loading } from '#renderer/ui/answer.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { ChooseMany } from './choose-many.tsx'
import { HowTheyLook, useLook } from './how-they-look.tsx'
import { usePaused } from './paused.ts'
import { NOTHING_CHOSEN, PrintMany, readyOf } from './print-many.tsx'
import classes from './printing.module.css'
import { ReadyPackets } from './ready-packets.tsx'
import { WhichParts } from './which-parts.tsx'

type Addressees = Readonly<Record<string, string | null>>

/** Packets of many referrals: which, how they look, which of them may not be printed, and the print itself. */
export function PacketsOfMany({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}): ReactElement {
  const { t } = useText()
  const me = useMe()
  const usual = useAnswer(api.school.usualPacket, {})
  const order = wholeOrder(usual.data?.order ?? [])
  const [look, changeLook] = useLook()
  const [whose, setWhose] = useRemembered<Whose>('printing.whose', 'mine')
  const [parts, setParts] = useRemembered<readonly PacketPart[] | null>('printing.parts', null)
  const referrals = useAnswer(
    api.referrals.list,
    { group: 'open', ownerId: whose === 'mine' ? me.accountId : null },
    { keepBefore: true },
  )
  const print = useTask(api.printing.printPackets)
  const [interpreters, setInterpreters] = useState(knownInterpreters)
  const [addressees, setAddressees] = useRemembered<Addressees>('printing.addressees', {})
  const [askAgain, setAskAgain] = useRemembered<readonly string[]>('printing.askAgain', [])
  const asking = { addressees, askAgain: askAgain.filter((id) => chosen.includes(id)) }
  const key = JSON.stringify(look && { ...look, referralIds: chosen, parts, order, interpreters, ...asking })
  const batch = useMemo(() => JSON.parse(key) as PacketBatch | null, [key])
  const asked = usePaused(batch)
  const isAsked = asked !== null && asked.referralIds.length > 0 && parts?.length !== 0
  const ready = useAnswer(api.printing.readyPackets, asked as PacketBatch, {
    enabled: isAsked,
    keepBefore: true,
  })
  const rows = useMemo(
    () =>
      (referrals.data?.rows ?? [])
        .map(({ id, studentListName, destination }) => ({ id, name: studentListName, facts: destination }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    [referrals.data],
  )
  const start = (as: PrintAs) => {
    if (!batch || !ready.data) return
    const seen = Object.fromEntries(ready.data.map(({ referralId, digest }) => [referralId, digest]))
    void print.start({ batch, as, seen })
  }
  const known = isAsked && chosen.length > 0 ? readyOf(ready, asked === batch) : NOTHING_CHOSEN
  if (!look) return <Loading lines={8} />
  return (
    <>
      <div className={classes.sides}>
        <Answer of={referrals} lines={8}>
          {() => (
            <ChooseMany
              title={t('printing:whom.packets')}
              keptAs="printing.forReferrals"
              of={rows}
              tools={<WhoseChoice value={whose} onChange={setWhose} />}
              chosen={chosen}
              onChoose={onChoose}
            />
          )}
        </Answer>
        <HowTheyLook look={look} onChange={changeLook}>
          <WhichParts parts={parts} order={order} onChange={setParts} />
        </HowTheyLook>
      </div>
      <Section title={t('printing:ready.title')}>
        <div className={classes.stack}>
          {isAsked && chosen.length > 0 ? (
            <Answer of={ready} lines={2}>
              {(packets) => (
                <ReadyPackets
                  packets={packets}
                  askAgain={askAgain}
                  onInterpreter={() => setInterpreters(knownInterpreters())}
                  onWhom={(id, contactId) => setAddressees((before) => ({ ...before, [id]: contactId }))}
                  onAskAgain={(id, isAsked) =>
                    setAskAgain((before) =>
                      isAsked ? [...before, id] : before.filter((other) => other !== id),
                    )
                  }
                />
              )}
            </Answer>
          ) : (
            <p className={classes.quiet}>{t('printing:ready.choose')}</p>
          )}
          <PrintMany task={print} ready={known} onStart={start} />
        </div>
      </Section>
    </>
  )
}
