import { Fragment, type ReactElement } from 'react'

/** Parts of one line, each read in its own direction: "9 Oak Street · 3 services". */
export function Isolated({ parts }: { readonly parts: readonly string[] }): ReactElement {
  return (
    <>
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </>
  )
}
