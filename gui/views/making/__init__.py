"""What comes out: reports, options, the run, the files made."""
