import { createHash } from 'node:crypto'

import type { DocumentView } from '#shared/api/records-requests.ts'
import { nameFinder, type FoundName, type Named } from '#shared/domain/other-names.ts'
import {
  isSamePart,
  type NameDecision,
  type RecordsRequest,
  type RequesterKind,
} from '#shared/domain/records-request.ts'
import type { Contact } from '#shared/domain/student.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { namesKeptAway } from '../students/kept-away.ts'
import { namesAround } from '../students/the-student.ts'
import type { DocumentLine, RecordDocument } from './record-document.ts'

type Piece = DocumentView['lines'][number]['pieces'][number]

/** Finds names in the texts of one request: those of every other student, of whoever must not be contacted, and the words somebody named. */
export type NameMarks = (part: RecordDocument, line: Pick<DocumentLine, 'id' | 'words' | 'ahead'>) => Piece[]

/** A name at its place, without the name: when the text moves it is another one, and nobody has decided about it yet. */
function keyOf(
  { kind, id }: RecordDocument,
  line: Pick<DocumentLine, 'id'>,
  { start, words }: FoundName,
): string {
  const digest = createHash('sha256').update(words).digest('base64url').slice(0, 16)
  return [kind, id, line.id, start, digest].join('/')
}

function decisionOn(
  { names, alsoHidden }: Pick<RecordsRequest, 'names' | 'alsoHidden'>,
  key: string,
  words: string,
): NameDecision | null {
  // Words somebody named are hidden as soon as they are named; what holds more than them is decided like any name.
  const isNamed = alsoHidden.some((hidden) => hidden.toLowerCase() === words.toLowerCase())
  return names[key] ?? (isNamed ? 'hide' : null)
}

/** Whoever around the student must not be contacted: named in somebody's words, they are decided about like another student. Who asks knows their own name. */
function keptAway(
  db: ReadableDb,
  { studentId, requester }: Pick<RecordsRequest, 'studentId' | 'requester'>,
): Named[] {
  return contactsOfStudent(db, studentId)
    .filter(({ doNotContact, name }) => doNotContact && !isSameName(name, requester))
    .map(({ name }) => {
      const [givenName = '', ...rest] = name.trim().split(/\s+/)
      return { givenName, familyName: rest.join(' '), preferredName: null }
    })
}

/** Kinds of requests in which somebody may ask for whoever must not be contacted, and say so nowhere. */
const MAY_BE_FOR_ANOTHER: readonly RequesterKind[] = ['parent', 'subpoena', 'court-order', 'other']

/** What of a contact's sheet says where they are reached. */
const HOW_TO_REACH = ['phone', 'email', 'address']

type Asked = Pick<RecordsRequest, 'studentId' | 'kind' | 'requester' | 'capacity'>

/**
 * Whether it is asked about before it leaves how somebody is reached and where the student will be: whoever asks is a
 * contact nobody may contact, names one, or may ask for one. A contact who asks for themself by name, and may be contacted,
 * is given what is on record.
 */
function mayBeForKeptAway(contacts: readonly Contact[], { kind, requester, capacity }: Asked): boolean {
  if (namesKeptAway(contacts, requester) || namesKeptAway(contacts, capacity)) return true
  return (
    MAY_BE_FOR_ANOTHER.includes(kind) &&
    contacts.some(({ doNotContact }) => doNotContact) &&
    !contacts.some((contact) => !contact.doNotContact && isSameName(contact.name, requester))
  )
}

/** What is asked about before it leaves: how to reach those around the student, and where the student will be. */
function askedAbout(
  db: ReadableDb,
  asked: Asked,
): { readonly reach: ReadonlySet<string>; readonly ahead: boolean } {
  const contacts = contactsOfStudent(db, asked.studentId)
  const isAsker = ({ name }: Pick<Contact, 'name'>) => isSameName(name, asked.requester)
  const isFor = mayBeForKeptAway(contacts, asked)
  const others = isFor ? contacts.filter((contact) => !isAsker(contact)) : []
  return {
    reach: new Set(others.map(({ id }) => id)),
    ahead: isFor || contacts.some((contact) => isAsker(contact) && contact.custodyNote !== ''),
  }
}

/** Cuts texts into what may be read and names, each with what was decided about it. */
export function nameMarks(
  db: ReadableDb,
  request: Pick<RecordsRequest, 'studentId' | 'kind' | 'requester' | 'capacity' | 'names' | 'alsoHidden'>,
): NameMarks {
  const { reach, ahead } = askedAbout(db, request)
  const { own, others } = namesAround(db, request.studentId)
  const find = nameFinder(own, [...others, ...keptAway(db, request)], request.alsoHidden)
  const whole = (tells: 'reach' | 'ahead', key: string, words: string): Piece[] => [
    { words, name: { key, decided: decisionOn(request, key, words), isSure: true, tells } },
  ]
  return (part, line) => {
    const { words, ahead: day } = line
    const keyFor = (of: string) => keyOf(part, line, { start: 0, end: words.length, isSure: true, words: of })
    if (part.kind === 'contact' && reach.has(part.id) && HOW_TO_REACH.includes(line.id))
      return whole('reach', keyFor(words), words)
    // By its day: whoever answers may read another language than whoever decided.
    if (ahead && day !== null) return whole('ahead', keyFor(day), words)
    const found = find(line.words)
    const pieces = found.flatMap((name, at): Piece[] => {
      const key = keyOf(part, line, name)
      return [
        { words: line.words.slice(found[at - 1]?.end ?? 0, name.start), name: null },
        {
          words: name.words,
          name: {
            ...{ key, decided: decisionOn(request, key, name.words), isSure: name.isSure },
            tells: 'person',
          },
        },
      ]
    })
    const rest = line.words.slice(found.at(-1)?.end ?? 0)
    return [...pieces, { words: rest, name: null }].filter(({ words }) => words !== '')
  }
}

/** The documents as somebody looks at them: those that are chosen with every name marked. */
export function viewsOf(
  documents: readonly RecordDocument[],
  { parts, programMarks }: Pick<RecordsRequest, 'parts' | 'programMarks'>,
  marks: NameMarks,
): DocumentView[] {
  return documents.map((part) => {
    const isChosen = parts.some((chosen) => isSamePart(chosen, part))
    const pieces: NameMarks = (of, line) => (isChosen ? marks(of, line) : [{ words: line.words, name: null }])
    const { programOrigin } = part
    const said = programMarks.find((mark) => isSamePart(mark, part))?.isOfProgram
    return {
      ...{ kind: part.kind, id: part.id, on: part.on, title: part.title, isChosen },
      ...{ programOrigin, isOfProgram: programOrigin === 'paper' || (said ?? programOrigin !== null) },
      isOfAnother: part.isOfAnother,
      isExcerpt: part.isExcerpt,
      scan: part.scan,
      statementsBy: [...part.statementsBy],
      lines: part.lines.map((line) => ({
        label: pieces(part, { id: `${line.id}-label`, words: line.label, ahead: null }),
        pieces: pieces(part, line),
      })),
    }
  })
}

/** How many names in what was chosen must still be decided, and how many are hidden. What is not sure nobody has to decide. */
export function countNames(views: readonly DocumentView[]): {
  readonly undecided: number
  readonly hidden: number
} {
  const names = views
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ lines }) => lines)
    .flatMap(({ label, pieces }) => [...label, ...pieces])
    .flatMap(({ name }) => name ?? [])
  return {
    undecided: names.filter(({ decided, isSure }) => isSure && decided === null).length,
    hidden: names.filter(({ decided }) => decided === 'hide').length,
  }
}
