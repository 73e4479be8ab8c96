"""The web pages: server-rendered, in Dutch and English, working without JavaScript."""
