import type { UnsaidForm, UnsaidPage } from '#shared/api/printing.ts'
import { endingsOfPaper } from '#shared/domain/form.ts'
import { EndingOfMany } from '#shared/domain/many-at-once.ts'
import { goesToProvider, type PacketPart } from '#shared/domain/packet.ts'

/** What was printed for one student at once: the pages of a packet, or a form. */
export type Piece =
  | {
      readonly kind: 'packet'
      readonly id: string
      readonly name: string
      readonly facts: string
      /** For whom its pages for the family were printed; `null` for all of it. */
      readonly printedFor: UnsaidPage['printedFor']
      readonly referralId: string
      readonly pages: readonly UnsaidPage[]
    }
  | {
      readonly kind: 'form'
      readonly id: string
      readonly name: string
      readonly form: UnsaidForm
    }

/** What came out of the printer at one time, in its order. */
export interface Print {
  readonly at: string
  readonly pieces: readonly Piece[]
}

/** What nobody has said anything of, by the time it was printed; the newest first. */
export function printsOf(pages: readonly UnsaidPage[], forms: readonly UnsaidForm[]): readonly Print[] {
  const packets = [...Map.groupBy(pages, ({ referralId, printedAt }) => `${printedAt} ${referralId}`)]
  const pieces = [
    ...packets.flatMap(([id, theirs]): (Piece & { readonly at: string })[] => {
      const [first] = theirs
      if (!first) return []
      const { printedAt: at, referralId, studentListName: name } = first
      const facts = (theirs.find(({ part }) => goesToProvider(part)) ?? first).destination
      const printedFor = theirs.find((page) => page.printedFor !== null)?.printedFor ?? null
      return [{ kind: 'packet', id, at, name, facts, printedFor, referralId, pages: theirs }]
    }),
    ...forms.map((form): Piece & { readonly at: string } => ({
      ...{ kind: 'form', id: form.id, at: form.printedAt, name: form.studentListName, form },
    })),
  ]
  const prints = Map.groupBy(pieces, ({ at }) => at)
  return [...prints]
    .map(([at, together]) => ({ at, pieces: together }))
    .toSorted((one, other) => other.at.localeCompare(one.at))
}

/** Which pages stay open when the family has its own: what a provider reads, each named once. */
export function partsLeftOpen(pages: readonly Pick<UnsaidPage, 'part'>[]): readonly PacketPart[] {
  return [...new Set(pages.map(({ part }) => part))].filter(goesToProvider)
}

/** What is said of pieces that ended the same way; what a provider reads is handed to no family and is asked about in its packet. */
export function settlementOf(
  pieces: readonly Piece[],
  ending: EndingOfMany,
): {
  readonly pages: { readonly referralId: string; readonly pageId: string }[]
  readonly formIds: string[]
  readonly ending: EndingOfMany
} {
  const isHanded = ending === 'handed-to-parent' || ending === 'handed-to-student'
  const isSaid = ({ part }: UnsaidPage) => !isHanded || !goesToProvider(part)
  return {
    pages: pieces.flatMap((piece) =>
      piece.kind === 'packet'
        ? piece.pages.filter(isSaid).map(({ id, referralId }) => ({ referralId, pageId: id }))
        : [],
    ),
    formIds: pieces.flatMap((piece) => (piece.kind === 'form' ? [piece.id] : [])),
    ending,
  }
}

/** The forms among several pieces. */
export function formsOf(pieces: readonly Piece[]): readonly UnsaidForm[] {
  return pieces.flatMap((piece) => (piece.kind === 'form' ? [piece.form] : []))
}

/** The one student several pieces are of; `null` where they are of more. */
export function onlyStudentOf(pieces: readonly Piece[]): string | null {
  const students = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'form' ? [piece.form.studentId] : piece.pages.map(({ studentId }) => studentId),
    ),
  )
  const [only = null, ...others] = students
  return others.length === 0 ? only : null
}

/** How several forms may all end. */
export function endingsOfAll(forms: readonly Pick<UnsaidForm, 'form'>[]): readonly EndingOfMany[] {
  return EndingOfMany.options.filter((ending) =>
    forms.every(({ form }) => endingsOfPaper(form).includes(ending)),
  )
}
