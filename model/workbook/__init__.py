"""The form of the plan workbook, and a plan as its tables."""
