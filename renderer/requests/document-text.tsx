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
          <dt>
            <Pieces of={label} />
          </dt>
          <dd>
            <Pieces of={pieces} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Pieces = DocumentView['lines'][number]['pieces']

function Pieces({ of }: { readonly of: Pieces }): ReactElement {
  // The pieces of a line have no names of their own either.
  // oxlint-disable-next-line react/no-array-index-key
  return (
    <>
      {of.map((piece, at) => (
        <Piece key={at} of={piece} />
      ))}
    </>
  )
}

function Piece({ of: { words, name } }: { readonly of: Pieces[number] }): ReactElement {
  const { t } = useText()
  if (name === null) return <>{words}</>
  const state = name.decided ?? (name.isSure ? 'undecided' : 'perhaps')
  return (
    <mark className={classes.name} data-decided={state} title={t(`requests:nameIs.${state}`)}>
      {words}
    </mark>
  )
}
