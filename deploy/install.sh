#!/usr/bin/env bash
# Installs the site on a Debian 12 machine, or upgrades it to the release in this checkout. As root:
#   deploy/install.sh www.example.org
# Safe to run repeatedly. Does not change these once they exist: /etc/carecity.env, the certificate in /etc/carecity/tls,
# /etc/nginx/conf.d/carecity-upstream.conf, the overrides of `systemctl edit`, and all data.
set -euo pipefail
umask 022
domain=${1:?Usage: deploy/install.sh DOMAIN, such as www.example.org}
cd "$(dirname "$0")/.."
release=/srv/carecity/releases/$(date +%Y%m%d-%H%M%S)
tls=/etc/carecity/tls

step() { echo "== $*"; }
service() { if [ -d /run/systemd/system ]; then systemctl "$@"; else echo "No systemd here, skipped: systemctl $*"; fi; }
run_as() { runuser -u "$1" -- env -i -C / PATH="$PATH" "${@:2}"; }
site() { run_as carecity ENV_FILE=/etc/carecity.env STATIC_ROOT=collected "$release/deploy/start.sh" "$@"; }

step "Debian packages"
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends nginx-light openssl postgresql python3-venv

step "User and directories"
id carecity >/dev/null 2>&1 || useradd --system --home-dir /var/lib/carecity --shell /usr/sbin/nologin carecity
install -d -o carecity -g carecity -m 750 /var/lib/carecity
install -d /srv/carecity/releases "$tls" /var/cache/nginx /var/lib/carecity-acme

step "Database (peer authentication over the socket, no password)"
exists() { run_as postgres psql -qtAc "SELECT 1 FROM $1 = 'carecity'" | grep -q 1; }
exists "pg_roles WHERE rolname" || run_as postgres createuser carecity
exists "pg_database WHERE datname" || run_as postgres createdb --owner carecity carecity

step "Environment variables"
[ -e /etc/carecity.env ] || install -m 640 -g carecity /dev/stdin /etc/carecity.env <<END
# See "Configuration" in docs/operations.md. After a change: systemctl restart 'carecity-web@*' carecity-worker
SECRET_KEY=$(openssl rand -base64 48)
SITE_URL=https://$domain
DATABASE_URL=postgres:///carecity
DATA_DIR=/var/lib/carecity
TRUSTED_PROXIES=1
#EMAIL_URL=smtp+tls://name:password@mail.example.org:587
END

step "New release, beside the running one: $release"
mkdir "$release"
cp -r carecity contact pages templates static deploy manage.py pyproject.toml requirements.txt "$release"
python3 -m venv "$release/.venv"
"$release/.venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
"$release/deploy/start.sh" build

step "Migrations, while the old release serves"
site prepare

step "Switch to the new release"
ln -s "$release" /srv/carecity/next
mv -T /srv/carecity/next /srv/carecity/current
find /srv/carecity/releases -mindepth 1 -maxdepth 1 | sort | head -n -3 | xargs -r rm -r # keeps three to go back to
cp -r deploy/systemd/. /etc/systemd/system/
service daemon-reload
service enable --quiet carecity-prepare carecity-web@8000 carecity-web@8001 carecity-worker carecity-backup.timer
# The worker first: an old one cannot run tasks that new web processes queue.
for part in carecity-worker carecity-web@8000 carecity-web@8001 carecity-backup.timer; do service restart $part; done

step "nginx"
[ -e $tls/privkey.pem ] || openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 3650 \
  -subj "/CN=$domain" -addext "subjectAltName=DNS:$domain" -keyout $tls/privkey.pem -out $tls/fullchain.pem
cp deploy/nginx/carecity.conf /etc/nginx/conf.d/
cp -n deploy/nginx/carecity-upstream.conf /etc/nginx/conf.d/
install -D -m 644 deploy/nginx/away.html /etc/nginx/carecity/away.html
rm -f /etc/nginx/sites-enabled/default # Debian's default page
nginx -q -t
service reload-or-restart nginx

site manage create_first_admin
cat <<END
Done: https://$domain. Set EMAIL_URL in /etc/carecity.env. For a trusted certificate that renews itself:
  apt-get install certbot && certbot certonly --webroot -w /var/lib/carecity-acme -d $domain \\
    --deploy-hook 'cp -L \$RENEWED_LINEAGE/fullchain.pem \$RENEWED_LINEAGE/privkey.pem $tls && systemctl reload nginx'
END
