"""What people say they were asked for beyond the law's list: read and answered by the county's supervisor."""
