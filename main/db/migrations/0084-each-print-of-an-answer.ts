import type { Migration } from '../migrate.ts'

/** What each print of an answer says is kept with that print, so that an earlier one can be said to have left, too. */
export const eachPrintOfAnAnswer: Migration = {
  number: 84,
  title: 'Each print of an answer',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_forms ADD COLUMN answer TEXT CHECK (answer IS NULL OR json_valid(answer));
UPDATE printed_forms SET answer = (SELECT json_remove(q.printed_answer, '$.formId') FROM records_requests q
  WHERE q.id = printed_forms.request_id AND q.printed_answer ->> 'formId' = printed_forms.id);
ALTER TABLE records_requests DROP COLUMN printed_answer;`)
  },
}
