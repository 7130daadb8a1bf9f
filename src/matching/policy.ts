import type { Policy } from './types.ts'

/**
 * The first published policy: the starting weights of the score. Points of fit and of appeal each sum to 1,000; nearness, evidence and
 * the other values run from 0 to 1. An administrator changes the score by writing a new version, never by changing this one.
 */
export const FIRST_POLICY: Policy = {
  version: '2026-11-25.1',
  from: '2026-11-25',
  fit: { skills: 450, occupation: 200, words: 250, experience: 100 },
  appeal: { place: 350, wage: 300, work: 150, conditions: 200 },
  fitPower: 0.7,
  nearness: { same: 1, covered: 1, narrower: 1, broader: 0.7, sibling: 0.5 },
  evidence: { certified: 1, trained: 0.9, worked: 0.9, own: 0.7 },
  kbji: { same: 1, digits4: 0.7, digits3: 0.4, digits2: 0.15, unknown: 0.3 },
  occupationEvidence: { year: 1, worked: 0.9, trained: 0.8, own: 0.6 },
  niceWeight: 0.5,
  domainWorth: 0.5,
  experienceUnknown: 0.5,
  appealUnknown: 0.6,
  words: { telling: 60, titleWeight: 3, unknown: 0.3 },
  wageFloorShare: 0.7,
  travelStep: 0.1,
  moveValue: 0.8,
  notWished: 0.2,
  leastFit: 300,
}
