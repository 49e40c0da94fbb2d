#!/bin/sh
# Starts RabbitMQ as the user rabbitmq. What users may do stands in definitions.json; here their password hashes are put
# in, from the environment, and the schools' own accounts are added. Read on every start, so a changed secret takes a
# restart and nothing else.
set -eu
umask 077
definitions=/tmp/definitions.json
cp /opt/doorlijn/definitions.json "$definitions"
chmod 600 "$definitions"
algorithm='"hashing_algorithm": "rabbit_password_hashing_sha256"'

for mark in $(grep -o '@HASH_[a-z]*@' /opt/doorlijn/definitions.json); do
  name=${mark#@}
  name=${name%@}
  eval "hash=\${$name:-}"
  if [ -z "$hash" ]; then
    echo "There is no password for the broker's user '${name#HASH_}': run «make secrets» and start again." >&2
    exit 1
  fi
  sed -i "s|$mark|$hash|" "$definitions"
done

# A school publishes to schools.inbound under its own id, reads the answers in a queue of its own, and can do nothing else.
v='"vhost": "doorlijn"'
users='' permissions='' topics='' queues='' bindings=''
for school in ${SCHOOLS:-}; do # <id>:<password hash>
  id=${school%%:*} user="school-${school%%:*}" queue="replies--${school%%:*}.v1"
  users="$users, {\"name\": \"$user\", \"password_hash\": \"${school#*:}\", $algorithm, \"tags\": []}"
  permissions="$permissions, {\"user\": \"$user\", $v, \"configure\": \"^\$\", \"write\": \"^schools[.]inbound\$\", \"read\": \"^$queue\$\"}"
  topics="$topics, {\"user\": \"$user\", $v, \"exchange\": \"schools.inbound\", \"write\": \"^$id\$\", \"read\": \"^\$\"}"
  queues="$queues, {\"name\": \"$queue\", $v, \"durable\": true, \"auto_delete\": false, \"arguments\": {\"x-queue-type\": \"quorum\"}}"
  bindings="$bindings, {\"source\": \"schools.replies\", $v, \"destination\": \"$queue\", \"destination_type\": \"queue\", \"routing_key\": \"$id\", \"arguments\": {}}"
done
sed -i -e "s|@SCHOOL_USERS@|$users|" -e "s|@SCHOOL_PERMISSIONS@|$permissions|" -e "s|@SCHOOL_TOPICS@|${topics#, }|" \
  -e "s|@SCHOOL_QUEUES@|${queues#, }|" -e "s|@SCHOOL_BINDINGS@|${bindings#, }|" "$definitions"

# The cookie with which rabbitmqctl in this container knows the broker; images bring one that everybody knows.
if [ -n "${ERLANG_COOKIE:-}" ]; then
  rm -f "$HOME/.erlang.cookie"
  printf %s "$ERLANG_COOKIE" >"$HOME/.erlang.cookie"
  chmod 400 "$HOME/.erlang.cookie"
fi
for name in $(env | sed -n 's/^\(HASH_[a-z]*\)=.*/\1/p') SCHOOLS ERLANG_COOKIE; do unset "$name"; done
# Erlang makes room for as many files as it is allowed to open; some engines allow a thousand million.
ulimit -n 65536 2>/dev/null || true
exec rabbitmq-server "$@"
