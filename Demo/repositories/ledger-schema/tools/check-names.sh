#!/bin/sh
# Every migration is called NNNN_words.sql and no number is used twice.
set -eu
cd "$1"
for file in *; do
    case "$file" in
        [0-9][0-9][0-9][0-9]_[a-z]*.sql) ;;
        *) echo "$1/$file: a migration is called NNNN_words.sql" >&2; exit 1 ;;
    esac
done
twice=$(ls | cut -c1-4 | uniq -d)
if [ -n "$twice" ]; then echo "$1: number $twice is used twice" >&2; exit 1; fi
