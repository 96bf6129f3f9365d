"""What each report says: from a view of the plan to a document."""
