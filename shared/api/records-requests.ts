import { z } from 'zod'

import { Day, Id, Instant, Line, message, OptionalLine, Target, Words } from '../domain/fields.ts'
import { AskedHow } from '../domain/consent-request.ts'
import { ConsentPurpose } from '../domain/consent.ts'
import { AnswerObstacle, RequestDue, RequestStage } from '../domain/may-answer.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import {
  AnswerMethod,
  MOST_PARTS,
  MOST_WORDS_HIDDEN,
  NameDecision,
  Notice,
  ObjectionDraft,
  PartRef,
  ProgramMark,
  RecordsRequest,
  RecordsRequestDraft,
  ReviewDraft,
} from '../domain/records-request.ts'
import { ProgramGround, ProgramOrigin } from '../domain/program-records.ts'
import { Contact, Student } from '../domain/student.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { AlreadyLeft, Emergency } from './referrals.ts'
import { casework, officeWork, ownerOnly } from './roles.ts'

/** A request as a line of a list. */
export const RequestLine = RecordsRequest.pick({
  id: true,
  studentId: true,
  kind: true,
  requester: true,
  capacity: true,
  ownerId: true,
  outcome: true,
  version: true,
}).extend({
  ...RequestDue.shape,
  studentName: z.string(),
  ownerName: z.string(),
  /** What an open one waits for. */
  stage: RequestStage,
  /** Days of the calendar since it was due; negative while there is time. */
  daysLate: z.int(),
  /** When its answer was printed last, while nobody has said where those pages are; `null` where there are none. */
  printedAt: Instant.nullable(),
})
export type RequestLine = z.infer<typeof RequestLine>

/** What becomes of a printed answer when nobody asks for it any longer; where it had left, that is written down instead. */
export const PagesOfWithdrawn = z.enum(['destroyed', 'not-found'])
export type PagesOfWithdrawn = z.infer<typeof PagesOfWithdrawn>

/** A piece of a text: what may be read, or a name of another; nobody has to decide about one that is not sure. */
const Piece = z.object({
  words: z.string(),
  name: z
    .object({
      ...{ key: z.string(), decided: NameDecision.nullable(), isSure: z.boolean() },
      /** Somebody else, how somebody is reached, or where the student will be on a day to come. */
      tells: z.enum(['person', 'reach', 'ahead']),
    })
    .nullable(),
})

/** What is known of a signed page that may leave. */
export const ScanFacts = z.object({
  /** How many pages it holds; `null` where the file does not tell. */
  pages: z.int().nullable(),
  /** It is a PDF: it does not print with the answer, and is laid behind its sheet by hand. */
  isLaidBehind: z.boolean(),
})
export type ScanFacts = z.infer<typeof ScanFacts>

/** A document of the record, in pieces: what may be read, and names of others. */
export const DocumentView = PartRef.extend({
  title: z.string(),
  on: Day.nullable(),
  isChosen: z.boolean(),
  /** About another than the parent who asks: chosen by itself, never with all of its kind. */
  isOfAnother: z.boolean(),
  /** How the office knows that it came from a program for substance use; `null` where nothing says so. */
  programOrigin: ProgramOrigin.nullable(),
  /** Whether it is treated as such (42 CFR part 2). */
  isOfProgram: z.boolean(),
  /** Whose statements about it go with it. */
  statementsBy: z.array(z.string()),
  lines: z.array(z.object({ label: z.array(Piece), pieces: z.array(Piece) })),
  /** What is known of a signed page; `null` of any other document. */
  scan: ScanFacts.nullable(),
  /** Entries of it lie outside the period that was asked for, and stand in none of its lines. */
  isExcerpt: z.boolean(),
})
export type DocumentView = z.infer<typeof DocumentView>

/** What a court or the office has said of somebody around the student, to be read before a record is answered. */
export const Order = Contact.pick({
  relation: true,
  doNotContact: true,
  doNotContactBasis: true,
  custodyNote: true,
}).extend({
  /** It is about whoever asks. */
  isOfAsker: z.boolean(),
})
export type Order = z.infer<typeof Order>

/** One request with all somebody needs to answer it. */
export const RequestRecord = z.object({
  /** Without the documents the asker may not read. */
  request: RecordsRequest,
  line: RequestLine,
  student: Student,
  contacts: z.array(Contact),
  /** What stands about custody or against contact, of whoever asks first. */
  orders: z.array(Order),
  /** A fingerprint of them and of what other parents object, for whoever reviews to say that they read them; empty where there are none. */
  ordersFingerprint: z.string(),
  organizationName: z.string().nullable(),
  /** What is in the way of an answer, all of it. */
  missing: z.array(AnswerObstacle),
  /** Every document of the period the asker may read; none for somebody who does no casework. */
  documents: z.array(DocumentView),
  /** Those of them that were not there to choose from when somebody chose. */
  newSince: z.array(PartRef),
  /** How many more there are outside the period that was asked for. */
  outside: z.int().min(0),
  /** How many people around the student stand nowhere among them, because nobody may contact them. */
  leftOut: z.int().min(0),
  undecided: z.int().min(0),
  hidden: z.int().min(0),
  /** How many chosen documents the asker may not read: somebody who may has to answer. */
  kept: z.int().min(0),
  /** Prints of the answer that may still be given out, the newest first. */
  inHand: z.array(
    z.object({
      /** The printed paper it came out on. */
      formId: Id,
      printedAt: Instant,
      /** Something was written since that it does not say, or it names somebody else. */
      isStale: z.boolean(),
    }),
  ),
  /** A fingerprint of what was chosen as it would leave now; empty for somebody who does no casework. */
  fingerprint: z.string(),
  /** Accounts that can be given the request. */
  owners: z.array(Id),
  people: z.record(z.string(), z.string()),
  today: Day,
})
export type RequestRecord = z.infer<typeof RequestRecord>

const changed = (made: RecordsRequest) => made.id

/** What was chosen, with its cover sheet: a draft while something is missing. Printing alone discloses nothing. */
const answer = paper({
  input: z.object({
    id: Id,
    /** What whoever asked for their own reads; anybody else reads English or Spanish. */
    language: PacketLanguage,
    /** Who reads its cover to them; in words nobody has checked it prints with their name alone. */
    interpreter: SaidInterpreter,
  }),
  may: casework,
  audit: { event: 'records-request.printed', about: (_, { id }) => id },
})

/** A letter to whoever asked, or to the parent before something leaves. */
const letter = paper({
  input: z.object({
    id: Id,
    language: PacketLanguage,
    what: z.enum(['acknowledgment', 'notice']),
    /** Who reads it to a family; in words nobody has checked it prints with their name alone. */
    interpreter: SaidInterpreter,
  }),
  may: officeWork,
  audit: { event: 'records-request.letter-printed', about: (_, { id }) => id },
})

export const recordsRequests = {
  /** Open ones, the first due first; or those that ended, the last first. */
  list: query({
    input: z.object({
      whose: z.enum(['mine', 'office']),
      show: z.enum(['open', 'ended']).default('open'),
      studentId: Id.nullable().default(null),
    }),
    output: z.object({ rows: z.array(RequestLine), open: z.int(), ended: z.int() }),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: RequestRecord,
    may: officeWork,
    opens: ({ request }) => request.studentId,
  }),
  /** A request came in; the record is held from destruction from then on. */
  receive: command({
    input: RecordsRequestDraft,
    output: RecordsRequest,
    may: officeWork,
    audit: { event: 'records-request.received', about: changed },
  }),
  /** Who sees to it, by when, and what was seen of whoever asks. */
  change: command({
    input: Target.extend({
      ownerId: Id,
      answerBy: Day.nullable(),
      shown: OptionalLine,
      organizationId: Id.nullable(),
      consentPurpose: ConsentPurpose.nullable(),
      /** What was before stays where these are left out. */
      programGround: ProgramGround.nullable().optional(),
      periodFrom: Day.nullable().optional(),
      periodUntil: Day.nullable().optional(),
    }),
    output: RecordsRequest,
    may: officeWork,
    audit: { event: 'records-request.changed', about: changed },
  }),
  /** A parent was told, could not be reached, or need not be told. */
  notify: command({
    input: Target.extend({ notice: Notice }),
    output: RecordsRequest,
    may: officeWork,
    audit: { event: 'records-request.notified', about: changed },
  }),
  /** Another parent objects: whoever reviews reads it, and what was reviewed before waits for another look. */
  object: command({
    input: Target.extend({ objection: ObjectionDraft }),
    output: RecordsRequest,
    may: officeWork,
    audit: { event: 'records-request.objected', about: changed },
  }),
  /**
   * The administrator decided on the printed draft, as the owner writes down: an administrator's account sees no student.
   * `seen` is the fingerprint of the record they were given: what was written meanwhile is not approved unseen. So is
   * `ordersRead` of the orders: a parent may see the record unless a court order or a law says otherwise (34 CFR 99.4),
   * and that is for whoever reviews to read.
   */
  review: command({
    input: Target.extend({
      review: ReviewDraft,
      seen: z.string().max(100),
      ordersRead: z.string().max(100).default(''),
    }),
    output: RecordsRequest,
    may: ownerOnly,
    audit: { event: 'records-request.reviewed', about: changed },
  }),
  /** Which documents are to leave, in this order; a review of others does not hold for them. */
  choose: command({
    input: Target.extend({
      parts: z.array(PartRef).max(MOST_PARTS),
      /** Which documents came from a program for substance use, and which did not; what was said before stays where this is left out. */
      programMarks: z.array(ProgramMark).max(MOST_PARTS).optional(),
    }),
    output: RecordsRequest,
    may: casework,
    audit: { event: 'records-request.chosen', about: changed },
  }),
  /** What becomes of names of others; `alsoHidden` are more words that do not leave. */
  decideNames: command({
    input: Target.extend({
      names: z.record(z.string().max(400), NameDecision),
      alsoHidden: z.array(Line).max(MOST_WORDS_HIDDEN, message('requests:errors.tooManyWords')),
    }),
    output: RecordsRequest,
    may: casework,
    audit: { event: 'records-request.names-decided', about: changed },
  }),
  /** What was printed left, or what was chosen was told or looked at: with that the request is answered, and the disclosure is on record. */
  answer: command({
    input: Target.extend({
      on: Day,
      method: AnswerMethod,
      /** Which of its prints left; where nobody says, the newest that may. */
      formId: Id.nullable().default(null),
      /** The signed pages kept as PDF, which print by themselves, went with it: without that it is not answered. */
      scansWent: z.boolean().default(false),
      emergency: Emergency.nullable(),
      /**
       * The printed pages had left before something came into their way that day, or left against the rule, and how somebody
       * knows; that is said of a request nobody asks for any longer, too.
       */
      alreadyLeft: AlreadyLeft.nullable().default(null),
    }),
    output: RecordsRequest,
    may: casework,
    audit: { event: 'records-request.answered', about: changed },
  }),
  /** The printer stopped, and it left all the same: what is on record as not delivered was. */
  cameOut: command({
    input: Target,
    output: RecordsRequest,
    may: casework,
    audit: { event: 'records-request.came-out', about: changed },
  }),
  /** Nothing leaves, and whoever asked is told why. */
  refuse: command({
    input: Target.extend({ on: Day, how: AskedHow, words: Words }),
    output: RecordsRequest,
    may: casework,
    audit: { event: 'records-request.refused', about: changed },
  }),
  /** Whoever asked does no longer. */
  withdraw: command({
    input: Target.extend({
      ...{ on: Day, words: Words },
      /** What became of the answer that was printed and waits: asked where there is one. */
      pages: PagesOfWithdrawn.nullable().default(null),
    }),
    output: RecordsRequest,
    may: officeWork,
    audit: { event: 'records-request.withdrawn', about: changed },
  }),
  previewAnswer: answer.preview,
  printAnswer: answer.print,
  previewLetter: letter.preview,
  printLetter: letter.print,
}
