import { createContext, useContext } from 'react'

import type { ItemId, ProtocolDocument, RoleHolder } from '#shared/domain/protocol.ts'
import type { ProtocolComment } from '#shared/domain/protocol-comment.ts'
import type { ProtocolProblem } from '#shared/domain/protocol-problems.ts'
import type { DraftEdits } from './use-draft-edits.ts'

/** What every part of the editor works on. */
export interface Editor extends Pick<DraftEdits, 'document' | 'edit'> {
  readonly problems: readonly ProtocolProblem[]
  readonly holders: readonly RoleHolder[]
  /** What those who read the draft said to it. */
  readonly comments: readonly ProtocolComment[]
  /** The item that stands open in each list, by the path of the list. */
  readonly open: Readonly<Record<string, ItemId | null>>
  readonly setOpen: (list: string, id: ItemId | null) => void
}

export const EditorContext = createContext<Editor | null>(null)

/** The draft that is being written. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('No draft is being written')
  return editor
}

/** Changes one part of the draft; what is typed into one field is taken back as one. */
export function useEditPart<Part extends keyof ProtocolDocument>(
  part: Part,
): (change: (value: ProtocolDocument[Part]) => ProtocolDocument[Part], field?: string) => void {
  const { edit } = useEditor()
  return (change, field) => edit((document) => ({ ...document, [part]: change(document[part]) }), field)
}
