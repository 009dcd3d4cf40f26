"""The officers' door: signing in with a passkey, and enrolling one."""
