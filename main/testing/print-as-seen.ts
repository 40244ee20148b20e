import type { Client } from '#shared/api/client.ts'
import type { PrintAs } from '#shared/api/paper.ts'

type Packets = Client['packets']
type Printing = Client['printing']
type Choice = Parameters<Packets['preview']>[0]
type PacketBatch = Parameters<Printing['readyPackets']>[0]
type FormBatch = Parameters<Printing['readyForms']>[0]

/** The packets of a batch as they were looked at. */
export async function seenPackets(
  { printing }: Pick<Client, 'printing'>,
  batch: PacketBatch,
): Promise<Readonly<Record<string, string>>> {
  const ready = await printing.readyPackets(batch)
  return Object.fromEntries(ready.map(({ referralId, digest }) => [referralId, digest]))
}

/** Looks at a packet and prints the very pages that were seen, as the window does. */
export async function printPacket(
  { packets }: Pick<Client, 'packets'>,
  choice: Choice,
  as: PrintAs = 'paper',
): ReturnType<Packets['print']> {
  const { digest: seen } = await packets.preview(choice)
  return packets.print({ choice, as, seen })
}

/** Looks up what many packets would hold and prints those very packets. */
export async function printPackets(
  client: Pick<Client, 'printing'>,
  batch: PacketBatch,
  as: PrintAs = 'paper',
): ReturnType<Printing['printPackets']> {
  return client.printing.printPackets({ batch, as, seen: await seenPackets(client, batch) })
}

/** Looks up for whom forms print, and prints those very forms. */
export async function printForms(
  { printing }: Pick<Client, 'printing'>,
  batch: FormBatch,
  as: PrintAs = 'paper',
): ReturnType<Printing['printForms']> {
  const ready = await printing.readyForms(batch)
  const seen = Object.fromEntries(ready.map(({ studentId, digest }) => [studentId, digest]))
  return printing.printForms({ batch, as, seen })
}
