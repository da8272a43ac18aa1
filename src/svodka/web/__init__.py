"""The reading room: a web desk where an editor works all day. Server-rendered pages, little script, nothing from
elsewhere. ``app.build`` makes it of a desk's settings; docs/room.md is its manual."""
