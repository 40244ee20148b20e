import type { UnsaidPage } from '#shared/api/printing.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'

/** The pages that must not go by now, by why, each named once. */
export function stoppedOf(
  pages: readonly Pick<UnsaidPage, 'part' | 'stop'>[],
): readonly { readonly stop: PageStop; readonly parts: readonly PacketPart[] }[] {
  const stopped = pages.flatMap(({ part, stop }) => (stop === null ? [] : [{ part, stop }]))
  return [...Map.groupBy(stopped, ({ stop }) => stop)].map(([stop, theirs]) => ({
    stop,
    parts: [...new Set(theirs.map(({ part }) => part))],
  }))
}
