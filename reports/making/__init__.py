"""From picks to files on disk: the job, its progress, and how files come to their places."""
