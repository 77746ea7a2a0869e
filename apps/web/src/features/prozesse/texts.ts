export const texts = {
  title: 'Prozesse',
};
