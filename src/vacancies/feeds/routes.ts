import { employerOrOfficer, endpoint } from '../../http/endpoint.ts'
import { GivenPosting, PostedAnswer, postJobPosting } from './from-job-posting.ts'

export const jobPostingRoutes = [
  endpoint({
    method: 'post',
    path: '/vacancies/job-posting',
    summary: 'Post the vacancy of a schema.org JobPosting; the same posting again changes what it made, or nothing',
    who: employerOrOfficer,
    input: GivenPosting,
    output: PostedAnswer,
    run: postJobPosting,
    creates: '/vacancies/:id',
    versioned: true,
  }),
]
