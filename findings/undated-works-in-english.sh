#!/usr/bin/env bash
# What does a Norwegian Sphinx site say of a work that has no year, and of works by several?
#
# Guess: with language = "nb" the citations are Norwegian ("u.å.", "og", "mfl."), or a setting makes them so.
# Seen:  "n.d.", "and" and "et al." in the author-year style. The words are written in the extension's templates; the
#        site's language has no say, and no setting names them.
# Versions: Sphinx 7.4.7, sphinxcontrib-bibtex 2.7.0, pybtex 0.26.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq sphinx==7.4.7 sphinxcontrib-bibtex==2.7.0 pybtex==0.26.1 docutils==0.21.2
mkdir site
cat > site/conf.py <<'PY'
extensions = ["sphinxcontrib.bibtex"]
language = "nb"
bibtex_bibfiles = ["works.bib"]
bibtex_reference_style = "author_year"
PY
cat > site/works.bib <<'BIB'
@misc{undated, author = {Berg, Kari}, title = {Uten dato}}
@misc{two, author = {Berg, Kari and Moe, Ola}, title = {To}, year = {2001}}
@misc{many, author = {Lie, Eva and Moe, Ola and Vik, Per}, title = {Tre}, year = {2002}}
BIB
printf 'Kilder\n======\n\nSe :cite:p:`undated`, :cite:t:`two` og :cite:p:`many`.\n\n.. bibliography::\n' > site/index.rst
sphinx-build -q -b text site out
grep "^Se " out/index.txt
for words in "n.d." "Berg and Moe" "et al."; do
    grep -q "^Se .*$words" out/index.txt || { echo "It has changed: no \"$words\"."; exit 1; }
done
