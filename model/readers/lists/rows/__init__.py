"""What each row is: a section, a project, a sum, headings again."""
