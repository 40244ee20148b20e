import type { Reason } from '#shared/domain/concern.ts'

/** What the office writes about one reason: what was seen, and what students say themselves. */
export interface WordsOfReason {
  readonly seen: readonly string[]
  readonly said: readonly string[]
  readonly wish: readonly string[]
}

/** Short, plain and kind: the way a good office writes. */
export const WORDS: Readonly<Record<Reason, WordsOfReason>> = {
  motivation: {
    seen: [
      'Used to raise a hand in every lesson; for three weeks now sits at the back and waits for the bell.',
      'Says there is no point in trying. Homework comes back blank with only the name on it.',
      'Dropped out of the robotics club and stopped talking about the trip in spring.',
      'Does the first question and then puts the pen down. Grades are falling in four subjects.',
    ],
    said: ['“I just don’t see what it is for anymore.”', '“I start and then I’m tired.”'],
    wish: ['To have one class that feels worth it.', 'Somebody to check in on Mondays.'],
  },
  'off-track': {
    seen: [
      'Behind by two credits and does not know which ones. Very quiet when we went through the list.',
      'Reads well below grade level and hides it by joking. Has never had an evaluation.',
      'Failed three of five mid-terms after passing everything last year.',
      'Cannot keep up since changing schools; the old school did algebra later.',
    ],
    said: ['“Everyone else already knows it, so I don’t ask.”', '“I thought I could catch up over break.”'],
    wish: ['Help with math that isn’t in front of everybody.', 'To graduate with my friends.'],
  },
  absence: {
    seen: [
      'Eleven absences since the start of term, mostly Mondays. Notes from home say stomach ache.',
      'Arrives after second period most days. Takes a younger brother to school first.',
      'Comes to the door of the building, turns round and goes home.',
      'Has not been in class for six days. Nobody answers the telephone.',
    ],
    said: [
      '“Mornings are the worst. Once I’m here it’s okay.”',
      '“I have to wait until my brother’s bus comes.”',
    ],
    wish: ['To come in through the side door.', 'A later first period.'],
  },
  'non-compliance': {
    seen: [
      'Walks out when asked to put the telephone away. Third time this week, each time with a different teacher.',
      'Refuses to work in groups and argues over every instruction. It was not like this before November.',
      'Sent out of class four times in two weeks. Afterwards sorry, then it happens again.',
    ],
    said: [
      '“They only look at me when I do something wrong.”',
      '“I can’t sit there when everyone is staring.”',
    ],
    wish: ['A place to go before it gets loud.', 'A fresh start with Mr. O.'],
  },
  'behaviour-change': {
    seen: [
      'A cheerful student who has become irritable and tearful within a month. Friends have noticed too.',
      'Falls asleep in morning lessons, snaps at people, wears the same clothes several days.',
      'Stopped eating with the others and stays in the library at lunch. Something has changed.',
      'Very restless since the holidays. Startles when a door slams.',
    ],
    said: [
      '“I’m fine.” Then, after a while: “Not really.”',
      '“Everything makes me angry and I don’t know why.”',
    ],
    wish: ['To sleep a whole night.', 'That nobody makes a big thing of it.'],
  },
  conflict: {
    seen: [
      'A group has been shutting this student out since a picture was shared. Two of them share a homeroom.',
      'Argument at the lockers that nearly became a fight. It began online over the weekend.',
      'Calls from both families about the same quarrel. The two used to be best friends.',
    ],
    said: [
      '“They made a chat without me. Everybody is in it.”',
      '“I don’t want to fight. I want it to stop.”',
    ],
    wish: ['To sit somewhere else.', 'That they take the picture down.'],
  },
  mood: {
    seen: [
      'Cries in the restroom several times a week and says it is allergies.',
      'Flat, slow, hardly speaks. Wrote in an essay about feeling like a burden to everyone.',
      'Gave up drawing, which was everything last year. Looks exhausted.',
      'Mother says she does not leave her room at weekends and eats very little.',
    ],
    said: [
      '“It’s like everything is behind glass.”',
      '“I don’t remember the last time I was really happy.”',
      '“I don’t want Mom to worry. She has enough.”',
    ],
    wish: ['To feel like before.', 'To talk to somebody who isn’t family.'],
  },
  anxiety: {
    seen: [
      'Shaking before the presentation, could not breathe, had to lie down at the nurse’s office. Second time this month.',
      'Asks to leave before every test. Checks the answers until there is no time left.',
      'Will not use the cafeteria. Eats in the stairwell.',
      'Nurse has seen this student nine times for headaches, always before gym.',
    ],
    said: [
      '“My heart goes so fast and I think everyone can see it.”',
      '“I know it isn’t dangerous, but my body doesn’t.”',
    ],
    wish: ['To give talks to two people instead of thirty.', 'To learn how to stop it when it starts.'],
  },
  withdrawal: {
    seen: [
      'Has spoken to nobody at lunch for weeks. Headphones on, hood up.',
      'New in September and still alone. Answers in one word, understands more than it seems.',
      'Left the orchestra and the group project without a word to the others.',
    ],
    said: ['“It’s easier when I don’t have to talk.”', '“At my old school I was funny.”'],
    wish: ['One friend would be enough.', 'To eat somewhere quiet.'],
  },
  'self-harm': {
    seen: [
      'A friend told the nurse that she is worried about marks on this student’s arm. Student agreed to talk.',
      'Wrote a line in a journal entry that worried the English teacher enough to walk over at once.',
      'Told a teammate about thoughts of not wanting to be here. The teammate came to us straight away.',
    ],
    said: [
      '“I don’t really want to die. I want it to stop being like this.”',
      '“I didn’t think anybody would notice. I’m a little glad you did.”',
    ],
    wish: ['That you tell my parents together with me.', 'Not to be alone with it.'],
  },
  'substance-use': {
    seen: [
      'Vaping in the restroom for the third time; says it is the only thing that calms.',
      'Came back from lunch smelling of alcohol. Steady on their feet, very embarrassed.',
      'Asked me what happens when somebody wants to stop and can’t.',
    ],
    said: [
      '“I can stop. I just don’t like how I feel when I do.”',
      '“My cousin does it too. At home it’s normal.”',
    ],
    wish: ['That the team doesn’t hear of it.', 'To stop without it being a punishment.'],
  },
  'grief-trauma': {
    seen: [
      'Grandfather died two weeks ago; he brought this student up. Back in school and not really here.',
      'The family’s house burned in October. Jumps at every alarm and cannot stay in the room.',
      'A cousin was killed in the summer. First anniversary of the birthday next week.',
      'Saw the accident at the crossing. Has not walked to school since.',
    ],
    said: ['“I keep wanting to tell him things.”', '“I close my eyes and it is there again.”'],
    wish: ['To be allowed to leave when it comes.', 'To talk about him with somebody who didn’t know him.'],
  },
  'asks-for-help': {
    seen: [
      'Came by after school, stood at the door for a while and asked how one gets a counselor.',
      'Left a note in the box: “Can I talk to someone this week? Not urgent.”',
      'Asked a teacher whether counseling costs money and whether parents have to know.',
    ],
    said: [
      '“I looked it up and I think I should talk to someone.”',
      '“My sister went here and she said you were okay.”',
    ],
    wish: ['To try it a few times and then decide.', 'Somebody who speaks our language, for my dad.'],
  },
  'home-family': {
    seen: [
      'Parents are separating; student carries messages between the two homes and sleeps badly.',
      'Looks after two small sisters every evening while the mother works nights.',
      'Father came back after four years away. Student does not want to go home after school.',
    ],
    said: [
      '“I’m the one who has to be okay.”',
      '“They ask me who I want to live with. I don’t want to say.”',
    ],
    wish: ['That they stop asking me to choose.', 'An hour for homework before pick-up.'],
  },
  medical: {
    seen: [
      'Headaches four days a week, squints at the board, no glasses.',
      'Has lost weight since summer and avoids lunch. Family has no doctor at the moment.',
      'Tooth pain for a month. The family does not know where to go.',
    ],
    said: ['“It hurts but the dentist is too far.”', '“I’m just not hungry at school.”'],
    wish: ['That somebody looks at it.', 'Glasses that aren’t ugly.'],
  },
  food: {
    seen: [
      'Asked for a second lunch to take home. Not the first time.',
      'Comes hungry on Mondays. Saves half of the school lunch in a napkin for a brother.',
    ],
    said: ['“It’s only at the end of the month.”', '“Can my brother have one too?”'],
    wish: ['That nobody in class knows.', 'The backpack on Fridays.'],
  },
  housing: {
    seen: [
      'The family has been staying with an aunt since the rent went up, six in two rooms. They may have to leave there too.',
      'Living in a motel since the weekend. Bus takes an hour and ten minutes.',
    ],
    said: ['“We’re between places.”', '“I do my homework in the car, it’s quiet there.”'],
    wish: ['To stay at this school whatever happens.', 'A desk.'],
  },
  transport: {
    seen: [
      'Misses appointments because there is no way to get there; the car was sold.',
      'Walks fifty minutes each way since the bus line changed.',
    ],
    said: ['“I’d go if I could get there.”'],
    wish: ['A bus pass.'],
  },
  safety: {
    seen: [
      'Somebody waits for this student at the gate. Asked to be let out through the back.',
      'Afraid to go home today. Spoke with the nurse for a long time.',
      'Says there is shouting every night and a door was broken on Sunday.',
    ],
    said: [
      '“Please don’t call home before we talked.”',
      '“I listen for the car and then I know what kind of evening it will be.”',
    ],
    wish: ['That somebody picks me up.', 'To know what happens next before it happens.'],
  },
}

export const TRUSTED: readonly string[] = [
  'Art teacher',
  'Aunt',
  'Basketball coach',
  'Bus driver',
  'Grandmother',
  'Homeroom teacher',
  'Librarian',
  'My older sister',
  'School nurse',
  'The custodian',
  'Youth pastor',
]

export const ONSETS: readonly string[] = [
  'Since the start of the school year',
  'For about two weeks',
  'Since the holidays',
  'Since last spring',
  'A few days',
  'For about a month',
  'Hard to say; it came slowly',
]

export const FREQUENCIES: readonly string[] = [
  'Most days',
  'Every day',
  'Two or three times a week',
  'Mondays and Fridays',
  'Before tests',
  'Once, but it was serious',
  'More often lately',
]

export const SETTINGS: readonly string[] = [
  'In class',
  'At lunch',
  'On the bus',
  'First period',
  'Gym',
  'Hallways',
  'At home',
  'Everywhere',
]

export const TRIED: readonly string[] = [
  'Spoke with the student twice after class.',
  'Moved seats; called home once and left a message.',
  'Gave extra time for the assignments.',
  'Asked the team; two other teachers see the same.',
  'Lunch with the homeroom teacher on Wednesdays.',
]

export const BRIEF: readonly string[] = [
  'Stopped by to say that the new seat works well.',
  'Mother called: will be away next week, aunt picks up.',
  'Asked for a schedule change because of the bus.',
  'Needed ten quiet minutes before the test.',
  'Came for a snack and stayed to chat.',
  'Father asked when the clinic is open on Saturdays.',
  'Lost the travel pass; new one ordered.',
  'Wanted to know whether the drama club has places left.',
  'Grandmother brought the signed form.',
  'Upset after a quarrel at lunch; went back to class after a walk.',
  'Asked about the after-school club.',
  'Called home sick; homework sent with a friend.',
  'Teacher says this week is much better.',
  'Cried after a message on the phone. Calmed down, wants to come back tomorrow.',
]

export const NOTES: Readonly<
  Record<'first' | 'progress' | 'family' | 'hard' | 'closing', readonly string[]>
> = {
  first: [
    'First talk, 25 minutes. Listened mostly. Agreed to meet again on the same day next week.',
    'Met in the small office. Student chose what goes into the notes. We wrote the plan together.',
    'Talked about what helps at school: a pass to step out, a seat near the door, one adult to go to.',
    'Student wants the family to know, but wants to be in the room. Call planned.',
  ],
  progress: [
    'Short check-in. A better week; two full days in every class.',
    'Attendance is up. Teacher reports that homework is coming in again.',
    'Student used the pass three times and came back each time on their own.',
    'Not much change. We agreed on one small thing to try until Friday.',
    'Says the first session was “weird but good”. Wants to go again.',
    'Sleep is better. Still worried about the test week.',
  ],
  family: [
    'Long call with the mother. She is relieved that somebody asks. She will call the clinic on Monday.',
    'Father is worried about what it will cost; explained the sliding fee.',
    'Grandmother prefers to come in person. Appointment made for Thursday before work.',
    'Family asked for somebody who speaks their language. Looking again in the directory.',
    'The uncle may not pick up; the custody note was updated.',
  ],
  hard: [
    'Third message left. The mailbox is full.',
    'Student is disappointed about the wait. We meet twice a week until then.',
    'The place turned the family away at the desk because of the insurance. Apologized; looking for another.',
    'Missed the appointment because the car broke down. Family wants a new date.',
  ],
  closing: [
    'Goals reached. Student knows the door is open.',
    'Sessions have ended well; a check-in is planned for the start of next term.',
    'Family and student are content with how things are. Teachers agree.',
    'No contact for a long time and no new worry. Closed; a new concern opens it again at once.',
    'Moved away. The new school was told whom to call, with the family’s consent.',
    'The plan for the classroom works. No outside help is wanted now.',
  ],
}

export const NEXT_STEPS: readonly string[] = [
  'Check in with the student',
  'Call the family',
  'Ask the homeroom teacher how the week went',
  'Talk about the options with the student',
  'Meet with the family',
  'Look at attendance together',
  'Bring it to the team meeting',
]

type Way = 'phone' | 'note-home' | 'in-person'

export const ATTEMPTS: Readonly<Record<Way, Readonly<Record<'reached' | 'missed', readonly string[]>>>> = {
  phone: {
    reached: [
      'Spoke for ten minutes. Will call them this week.',
      'Has the list and has called one place; they call back.',
      'Asked for the number again; read it out twice.',
      'Appointment is written down, ride is arranged.',
      'Would like to wait until after the holidays.',
      'Thankful for the call. Has questions about the cost.',
      'Will sign the form when picking up on Friday.',
    ],
    missed: [
      'No answer; called at a bad time, will try in the evening.',
      'Mailbox full.',
      'Number not in service. Asked the front desk for another.',
      'Rang out twice.',
      'A child answered; did not leave a message.',
    ],
  },
  'note-home': {
    reached: [
      'The slip came back with a note: please call after five.',
      'Answered on the slip: we have called them.',
    ],
    missed: ['Nothing came back.', 'The note was still in the backpack.'],
  },
  'in-person': {
    reached: ['Spoke at pick-up for a few minutes.', 'Came by before work; we looked at the list together.'],
    missed: ['Did not come; the bus was late.', 'Somebody else picked up today.'],
  },
}

export const REMARKS: Readonly<
  Record<'accepted' | 'waitlist' | 'information' | 'declined' | 'missed', readonly string[]>
> = {
  accepted: [
    'Intake worker called and confirmed.',
    'Slip came back with the date filled in.',
    'Portal says accepted.',
  ],
  waitlist: [
    'On the list; they call when a place is free.',
    'Two clinicians left; the list is longer than usual.',
  ],
  information: [
    'They ask for the name of the insurance.',
    'They need the birth date and a second telephone number.',
  ],
  declined: [
    'Does not take new patients at the moment.',
    'Insurance is not accepted there.',
    'Outside their area.',
  ],
  missed: [
    'Overslept after a bad night.',
    'No ride.',
    'The mother had to work.',
    'Student was afraid to go alone.',
  ],
}

export const PROVIDER_SAYS: readonly string[] = [
  'They have the papers and will look at them this week.',
  'Still on the list; they hope for next month.',
  'The person in charge is away until Monday.',
  'They will call the family directly.',
]
