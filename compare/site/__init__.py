"""Many stories in, a static site out; ``work`` shares what is to be done over processes or a cluster."""
