/** Which roles may do what, where several verbs have the same answer. */
import type { Role } from './vocabulary.ts';

export const contributionReaders: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];
export const contributionOfficers: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor'];
export const investigationReaders: readonly Role[] = ['case_officer', 'supervisor', 'manager'];
export const investigationOfficers: readonly Role[] = ['case_officer', 'supervisor'];
export const disclosers: readonly Role[] = ['supervisor', 'manager'];
export const accountReaders: readonly Role[] = ['administrator', 'supervisor'];
