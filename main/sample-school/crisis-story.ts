import { answerOf, lookUp, target, type Office, type SampleCase } from './office.ts'
import type { Moment, Story } from './stage.ts'

/** A crisis as the sample school knows it. */
interface Told {
  readonly office: Office
  readonly kase: SampleCase
  /** What later lines call it. */
  readonly name: string
}

function begin(office: Office, kase: SampleCase): Told {
  const name = office.newName('x')
  office.write({
    actor: kase.owner,
    operation: 'crises.start',
    as: name,
    input: { studentId: answerOf(kase.name, 'studentId'), language: 'en' },
  })
  return { office, kase, name }
}

function write({ office, kase, name }: Told, stepId: string, said: object, isAboutContact = false): void {
  const contactId = isAboutContact && kase.contact ? lookUp('contact', kase.contact.sourceId) : null
  office.write({
    actor: kase.owner,
    operation: 'crises.record',
    as: name,
    input: { ...target(name), stepId, at: null, corrects: null, contactId, said },
  })
}

function done(told: Told, stepId: string, words: string): void {
  write(told, stepId, { kind: 'done', words })
}

function leaveOut(told: Told, stepId: string, why: string): void {
  write(told, stepId, { kind: 'left-out', why })
}

function call(told: Told, result: 'reached' | 'no-answer', words: string): void {
  const { contact } = told.kase
  const said = { kind: 'attempt', channel: 'phone', language: contact?.language ?? 'en', result, words }
  write(told, 'parent', { ...said, whom: contact ? '' : 'The family', interpreter: '' }, true)
}

/** A crisis that still goes on when the life ends: a parent was called and nobody answered yet. */
export function* crisisUnderWay(office: Office, kase: SampleCase): Story {
  const now = (): Moment => office.stage.now
  const told = begin(office, kase)
  yield now() + 1
  done(told, 'stay', 'In the quiet room, with Ms. Hale.')
  leaveOut(told, 'danger-now', 'No weapon, no injury, awake and talking.')
  yield now() + 2
  done(told, 'tell', 'The principal knows and sends nobody else in.')
  yield now() + 3
  done(told, 'make-safe', 'The bag is in the office. Nothing sharp in the room.')
  yield now() + 5
  done(told, 'ask', 'Thoughts since Sunday, no plan for today. Agreed to stay and to call home.')
  yield now() + 2
  call(told, 'no-answer', 'Rang for a minute. I try the next number.')
}

/** A crisis that was walked to its end, with a report to an agency; from then on its case is for few eyes. */
export function* crisisOver(office: Office, kase: SampleCase): Story {
  const now = (): Moment => office.stage.now
  const told = begin(office, kase)
  yield now() + 1
  done(told, 'stay', 'In my office, door closed.')
  leaveOut(told, 'danger-now', 'No weapon, no injury.')
  done(told, 'tell', '')
  yield now() + 4
  done(told, 'make-safe', '')
  yield now() + 9
  done(told, 'ask', 'Afraid to go home tonight, and says why.')
  yield now() + 4
  leaveOut(told, 'parent', 'The danger is at home. The agency said not to call before they did.')
  yield now() + 11
  write(told, 'agency', {
    kind: 'report',
    agency: 'Child protection, county line',
    person: 'Intake worker Dorn',
    reference: 'CP-2207',
    writtenDueOn: null,
    threat: 'Afraid to go home tonight: she is hit there.',
    words: 'They come to the school themselves.',
  })
  kase.restricted = true
  yield now() + 50
  write(told, 'pick-up', {
    kind: 'pick-up',
    whom: 'Intake worker Dorn',
    relation: 'Agency',
    identity: 'Badge, called back through the county line',
    signed: true,
    words: '',
  })
  yield now() + 120
  write(told, 'debrief', {
    kind: 'debrief',
    present: 'The principal, Ms. Hale and I',
    words:
      'The door of the quiet room should open from inside. The second adult was there within two minutes.',
  })
}
