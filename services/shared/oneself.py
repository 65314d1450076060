"""Under which ids somebody is in an area's history: their own, and those that were made for whoever was invited and are theirs."""

from typing import LiteralString

ONESELF: LiteralString = """SELECT %(me)s::uuid
  UNION SELECT i.invitee_id FROM entry e JOIN invitation i ON i.invitation_id = e.stream_id
    WHERE e.person_id = %(me)s AND e.topic = 'invitation.accepted'
  UNION SELECT i.invitee_id FROM auth.membership m JOIN auth.login l USING (login_id) JOIN auth.login o USING (address_hash)
    JOIN auth.invitation a ON (a.tenant_id, a.login_id) = (m.tenant_id, o.login_id)
    JOIN invitation i ON (i.tenant_id, i.invitation_id) = (a.tenant_id, a.invitation_id)
    JOIN person p ON (p.tenant_id, p.person_id) = (m.tenant_id, m.person_id)
    JOIN person q ON (q.tenant_id, q.person_id) = (i.tenant_id, i.invitee_id)
    WHERE m.person_id = %(me)s AND i.state <> 'accepted'
      AND (lower(p.name) = lower(q.name)
        OR NOT EXISTS (SELECT FROM auth.login s WHERE s.address_hash = l.address_hash AND s.login_id <> l.login_id))"""
"""What somebody who was here already was called in an invitation is sealed for an id of its own. One that waits, or whose time
is over, is theirs if it went to their mailbox; where several share that, the one that calls them as they are called.
"""
