printf '%s\n' '10:00 GET / 200 12' '10:01 GET /x 404 3' '10:02 POST /orders 503 87' > access.log
is "statuses are counted" "requests 3 4xx 1 5xx 1" "$(sh "$root/bin/log-summary" access.log | tr '\n' ' ' | sed 's/ $//')"
