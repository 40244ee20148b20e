import type { ReactElement } from 'react'

import type { DocumentView } from '#shared/api/records-requests.ts'
import { useText } from '#renderer/text.ts'
import classes from './requests.module.css'

/** What stands in a document; a name of another is marked, and said to be hidden or not. */
export function DocumentText({ part }: { readonly part: DocumentView }): ReactElement {
  return (
    <dl className={classes.text}>
      {part.lines.map(({ label, pieces }, at) => (
        // Lines have no names of their own and never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at}>
          <dt>{label}</dt>
          <dd>
            {pieces.map((piece, place) => (
              // Nor do the pieces of a line.
              // oxlint-disable-next-line react/no-array-index-key
              <Piece key={place} of={piece} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Piece({
  of: { words, name },
}: {
  readonly of: DocumentView['lines'][number]['pieces'][number]
}): ReactElement {
  const { t } = useText()
  if (name === null) return <>{words}</>
  const state = name.decided ?? 'undecided'
  return (
    <mark className={classes.name} data-decided={state} title={t(`requests:nameIs.${state}`)}>
      {words}
    </mark>
  )
}
