"""The mailbox in the database, for where no mail server is set: the demo shows it, and the tests read it."""

from psycopg_pool import ConnectionPool

from infra.mail import Message, one_line


class Mailbox:
    def __init__(self, pool: ConnectionPool) -> None:
        self.pool = pool

    def send(self, message: Message) -> None:
        """The same message twice is kept once, as it was sent last: the link in that one works."""
        with self.pool.connection() as cx:
            cx.execute(
                """INSERT INTO ops.mailbox (message_id, name, address, subject, body, sent_at)
                   VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (message_id) DO UPDATE SET body = excluded.body""",
                (
                    message.message_id,
                    one_line(message.to_name),
                    message.to_address,
                    one_line(message.subject),
                    message.body,
                    message.at,
                ),
            )
