/**
 * The same question asked again gets the answer of the first time: for pure and dear work on few different values.
 * What throws is asked anew.
 */
export const remembering = <K, V>(work: (key: K) => V, answersMax = 10_000): ((key: K) => V) => {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(key);
    if (answers.size >= answersMax) answers.clear();
    answers.set(key, answer);
    return answer;
  };
};
