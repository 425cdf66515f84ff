/** Four lanes drawn together into one line: the house's idea as an ornament. Says nothing that text does not. */
export function Weave() {
  return (
    <svg class="weave" viewBox="0 0 1120 88" preserveAspectRatio="none" aria-hidden="true">
      <path class="l1" d="M0 5H420C560 5 600 44 740 44" vector-effect="non-scaling-stroke" />
      <path class="l2" d="M0 31H460C580 31 620 44 740 44" vector-effect="non-scaling-stroke" />
      <path class="l3" d="M0 57H460C580 57 620 44 740 44" vector-effect="non-scaling-stroke" />
      <path class="l4" d="M0 83H420C560 83 600 44 740 44" vector-effect="non-scaling-stroke" />
      <path class="you" d="M740 44H1120" vector-effect="non-scaling-stroke" />
    </svg>
  );
}
