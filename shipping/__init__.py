"""Making what is handed out: the build's contents, icon, version resource, licences, measures."""
