#!/usr/bin/env bash
# Installs the programs that `make bench` uses and measures with apt and npm where that is possible; never fails.
# The bench itself reports what is missing afterwards. Arguments: the parts to measure, all without any.
set -u
cd "$(dirname "$0")/../.."
bash tests/install_tools.sh
[[ " ${*:-speed} " =~ \ (speed|memory|lighthouse)\  ]] || exit 0 # the other parts need nothing more

# MariaDB's server without the package that would start it, and `php` so that PHP comes without Apache.
wanted=()
command -v wrk >/dev/null || wanted+=(wrk)
[ -x /usr/sbin/mariadbd ] || wanted+=(mariadb-server-core)
compgen -G '/usr/sbin/php-fpm*' >/dev/null || wanted+=(php php-fpm)
[ -f /usr/share/wordpress/index.php ] || wanted+=(wordpress php-mysql)
[ -d /usr/share/wordpress/wp-content/themes/twentytwentythree ] || wanted+=(wordpress-theme-twentytwentythree)

if [ ${#wanted[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || exit 0
    as_root=(sudo -n)
  fi
  echo "Installing for the bench: ${wanted[*]}"
  "${as_root[@]}" apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" \
    >/dev/null 2>&1 || echo "Some of these could not be installed: ${wanted[*]}"
fi

lighthouse=tests/bench/node_modules/lighthouse/package.json
if command -v npm >/dev/null && { [ ! -f "$lighthouse" ] || [ tests/bench/package-lock.json -nt "$lighthouse" ]; }; then
  npm ci --prefix tests/bench --ignore-scripts --silent --no-audit --no-fund >/dev/null 2>&1 ||
    echo "npm could not install Lighthouse."
  [ -f "$lighthouse" ] && touch "$lighthouse"
fi
exit 0
