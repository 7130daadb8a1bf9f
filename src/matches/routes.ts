import { graduateSeen } from '../graduates/disclose.ts'
import { selfOrTheirOffice } from '../graduates/rules.ts'
import { anyone, endpoint, officer } from '../http/endpoint.ts'
import { vacancyById } from '../vacancies/queries.ts'
import { ownerOrOfficer } from '../vacancies/rules.ts'
import { GraduatesQuery, matchesForGraduate, matchesForVacancy, VacanciesQuery } from './lists.ts'
import { MatchListAnswer } from './matches.ts'
import { GraduateMatchesPage, ProfilesPage, VacancyMatchesPage } from './pages.tsx'
import { ProfileList, ProfilesQuery, searchProfiles } from './profiles.ts'
import { BYTES, matchStateless, StatelessAnswer, StatelessQuestion } from './stateless.ts'

/** Ten matches with all their reasons are some forty kilobytes. */
const A_PAGE = { k: '10', near: '5' }

export const matchRoutes = [
  endpoint({
    method: 'post',
    path: '/matches',
    summary: 'Match people and vacancies of another system, both ways; nothing is stored',
    who: anyone,
    input: StatelessQuestion,
    limit: BYTES,
    output: StatelessAnswer,
    run: matchStateless,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/:id/matches',
    summary: 'The graduates who fit a vacancy, and the near matches',
    of: vacancyById,
    who: ownerOrOfficer,
    query: GraduatesQuery,
    output: MatchListAnswer,
    run: matchesForVacancy,
    next: ({ next }) => next,
    page: VacancyMatchesPage,
    pageQuery: A_PAGE,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/matches',
    summary: 'The vacancies that fit a graduate, and the near matches',
    of: graduateSeen,
    who: selfOrTheirOffice,
    query: VacanciesQuery,
    output: MatchListAnswer,
    run: matchesForGraduate,
    next: ({ next }) => next,
    page: GraduateMatchesPage,
    pageQuery: A_PAGE,
  }),
  endpoint({
    method: 'get',
    path: '/profiles',
    summary: 'Graduates’ profiles by free text, without names',
    who: officer,
    query: ProfilesQuery,
    output: ProfileList,
    run: searchProfiles,
    next: ({ next }) => next,
    page: ProfilesPage,
  }),
]
