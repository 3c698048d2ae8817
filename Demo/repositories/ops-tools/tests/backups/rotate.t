touch backup-1.tar backup-2.tar backup-3.tar notes.txt
sh "$root/bin/rotate-backups" 2 . > rotated.txt
is "the oldest backup is removed" "removed backup-1.tar" "$(cat rotated.txt)"
is "other files stay" "backup-2.tar backup-3.tar notes.txt" "$(ls | grep -v rotated | tr '\n' ' ' | sed 's/ $//')"
ok "wrong usage is refused" sh -c "! sh '$root/bin/rotate-backups' 2"
