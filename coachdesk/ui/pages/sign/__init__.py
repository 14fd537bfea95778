"""Each person's answer on the plan version that is shown: ink, a mark with a witness, paper, or rather not."""
