"""Who is champion, nominating, and answering a nomination."""
