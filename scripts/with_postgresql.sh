#!/usr/bin/env bash
# Run a command with DATABASE_URL naming an empty PostgreSQL of its own, on a socket only, stopped and removed afterwards.
# Usage: scripts/with_postgresql.sh COMMAND…
set -euo pipefail
"$(dirname "$0")/system_packages.sh" postgresql
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)
folder=$(mktemp -d /tmp/goedwerk-postgresql.XXXXXX)

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd "$folder" && runuser -u postgres -- "$@"); else "$@"; fi
}

stop() {
  as_postgres "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

[ "$(id -u)" != 0 ] || chown postgres "$folder"
as_postgres "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_postgres "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "-k $folder -c listen_addresses=''" start >/dev/null
DATABASE_URL="postgres://postgres@${folder//\//%2F}/postgres" "$@"
