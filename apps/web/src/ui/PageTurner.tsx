import { Group, Pagination, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from './format.ts';

/** Which part of a long list is shown, and the way to the others. Pages count from 1. */
export function PageTurner(props: {
  readonly total: number;
  readonly size: number;
  readonly page: number;
  readonly onChange: (page: number) => void;
}) {
  const { t } = useTranslation('ui');
  const { total, size, page } = props;
  if (total <= size) return null;
  return (
    <Group justify="space-between" mt="sm" component="nav" aria-label={t('pages')}>
      <Text size="sm" c="dimmed">
        {t('range', {
          from: formatCount((page - 1) * size + 1),
          to: formatCount(Math.min(total, page * size)),
          total: formatCount(total),
        })}
      </Text>
      <Pagination
        size="sm"
        total={Math.ceil(total / size)}
        value={page}
        onChange={props.onChange}
        getItemProps={(item) => ({ 'aria-label': t('page', { page: item }) })}
        getControlProps={(control) =>
          control === 'previous'
            ? { 'aria-label': t('previousPage') }
            : control === 'next'
              ? { 'aria-label': t('nextPage') }
              : {}
        }
      />
    </Group>
  );
}
