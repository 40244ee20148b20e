import { Button, NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ImportPreview } from '#shared/api/imports.ts'
import { type ImportQuestion, type Repair, RepairKind } from '#shared/domain/import.ts'
import { type Say, useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { dayInWords, fieldName, meaningOf, repairName, valueShown } from './import-words.ts'
import { useImport } from './imports-store.ts'
import type { Look } from './use-look.ts'
import classes from './imports.module.css'

const PAGE = 10

type QuestionCount = ImportPreview['questionCounts'][number]

/** What only the office can decide, by what mends it; every question has an answer that holds meanwhile. */
export function Questions({
  preview: { questions, questionCounts },
  look,
}: {
  readonly preview: ImportPreview
  readonly look: Look['look']
}): ReactElement {
  return (
    <>
      {questionCounts.map((counted) => (
        <QuestionGroup
          key={counted.kind}
          counted={counted}
          questions={questions
            .filter(({ kind }) => kind === counted.kind)
            .toSorted((one, other) => (one.id < other.id ? -1 : 1))}
          look={look}
        />
      ))}
    </>
  )
}

/** Answers every question of a kind offers: by kind, since what they are about differs. */
function offeredByAll(questions: readonly ImportQuestion[]): readonly Repair['kind'][] {
  return RepairKind.options.filter((kind) =>
    questions.every(({ repairs }) => repairs.some((repair) => repair.kind === kind)),
  )
}

function QuestionGroup({
  counted: { kind, count, undecided },
  questions,
  look,
}: {
  readonly counted: QuestionCount
  readonly questions: readonly ImportQuestion[]
  readonly look: Look['look']
}): ReactElement {
  const { t } = useText()
  const [shown, setShown] = useState(PAGE)
  const { repairs, repairAll } = useImport(({ choices }) => choices)
  const forAll = repairAll.find((answer) => answer.kind === kind)?.repair
  const answerAll = (repair: Repair['kind'] | null) =>
    look({
      repairAll: [
        ...repairAll.filter((answer) => answer.kind !== kind),
        ...(repair === null ? [] : [{ kind, repair }]),
      ],
      repairs: repairs.filter(({ id }) => !questions.some((question) => question.id === id)),
    })
  const answer = (id: string, repair: Repair) =>
    look({ repairs: [...repairs.filter((each) => each.id !== id), { id, repair }] })
  return (
    <Section
      title={t(`imports:screens.questions.kinds.${kind}`)}
      count={count}
      {...(undecided > 0 && {
        tone: 'warn' as const,
        actions: <Tag tone="warn">{t('imports:screens.questions.undecided', { count: undecided })}</Tag>,
      })}
    >
      <div className={classes.stack}>
        <p>{t(`imports:screens.questions.texts.${kind}`)}</p>
        {count > 1 && (
          <NativeSelect
            className={classes.narrow ?? ''}
            label={t('imports:screens.questions.all')}
            value={forAll ?? ''}
            data={[
              { value: '', label: t('imports:screens.questions.each') },
              ...offeredByAll(questions).map((value) => ({
                value,
                label: t(`imports:screens.questions.repairs.${value}`),
              })),
            ]}
            onChange={(event) => {
              const chosen = RepairKind.safeParse(event.currentTarget.value)
              void answerAll(chosen.success ? chosen.data : null)
            }}
          />
        )}
        <ul className={classes.lines}>
          {questions.slice(0, shown).map((question) => (
            <QuestionLine
              key={question.id}
              question={question}
              onAnswer={(repair) => void answer(question.id, repair)}
            />
          ))}
        </ul>
        {questions.length > shown && (
          <div>
            <Button size="xs" variant="default" onClick={() => setShown(shown + 50)}>
              {t('imports:screens.actions.showMore', { count: Math.min(50, questions.length - shown) })}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}

const isSame = (one: Repair, other: Repair): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Several students of one name differ by their turn only: the first is the one whose facts are shown. */
function answerNames(repairs: readonly Repair[], t: Say): readonly string[] {
  let turn = 0
  return repairs.map((repair) => {
    if (repair.kind !== 'same-person') return repairName(repair, t)
    turn += 1
    return turn === 1 ? repairName(repair, t) : t('imports:screens.questions.sameNext', { count: turn })
  })
}

function QuestionLine({
  question,
  onAnswer,
}: {
  readonly question: ImportQuestion
  readonly onAnswer: (repair: Repair) => void
}): ReactElement {
  const { t, locale } = useText()
  const { missing, link, kind, rows, people, changes = [], repairs, chosen, decided } = question
  const whose = question.name || t('imports:screens.questions.unnamed')
  // Each word both sides changed is a question of its own.
  const name =
    question.kind === 'both-changed'
      ? [whose, ...changes.map(({ field }) => fieldName(field, t))].join(': ')
      : whose
  const offered = repairs.some((repair) => isSame(repair, chosen)) ? repairs : [...repairs, chosen]
  const names = answerNames(offered, t)
  return (
    <li className={classes.answer}>
      <div className={classes.answerName}>
        <strong>{name}</strong>{' '}
        {missing && <span>{t('imports:screens.questions.points', { missing })} </span>}
        {kind === 'link-to-missing' && link && <span>{t(`imports:screens.questions.missing.${link}`)} </span>}
        <span className={classes.quiet}>
          {rows.map((row) => t('imports:screens.preview.origin', row)).join(' · ')}
        </span>
        {!decided && (
          <p className={classes.quiet}>
            {t('imports:screens.questions.meanwhile', { answer: repairName(chosen, t) })}
          </p>
        )}
        {changes.length > 0 && (
          <Facts
            of={changes.map(({ field, before, after }) => [
              fieldName(field, t),
              t('imports:screens.questions.words', {
                ours: valueShown(field, before, t, locale),
                theirs: valueShown(field, after, t, locale),
              }),
            ])}
          />
        )}
        {people && (
          <div className={classes.people}>
            <Person label={t('imports:screens.questions.inFile')} person={people.inFile} />
            <Person label={t('imports:screens.questions.known')} person={people.known} />
          </div>
        )}
      </div>
      <NativeSelect
        size="xs"
        aria-label={t('imports:screens.questions.answer', { name })}
        value={decided ? String(offered.findIndex((repair) => isSame(repair, chosen))) : ''}
        data={[
          ...(decided ? [] : [{ value: '', label: t('imports:screens.questions.unsaid') }]),
          ...offered.map((_, at) => ({ value: String(at), label: names[at] ?? '' })),
        ]}
        onChange={(event) => {
          const repair = offered[Number(event.currentTarget.value)]
          if (event.currentTarget.value !== '' && repair) onAnswer(repair)
        }}
      />
    </li>
  )
}

function Person({
  label,
  person: { name, localId, birthDate, grade },
}: {
  readonly label: string
  readonly person: NonNullable<ImportQuestion['people']>['known']
}): ReactElement {
  const { t, locale } = useText()
  return (
    <Facts
      of={[
        [
          label,
          [
            name,
            localId !== null && t('imports:screens.questions.facts.localId', { id: localId }),
            birthDate !== null &&
              t('imports:screens.questions.facts.born', { day: dayInWords(birthDate, locale) }),
            grade !== null && meaningOf('grade', grade, t, locale),
          ]
            .filter(Boolean)
            .join(' · '),
        ],
      ]}
    />
  )
}
