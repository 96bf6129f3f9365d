"""計画ブック: a plan as tables that can be edited and read again."""
