import type { ReactElement } from 'react'

import { assertNever } from '#shared/assert-never.ts'
import type { Protocol } from '#shared/domain/protocol.ts'
import { AboutPart } from './about-part.tsx'
import { ChangesPart } from './changes-part.tsx'
import { ChoicesPart } from './choices-part.tsx'
import { ProtocolComments } from './comments.tsx'
import { CrisisPart } from './crisis-part.tsx'
import type { EditorPart } from './editor-parts.ts'
import { FollowUpsPart } from './follow-ups-part.tsx'
import { FormsPart } from './forms-part.tsx'
import { RolesPart } from './roles-part.tsx'
import { StepsPart } from './steps-part.tsx'
import { TiersPart } from './tiers-part.tsx'

/** The part of the draft that is being written. */
export function EditorPanel({
  part,
  draft,
  current,
}: {
  readonly part: EditorPart
  readonly draft: Protocol
  readonly current: Protocol | null
}): ReactElement {
  switch (part) {
    case 'about':
      return <AboutPart />
    case 'tiers':
      return <TiersPart />
    case 'roles':
      return <RolesPart />
    case 'steps':
      return <StepsPart />
    case 'followUps':
      return <FollowUpsPart />
    case 'crisis':
      return <CrisisPart />
    case 'forms':
      return <FormsPart />
    case 'choices':
      return <ChoicesPart />
    case 'changes':
      return <ChangesPart current={current} />
    case 'comments':
      return <ProtocolComments protocol={draft} />
    default:
      return assertNever(part)
  }
}
