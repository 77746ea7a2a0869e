import type { UnitRef } from '@fallspur/contract';
import { RowLink } from '../../ui/RowLink.tsx';
import { TwoLines } from './TwoLines.tsx';

/** A dossier by its name, with what the municipality calls it below. */
export function UnitLink({ unit }: { readonly unit: UnitRef }) {
  return (
    <TwoLines below={[unit.reference, unit.municipality?.name].filter(Boolean).join(' · ')}>
      <RowLink to={`/dossiers/${encodeURIComponent(unit.caseId)}`}>{unit.label}</RowLink>
    </TwoLines>
  );
}
