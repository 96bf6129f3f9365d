"""What the comparison of two plans (新旧対照表) says."""
