/**
 * A stage named after a department, or after what a company wants to do to people, says how we see it, not what the
 * customer goes through. "I choose" is a stage; "Sales" and "Conversion" are not. States of the customer in one word,
 * such as "Interested", are left alone: many good maps have them.
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
const WHAT_WE_DO = new Set([
  'acquisition',
  'activation',
  'conversion',
  'cross selling',
  'cross-selling',
  'customer acquisition',
  'customer retention',
  'fulfilment',
  'fulfillment',
  'lead generation',
  'lead nurturing',
  'monetisation',
  'monetization',
  'nurturing',
  'reactivation',
  'retention',
  'upselling',
  'win-back',
]);
const SUFFIX = / (department|dept\.?|team|unit|division)$/u;

export const stageIsTheCustomers: Check = {
  find: (records) =>
    ofKind(records, 'stage')
      .filter(({ title }) => isOurs(title))
      .map(({ id }) => ({ record: id, field: 'title' })),
};

function isOurs(title: string): boolean {
  const words = title.trim().toLocaleLowerCase('en').replace(/\s+/gu, ' ');
  return (
    WHAT_WE_DO.has(words) ||
    DEPARTMENTS.has(words) ||
    SUFFIX.test(words) ||
    DEPARTMENTS.has(words.replace(' & ', ' and '))
  );
}
