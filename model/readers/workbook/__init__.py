"""Reading the plan workbook that this program writes and clerks edit."""
