import type { idAssessment } from './id-assessment.ts'

export const enAssessment: Readonly<Record<keyof typeof idAssessment, string>> = {
  assessment: 'Impact assessment',
  assessment_why:
    'Matching people with vacancies can weigh heavily on a life. Here is written what can go wrong, what we do about it, and what people must still watch.',
  assessment_version: 'Version {version}',
  assessment_scope: 'What is assessed',
  assessment_scope_said:
    'The program gives a number to pairs of graduate and vacancy, orders them, and shows them to graduates, officers and employers. It is of high risk by article 34: systematic scoring, data of many people, and data that are brought together.',
  assessment_need: 'Why it is needed',
  assessment_need_said:
    'Thousands of vacancies and graduates cannot be compared by hand without someone being missed. Only what is needed is used: no photo, religion, ethnicity, marital status, health, or mother’s name.',
  assessment_risk: 'What can go wrong',
  assessment_measure: 'What is done',
  assessment_left: 'What remains, and is for people to do',
  risk_refused: 'A person is refused by a machine',
  risk_refused_measure:
    'The program only orders and explains. Referring and refusing is done by someone who is named. What is not known does no harm.',
  risk_refused_left: 'Officers may trust a number too far; so there is a short course before an officer’s account is used.',
  risk_bias: 'Some group always ends up lower',
  risk_bias_measure:
    'Sex, age, religion, ethnicity, disability and looks cannot reach the sum; an advert that discriminates is held back.',
  risk_bias_left: 'Home place and time without work can be hidden signs. Groups must be compared at regular times.',
  risk_wrong_data: 'Data that are wrong or old',
  risk_wrong_data_measure:
    'Everyone sees and corrects their own data, at once. A certificate that has lapsed is called lapsed, not missing.',
  risk_wrong_data_left: 'An imported file is not always right; officers check it with the person.',
  risk_leak: 'Names and numbers leak',
  risk_leak_measure:
    'One door out, every look is written down and shown to the person, and the log is chained. Employers see lists without names. A NIK is kept only as a keyed hash.',
  risk_leak_left: 'If it happens: a written notice within 3 × 24 hours; whom it touched is listed from the log of looks.',
  risk_shared_phone: 'A shared phone or computer mixes people up',
  risk_shared_phone_measure:
    'The name is always on screen, a sign-in is short except on one’s own phone, and a service computer ends it at each hand-over.',
  risk_shared_phone_left:
    'Someone of the household who holds the same number can ask for a code. Who does not want that uses a password only and tells an officer.',
  risk_fraud: 'Fake vacancies, or money asked',
  risk_fraud_measure:
    'An officer checks an employer before its adverts are shown. Anyone can report an advert; each report has an officer and an end.',
  risk_fraud_left: 'Officers must still call back and see the address.',
  risk_child: 'Children under 18',
  risk_child_measure:
    'Only with a guardian’s consent taken by an officer, without messages, without a name for employers, and never to hazardous work.',
  risk_child_left: 'The age that someone gives is checked by an officer with the birth certificate.',
  risk_insider: 'An officer favours those they know',
  risk_insider_measure:
    'Officers see only those their office looks after, declare ties to employers, and cannot decide about them.',
  risk_insider_left: 'A tie that is not declared shows only in the log; administrators check it.',
  assessment_review:
    'This assessment is read again whenever the weights change, after each leak, and at least once a year. The agency’s lawyer must agree to it before the service is opened to the public.',
}
