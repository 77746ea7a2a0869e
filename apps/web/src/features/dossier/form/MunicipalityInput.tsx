import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import type { MunicipalityList } from '@fallspur/contract';
import type { Json } from '@fallspur/kernel';
import { useState } from 'react';
import { useWhole } from '../../../api/index.ts';

/** A municipality by its name or its BFS number; a number stands for itself where the name is not to be had. */
export function MunicipalityInput({
  value,
  onChange,
  ...input
}: Omit<AutocompleteProps, 'value' | 'onChange' | 'data'> & {
  readonly value: string;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { data } = useWhole<MunicipalityList>('/api/municipalities');
  const names = new Map((data?.rows ?? []).map(({ bfs, name }) => [`${name} (${bfs})`, bfs]));
  const [typed, setTyped] = useState<string | null>(null);
  const known = [...names].find(([, bfs]) => String(bfs) === value)?.[0];
  const read = (text: string): Json | undefined =>
    names.get(text) ?? (/^\s*\d+\s*$/.test(text) ? Number(text) : text === '' ? undefined : text);
  return (
    <Autocomplete
      {...input}
      data={[...names.keys()]}
      value={typed ?? known ?? value}
      onChange={(text) => {
        setTyped(text);
        onChange(read(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
