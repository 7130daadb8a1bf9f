import { PATIENCE, type Post } from './deliver.ts'

/** A POST by `fetch`, for the edge, from where no inner network can be reached. */
export const postByFetch: Post = async (url, headers, body) => {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    await answer.body?.cancel()
    return { status: answer.status }
  } catch (error) {
    return { error: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
  }
}
