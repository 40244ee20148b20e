import { z } from 'zod'

import { AskedInVain } from '../domain/asked-in-vain.ts'
import { BriefContact, Concern } from '../domain/concern.ts'
import { Case } from '../domain/case.ts'
import { Consent } from '../domain/consent.ts'
import { ParentBasis } from '../domain/parent-basis.ts'
import { Disclosure } from '../domain/disclosure.ts'
import { NotTold } from '../domain/family-reached.ts'
import { FormInHistory } from '../domain/form.ts'
import { Id, Target } from '../domain/fields.ts'
import { Hold } from '../domain/retention.ts'
import {
  Contact,
  ContactDraft,
  Relation,
  Student,
  StudentDraft,
  StudentLine,
  StudentStatus,
} from '../domain/student.ts'
import { command, query } from './operation.ts'
import { casework, officeWork } from './roles.ts'

/** Everything the office keeps about one student outside their cases. */
export const StudentRecord = z.object({
  student: Student,
  contacts: z.array(Contact),
  cases: z.array(Case),
  concerns: z.array(Concern),
  briefContacts: z.array(BriefContact),
  consents: z.array(Consent),
  /** Why a parent may be told something once the student is of age. */
  parentBases: z.array(ParentBasis),
  disclosures: z.array(Disclosure),
  /** Who asked for what is kept and got nothing, the newest first. */
  askedInVain: z.array(AskedInVain),
  /** When a crisis of an open case went on without a parent being told. */
  notTold: z.array(NotTold),
  /** Forms and other papers that named them when they were printed, and where they went; the newest first. */
  forms: z.array(FormInHistory),
  /** What keeps all of it from being destroyed. */
  holds: z.array(Hold),
  /** There is something only named people read, and the asker may open it for a stated reason. */
  isSomethingKept: z.boolean(),
})
export type StudentRecord = z.infer<typeof StudentRecord>

export const students = {
  /** By any part of the name, id, homeroom, a guardian's name or digits of a telephone number. */
  find: query({
    input: z.object({ words: z.string().max(200), limit: z.int().min(1).max(50).default(12) }),
    output: z.array(StudentLine.extend({ matched: z.string().nullable(), keptAway: Relation.nullable() })),
    may: officeWork,
  }),
  list: query({
    input: z.object({
      status: StudentStatus.nullable(),
      limit: z.int().min(1).max(5000).default(5000),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(StudentLine), total: z.int() }),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: StudentRecord,
    may: officeWork,
    opens: (record) => record.student.id,
  }),
  /** Whether a first name that was written down alone may be that of a student who goes to school here. */
  isFirstNameHere: query({
    input: z.object({ studentId: Id.nullable(), name: z.string().max(400) }),
    output: z.boolean(),
    may: officeWork,
  }),
  create: command({
    input: StudentDraft,
    output: Student,
    may: officeWork,
    audit: { event: 'student.created', about: (made) => made.id },
  }),
  update: command({
    input: Target.extend({ draft: StudentDraft }),
    output: Student,
    may: officeWork,
    audit: { event: 'student.updated', about: (made) => made.id },
  }),
  addContact: command({
    input: z.object({ studentId: Id, draft: ContactDraft }),
    output: Contact,
    may: officeWork,
    audit: { event: 'contact.added', about: (made) => made.id },
  }),
  updateContact: command({
    input: Target.extend({ studentId: Id, draft: ContactDraft }),
    output: Contact,
    may: officeWork,
    audit: { event: 'contact.updated', about: (made) => made.id },
  }),
  removeContact: command({
    input: z.object({ studentId: Id, contactId: Id }),
    output: z.object({ removed: z.boolean() }),
    may: casework,
    audit: { event: 'contact.removed', about: (_, { contactId }) => contactId },
  }),
}
