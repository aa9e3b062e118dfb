import type { Section } from '../section.ts';
export const quizSections = (): Section[] => [];
