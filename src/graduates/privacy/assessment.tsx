import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { anyone, endpoint, type PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Fact } from '../../http/parts.tsx'

/** The day this text was last read through against the product. */
const VERSION = '2026-11-25'

const RISKS = ['refused', 'bias', 'wrong_data', 'leak', 'shared_phone', 'fraud', 'child', 'insider'] as const

const AssessmentAnswer = z
  .object({
    version: z.string(),
    policy: z.string().openapi({ description: 'Version of the weights it speaks of' }),
    risks: z.array(z.object({ name: z.string(), risk: z.string(), measure: z.string(), left: z.string() })),
  })
  .openapi('Assessment', { description: 'What matching can do to people and what is done about it (UU 27/2022 art. 34)' })
type AssessmentAnswer = z.input<typeof AssessmentAnswer>

const assessment = ({ say, policy }: Ctx): AssessmentAnswer => ({
  version: VERSION,
  policy: policy.version,
  risks: RISKS.map((name) => ({
    name,
    risk: say(`risk_${name}`),
    measure: say(`risk_${name}_measure`),
    left: say(`risk_${name}_left`),
  })),
})

const AssessmentPage = ({ version, policy, risks }: AssessmentAnswer, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('assessment')}>
      <p>{say('assessment_why')}</p>
      <p class="quiet">
        {say('assessment_version', { version })} ({policy})
      </p>
      <h2>{say('assessment_scope')}</h2>
      <p>{say('assessment_scope_said')}</p>
      <h2>{say('assessment_need')}</h2>
      <p>{say('assessment_need_said')}</p>
      <h2>{say('assessment_risk')}</h2>
      {risks.map(({ risk, measure, left }) => (
        <section class="card">
          <h3>{risk}</h3>
          <dl class="facts">
            <Fact name={say('assessment_measure')}>{measure}</Fact>
            <Fact name={say('assessment_left')}>{left}</Fact>
          </dl>
        </section>
      ))}
      <p>{say('assessment_review')}</p>
      <p>
        <a href="/privacy">{say('privacy')}</a>
      </p>
    </Layout>
  )
}

/** The impact assessment that the law asks for before people are scored, as a page and for programs. */
export const assessmentRoute = endpoint({
  method: 'get',
  path: '/privacy/assessment',
  summary: 'The impact assessment of matching: risks, measures, and what remains',
  who: anyone,
  output: AssessmentAnswer,
  run: async (ctx) => assessment(ctx),
  page: AssessmentPage,
})
