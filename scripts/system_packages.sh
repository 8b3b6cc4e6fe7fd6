#!/bin/sh
# Install the Debian packages named, where apt and the rights to use it are at hand; else say in one sentence what to do.
# Usage: scripts/system_packages.sh PACKAGE…
set -eu
missing=""
for package in "$@"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then as_root=""
elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"
else
  echo "Install these packages first (on Debian: apt-get install):$missing" >&2
  # Another system may have the libraries under other names; what is really missing shows at the next step.
  command -v apt-get >/dev/null 2>&1 && exit 1 || exit 0
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
