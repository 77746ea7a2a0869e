export const texts = {
  title: 'Gemeinde',
};
