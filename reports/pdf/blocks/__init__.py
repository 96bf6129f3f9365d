"""What a page is built of: headings, texts, facts, charts, tables, cover and contents."""
