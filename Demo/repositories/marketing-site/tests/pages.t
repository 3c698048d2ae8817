# Every page has what a page needs.
for page in pages/*.page; do
    html="$site/$(basename "$page" .page).html"
    ok "$page has a title" grep -q '<title>..* - Fernhill Goods</title>' "$html"
    ok "$page leaves no placeholder" sh -c "! grep -q '{{' '$html'"
done
ok "the start page has its headline" grep -q '<h1>Light for every room</h1>' "$site/index.html"
