"""What is kept: the two logs, and how to reach the database that holds them."""
