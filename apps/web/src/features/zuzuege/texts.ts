export const texts = {
  title: 'Zuzüge',
};
