"""What the program ends with: done, the job failed, wrong use."""

DONE, FAILED, WRONG_USE = 0, 1, 2
