import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { answers } from '../api/answers.ts';
import './i18n.ts';
import { followNewBuilds } from './new-build.ts';
import { router } from './routes.tsx';
import { cssVariables, theme } from './theme.ts';

followNewBuilds(router);

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: 'de', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <QueryClientProvider client={answers}>
          <RouterProvider router={router} />
          <Notifications position="bottom-right" limit={3} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
