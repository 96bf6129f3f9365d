"""The totals that several reports print: by year, section, source of funds, mark, department."""
