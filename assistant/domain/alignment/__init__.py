"""Strategic goals against the brief: claims with quotes, never without one."""
