import type { PageCtx } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Fact } from '../http/parts.tsx'
import { Moment } from './parts.tsx'
import { Qr } from './qr.tsx'

/** A slip as the API gives it, with the name that is printed on it. */
export interface PrintedSlip {
  readonly code: string
  readonly path: string
  readonly ends_at: number
  readonly name: string | null
}

/** A slip as it is printed: the name, the code in groups, and the QR code that opens the sign-in. */
export const SlipPrint = ({ code, path, ends_at, name, ctx }: PrintedSlip & { ctx: PageCtx }) => {
  const { say } = ctx
  const site = ctx.publicUrl ?? ctx.here.origin
  return (
    <Layout ctx={ctx} title={say('slip_for', { name: name ?? '' })}>
      <dl class="facts">
        <Fact name={say('slip_address')}>{site.replace(/^https?:\/\//, '')}/sign-in/slip</Fact>
        <Fact name={say('code')}>
          <strong class="score letters">{code}</strong>
        </Fact>
        <Fact name={say('slip_until')}>
          <Moment at={ends_at} ctx={ctx} />
        </Fact>
      </dl>
      <Qr text={site + path} label={say('slip_qr')} />
      <p>{say('slip_keep')}</p>
    </Layout>
  )
}
