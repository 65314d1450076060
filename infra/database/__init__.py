"""PostgreSQL: roles, migrations, pools."""
