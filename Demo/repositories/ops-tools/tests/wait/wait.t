touch here
ok "a file that is there is not waited for" sh "$root/bin/wait-for" here 1
ok "a file that does not come is an error" sh -c "! sh '$root/bin/wait-for' never 0"
