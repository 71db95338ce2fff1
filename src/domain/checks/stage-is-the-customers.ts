/**
 * A stage named after a department says how we are organised, not what the customer goes through. "I choose" is a
 * stage; "Sales" is not.
 */
import { ofKind } from '../queries/of-kind.ts';
import type { Check } from './check.ts';

const DEPARTMENTS = new Set([
  'accounting',
  'accounts receivable',
  'back office',
  'billing',
  'business development',
  'call center',
  'call centre',
  'claims department',
  'communications',
  'compliance',
  'contact center',
  'contact centre',
  'controlling',
  'crm',
  'customer care',
  'customer relations',
  'customer success',
  'engineering',
  'finance',
  'front office',
  'hr',
  'human resources',
  'it',
  'legal',
  'logistics',
  'marketing',
  'operations',
  'pr',
  'procurement',
  'product management',
  'public relations',
  'purchasing',
  'r&d',
  'research and development',
  'sales',
  'sales and marketing',
  'supply chain',
  'technical support',
  'underwriting',
  'warehouse',
]);
const SUFFIX = / (department|dept\.?|team|unit|division)$/u;

export const stageIsTheCustomers: Check = {
  find: (records) =>
    ofKind(records, 'stage')
      .filter(({ title }) => isDepartment(title))
      .map(({ id }) => ({ record: id, field: 'title' })),
};

function isDepartment(title: string): boolean {
  const words = title.trim().toLocaleLowerCase('en').replace(/\s+/gu, ' ');
  return (
    DEPARTMENTS.has(words) || SUFFIX.test(words) || DEPARTMENTS.has(words.replace(' & ', ' and '))
  );
}
