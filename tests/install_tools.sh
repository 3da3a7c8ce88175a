#!/usr/bin/env bash
# Installs the programs that the tests use with apt and npm where that is possible; never fails.
# tests/binaries.py reports what is missing afterwards.
set -u
cd "$(dirname "$0")/.." || exit 0

wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
command -v chromium-headless-shell >/dev/null || wanted+=(chromium-headless-shell)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || wanted+=(postgresql)
command -v java >/dev/null || wanted+=(default-jre-headless)
command -v npm >/dev/null || wanted+=(npm)
command -v nginx >/dev/null || wanted+=(nginx-light)
command -v shellcheck >/dev/null || wanted+=(shellcheck)
compgen -G '/usr/share/fonts/truetype/liberation*' >/dev/null || wanted+=(fonts-liberation) # as wide as Arial
command -v docker-compose >/dev/null || wanted+=(docker-compose)

if [ ${#wanted[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || exit 0
    as_root=(sudo -n)
  fi
  echo "Installing for the tests: ${wanted[*]}"
  "${as_root[@]}" apt-get update -qq >/dev/null 2>&1
  for package in "${wanted[@]}"; do
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$package" \
      >/dev/null 2>&1 || echo "Could not be installed: $package"
  done
fi

# Without install scripts: MDN's scanner would download lists that no test needs.
checker=tests/node_modules/vnu-jar/build/dist/vnu.jar
scanner=tests/node_modules/@mdn/mdn-http-observatory/package.json
if command -v npm >/dev/null && { [ ! -f "$scanner" ] || [ ! -f "$checker" ] || [ tests/package-lock.json -nt "$checker" ]; }; then
  npm ci --prefix tests --ignore-scripts --silent --no-audit --no-fund >/dev/null 2>&1 ||
    echo "npm could not install the HTML checker and MDN's scanner."
  [ -f "$checker" ] && touch "$checker"
fi
exit 0
