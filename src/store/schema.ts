import type { Generated } from 'kysely'

/**
 * The tables of `migrations/` as Kysely sees them: what is true on SQLite, PostgreSQL and D1 alike. Times are epoch milliseconds,
 * dates ISO text, flags 0 or 1, JSON text that its owner parses.
 */
export interface DB {
  change_head: ChangeHeadTable
  change: ChangeTable
  precondition: PreconditionTable
  idempotency: IdempotencyTable
  migration: MigrationTable
  reference: ReferenceTable
  policy: PolicyTable
  employer: EmployerTable
  vacancy: VacancyTable
  graduate: GraduateTable
  profile: ProfileTable
  consent: ConsentTable
  disclosure: DisclosureTable
  tally: TallyTable
  api_key: ApiKeyTable
  office: OfficeTable
  account: AccountTable
  session: SessionTable
  one_time_code: OneTimeCodeTable
  brake: BrakeTable
  account_event: AccountEventTable
  tie: TieTable
  message: MessageTable
  message_preference: MessagePreferenceTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  employer_decision: EmployerDecisionTable
  vacancy_demand: VacancyDemandTable
  vacancy_decision: VacancyDecisionTable
  placement: PlacementTable
  vacancy_shape: VacancyShapeTable
  vacancy_band: VacancyBandTable
  vacancy_folded: VacancyFoldedTable
  vacancy_report: VacancyReportTable
  advert_report: AdvertReportTable
  advert_report_contact: AdvertReportContactTable
}

type Flag = 0 | 1

interface ChangeHeadTable {
  one: 1
  seq: number
  hash: string | null
}

/** What the change log speaks of: a table whose rows others keep a fold of. */
export type ChangeKind =
  | 'employer'
  | 'vacancy'
  | 'graduate'
  | 'profile'
  | 'policy'
  | 'reference'
  | 'api_key'
  | 'office'
  | 'account'
  | 'session'
  | 'tie'
  | 'disclosure'
  | 'consent'
  | 'webhook'
export type ChangeOp = 'put' | 'remove'

interface ChangeTable {
  seq: number
  at: number
  kind: ChangeKind
  entity_id: string
  op: ChangeOp
  actor: string | null
  digest: string | null
  hash: string | null
}

interface PreconditionTable {
  name: string
  ok: Flag
}

interface IdempotencyTable {
  caller: string
  key: string
  fingerprint: string
  thing: string | null
  at: number
}

interface MigrationTable {
  id: number
  name: string
  applied_at: Generated<string>
}

interface ReferenceTable {
  version: string
  name: string
  content: string
  loaded_at: number
}

interface PolicyTable {
  version: string
  valid_from: string
  content: string
  why: string
  made_at: number
}

interface EmployerTable {
  id: string
  version: number
  name: string
  kind: 'psn' | 'local'
  sector: string | null
  place: string | null
  state: 'unverified' | 'verified' | 'suspended' | 'banned'
  invented: Generated<Flag>
  made_at: number
  changed_at: number
  nib: Generated<string | null>
  address: Generated<string | null>
  phone: Generated<string | null>
  email: Generated<string | null>
  web: Generated<string | null>
  state_note: Generated<string | null>
}

interface VacancyTable {
  id: string
  employer_id: string
  version: number
  state: 'draft' | 'waiting' | 'open' | 'closed'
  closed_because: string | null
  title: string
  place: string | null
  sector: string | null
  openings: number
  posted_on: string
  closes_on: string | null
  source: string | null
  facts: string
  made_at: number
  changed_at: number
  alive_on: Generated<string>
  opened_on: Generated<string | null>
  kept: Generated<Flag>
  separate_why: Generated<string | null>
}

interface GraduateTable {
  id: string
  version: number
  name: string
  phone: string | null
  email: string | null
  born_on: string | null
  sex: 'female' | 'male' | null
  nik_hash: string | null
  source: string | null
  invented: Generated<Flag>
  office_id: string | null
  paused_at: number | null
  paused_until: string | null
  asked_at: number | null
  alive_at: number | null
  made_at: number
  changed_at: number
}

interface ConsentTable {
  id: string
  graduate_id: string
  purpose: 'matching' | 'employer' | 'statistics' | 'messages'
  employer_id: string | null
  wording: string
  language: 'id' | 'en'
  given_at: number
  channel: 'self' | 'officer' | 'paper' | 'import' | 'guardian'
  taken_by: string
  office_id: string | null
  evidence: string | null
  guardian_name: string | null
  guardian_relation: string | null
  withdrawn_at: number | null
  withdrawn_by: string | null
}

interface TallyTable {
  month: string
  kind: string
  n: number
}

interface ProfileTable {
  graduate_id: string
  version: number
  looking: Flag
  facts: string
  changed_at: number
}

interface DisclosureTable {
  id: string
  graduate_id: string
  actor: string
  at: number
  why: string
  role: string | null
  office_id: string | null
  employer_id: string | null
  reason: string | null
  shown: string | null
}

interface ApiKeyTable {
  id: string
  token_hash: string
  role: 'graduate' | 'employer' | 'officer' | 'administrator'
  subject_id: string | null
  label: string
  made_at: number
  expires_at: number | null
  revoked_at: number | null
  office_id: string | null
  owner_id: string | null
  scopes: string | null
  last_used_at: number | null
}

interface OfficeTable {
  id: string
  version: number
  name: string
  places: string
  made_at: number
  changed_at: number
}

interface AccountTable {
  id: string
  version: number
  role: 'graduate' | 'employer' | 'officer' | 'administrator'
  graduate_id: string | null
  employer_id: string | null
  office_id: string | null
  post: 'owner' | 'recruiter' | null
  name: string | null
  phone: string | null
  email: string | null
  password_hash: string | null
  totp_sealed: string | null
  totp_since: number | null
  totp_step: number | null
  recovery_hashes: string | null
  state: 'active' | 'suspended' | 'ended'
  state_reason: string | null
  trained_on: string | null
  made_by: string | null
  made_at: number
  changed_at: number
}

interface SessionTable {
  id: string
  token_hash: string
  account_id: string | null
  key_id: string | null
  step: 'code' | 'choose' | 'second' | 'enrol' | null
  step_about: string | null
  kind: 'shared' | 'own' | 'kiosk'
  way: 'password' | 'code' | 'slip' | 'key'
  made_at: number
  seen_at: number
  expires_at: number
  ended_at: number | null
}

interface OneTimeCodeTable {
  id: string
  kind: 'sign-in' | 'slip'
  sent_to_hash: string | null
  account_id: string | null
  code_hash: string
  tries: number
  made_by: string | null
  made_at: number
  expires_at: number
  used_at: number | null
}

interface BrakeTable {
  subject_hash: string
  failures: number
  last_at: number
}

interface AccountEventTable {
  id: string
  account_id: string
  at: number
  what: string
  made_by: string
  why: string | null
}

interface TieTable {
  id: string
  account_id: string
  employer_id: string
  what: string
  declared_at: number
  ended_at: number | null
}

interface MessageTable {
  id: string
  kind: string
  recipient: string | null
  address_kind: 'phone' | 'email' | null
  address_hash: string | null
  address_sealed: string | null
  code_sealed: string | null
  about: string
  language: 'id' | 'en' | null
  once_key: string | null
  state: 'waiting' | 'sent' | 'dead' | 'dropped'
  tries: number
  next_at: number | null
  claim: string | null
  claimed_until: number | null
  channel: 'email' | 'phone' | 'tap' | 'inbox' | null
  error: string | null
  expires_at: number | null
  made_at: number
  sent_at: number | null
  read_at: number | null
}

interface MessagePreferenceTable {
  holder: string
  version: number
  language: 'id' | 'en'
  channels: string
  muted: string
  changed_at: number
}

interface WebhookTable {
  id: string
  version: number
  employer_id: string | null
  owner_id: string | null
  url: string
  kinds: string
  secret_sealed: string
  old_secret_sealed: string | null
  old_until: number | null
  state: 'active' | 'paused' | 'ended'
  cursor: number
  pending_to: number | null
  test_due: Flag
  failures: number
  failing_since: number | null
  next_at: number | null
  claim: string | null
  claimed_until: number | null
  made_at: number
  changed_at: number
}

interface WebhookDeliveryTable {
  id: string
  webhook_id: string
  first_seq: number | null
  last_seq: number | null
  at: number
  status: number | null
  error: string | null
  took_ms: number
}

interface EmployerDecisionTable {
  id: string
  employer_id: string
  what: 'verified' | 'not_yet' | 'suspended' | 'banned' | 'reinstated'
  before: 'unverified' | 'verified' | 'suspended' | 'banned'
  checks: string
  signs: string
  note: string
  actor: string
  at: number
}

interface VacancyDemandTable {
  vacancy_id: string
  place: number
  field: 'title' | 'text'
  kind: string
  words: string
  reason: string | null
  state: 'found' | 'reasoned' | 'agreed' | 'refused'
}

interface VacancyDecisionTable {
  id: string
  vacancy_id: string
  publish: Flag
  note: string
  actor: string
  at: number
}

interface PlacementTable {
  id: string
  vacancy_id: string
  graduate_id: string | null
  through: 'padan' | 'elsewhere'
  placed_on: string
  ended_on: string | null
  recorded_by: string
  made_at: number
}

interface VacancyShapeTable {
  vacancy_id: string
  hashes: string
}

interface VacancyBandTable {
  vacancy_id: string
  employer_id: string
  band: number
}

interface VacancyFoldedTable {
  employer_id: string
  source: string
  vacancy_id: string
  at: number
}

interface VacancyReportTable {
  vacancy_id: string
  sex: 'any' | 'female' | 'male'
  age_min: number | null
  age_max: number | null
  valid_until: string | null
  reported_on: string | null
  reported_as: string | null
}

interface AdvertReportTable {
  id: string
  version: number
  vacancy_id: string
  kind: 'asks_money' | 'fake' | 'discriminates' | 'wrong' | 'other'
  words: string
  state: 'new' | 'taken' | 'upheld' | 'dismissed'
  owner: string | null
  note: string | null
  made_at: number
  taken_at: number | null
  ended_at: number | null
}

interface AdvertReportContactTable {
  report_id: string
  contact: string
  made_at: number
}
