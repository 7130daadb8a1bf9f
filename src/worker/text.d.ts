// wrangler's rules bundle these files as text.
declare module '*.csv' {
  const text: string
  export default text
}
declare module '*.sql' {
  const text: string
  export default text
}
