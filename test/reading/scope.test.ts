import { expect, test } from 'vitest'
import { scopesOf } from '../../src/reading/scope.ts'

/** How each word of a line stands: nice, must, denied or others' work; plain otherwise. */
function standing(text: string, word: string): string {
  const start = text.indexOf(word)
  const scopes = scopesOf(text)
  const span = { start, end: start + word.length }
  if (scopes.isNegated(span)) return 'denied'
  if (scopes.isNice(span)) return 'nice'
  if (scopes.isOthers(span)) return 'others'
  return scopes.isMust(span) ? 'must' : 'plain'
}

test.each([
  ['Punya SIM C diutamakan', 'SIM C', 'nice'],
  ['Diutamakan bisa las argon', 'argon', 'nice'],
  ['Diutamakan pernah jadi kurir (namun tidak wajib)', 'kurir', 'nice'],
  ['Paham GMP, HACCP dan K3 menjadi nilai tambah', 'GMP', 'nice'],
  ['Pendidikan SMA, D3 lebih disukai', 'SMA', 'plain'],
  ['Pendidikan SMA, D3 lebih disukai', 'D3', 'nice'],
  ['Bisa las listrik (argon lebih disukai)', 'listrik', 'plain'],
  ['Bisa las listrik (argon lebih disukai)', 'argon', 'nice'],
  ['Sertifikat rigger, scaffolder, dan TKBT (lebih disukai)', 'rigger', 'nice'],
  ['Lulusan SMK diutamakan jurusan mesin', 'SMK', 'plain'],
  ['Lulusan SMK diutamakan jurusan mesin', 'mesin', 'nice'],
  ['English is a plus', 'English', 'nice'],
  ['Wajib punya SIM B2', 'SIM B2', 'must'],
  ['SIO forklift (wajib)', 'SIO', 'must'],
  ['Menguasai AutoCAD, SketchUp', 'SketchUp', 'must'],
  ['Wajib bisa las, diutamakan argon', 'las', 'must'],
  ['Tidak perlu pengalaman, wajib bisa las', 'pengalaman', 'denied'],
  ['Tidak perlu pengalaman, wajib bisa las', 'las', 'must'],
  ['Pengalaman tidak diutamakan', 'Pengalaman', 'denied'],
  ['Sertifikat tidak diperlukan', 'Sertifikat', 'denied'],
  ['Forklift licence is not required', 'Forklift', 'denied'],
  ['Belum punya SIM, bisa las listrik', 'SIM', 'denied'],
  ['Belum punya SIM, bisa las listrik', 'las', 'plain'],
  ['Tidak bisa las argon, CO2 tapi bisa SMAW', 'CO2', 'denied'],
  ['Tidak bisa las argon, CO2 tapi bisa SMAW', 'SMAW', 'plain'],
  ['blm punya sim tp bs bawa motor', 'motor', 'plain'],
  ['Tanpa sertifikat', 'sertifikat', 'denied'],
  ['Tidak hanya las listrik tetapi juga argon', 'listrik', 'plain'],
  ['Tidak merokok, bisa las', 'las', 'plain'],
  ['Tidak buta warna dan paham panel', 'panel', 'plain'],
  ['SIM B2 tidak wajib, tetapi SIM A wajib', 'SIM B2', 'denied'],
  ['SIM B2 tidak wajib, tetapi SIM A wajib', 'SIM A', 'must'],
  ['Berkoordinasi dengan tim listrik untuk perbaikan panel', 'listrik', 'others'],
  ['Berkoordinasi dengan tim listrik untuk perbaikan panel', 'panel', 'plain'],
  ['Melapor ke supervisor gudang', 'gudang', 'others'],
])('%s: %s is %s', (text, word, expected) => {
  expect(standing(text, word)).toBe(expected)
})
