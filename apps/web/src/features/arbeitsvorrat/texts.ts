export const texts = {
  title: 'Arbeitsvorrat',
};
