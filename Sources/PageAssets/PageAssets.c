#include "PageAssets.h"

// #embed (C23, 6.10.4) puts a file's bytes into the program: one binary, and nothing to find at run time. Swift has no such means that does
// not make a literal of every byte. A new file of files/ wants two lines here.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char again_js[] = {
#embed "files/again.js"
};
static const unsigned char api_js[] = {
#embed "files/api.js"
};
static const unsigned char app_js[] = {
#embed "files/app.js"
};
static const unsigned char base_css[] = {
#embed "files/base.css"
};
static const unsigned char board_js[] = {
#embed "files/board.js"
};
static const unsigned char clock_js[] = {
#embed "files/clock.js"
};
static const unsigned char cursor_js[] = {
#embed "files/cursor.js"
};
static const unsigned char decide_js[] = {
#embed "files/decide.js"
};
static const unsigned char dialog_js[] = {
#embed "files/dialog.js"
};
static const unsigned char diff_js[] = {
#embed "files/diff.js"
};
static const unsigned char drafts_js[] = {
#embed "files/drafts.js"
};
static const unsigned char enter_js[] = {
#embed "files/enter.js"
};
static const unsigned char forms_js[] = {
#embed "files/forms.js"
};
static const unsigned char inbox_js[] = {
#embed "files/inbox.js"
};
static const unsigned char inspect_css[] = {
#embed "files/inspect.css"
};
static const unsigned char inspect_js[] = {
#embed "files/inspect.js"
};
static const unsigned char keys_js[] = {
#embed "files/keys.js"
};
static const unsigned char lane_css[] = {
#embed "files/lane.css"
};
static const unsigned char lane_js[] = {
#embed "files/lane.js"
};
static const unsigned char live_js[] = {
#embed "files/live.js"
};
static const unsigned char logs_js[] = {
#embed "files/logs.js"
};
static const unsigned char looks_js[] = {
#embed "files/looks.js"
};
static const unsigned char mark_svg[] = {
#embed "files/mark.svg"
};
static const unsigned char message_js[] = {
#embed "files/message.js"
};
static const unsigned char notes_js[] = {
#embed "files/notes.js"
};
static const unsigned char notify_js[] = {
#embed "files/notify.js"
};
static const unsigned char palette_js[] = {
#embed "files/palette.js"
};
static const unsigned char plain_js[] = {
#embed "files/plain.js"
};
static const unsigned char records_css[] = {
#embed "files/records.css"
};
static const unsigned char records_js[] = {
#embed "files/records.js"
};
static const unsigned char report_css[] = {
#embed "files/report.css"
};
static const unsigned char safe_js[] = {
#embed "files/safe.js"
};
static const unsigned char tree_js[] = {
#embed "files/tree.js"
};

#define FILE_NAMED(text, array) {text, array, sizeof array}

static const signalbox_page_asset assets[] = {
    FILE_NAMED("again.js", again_js),
    FILE_NAMED("api.js", api_js),
    FILE_NAMED("app.js", app_js),
    FILE_NAMED("base.css", base_css),
    FILE_NAMED("board.js", board_js),
    FILE_NAMED("clock.js", clock_js),
    FILE_NAMED("cursor.js", cursor_js),
    FILE_NAMED("decide.js", decide_js),
    FILE_NAMED("dialog.js", dialog_js),
    FILE_NAMED("diff.js", diff_js),
    FILE_NAMED("drafts.js", drafts_js),
    FILE_NAMED("enter.js", enter_js),
    FILE_NAMED("forms.js", forms_js),
    FILE_NAMED("inbox.js", inbox_js),
    FILE_NAMED("inspect.css", inspect_css),
    FILE_NAMED("inspect.js", inspect_js),
    FILE_NAMED("keys.js", keys_js),
    FILE_NAMED("lane.css", lane_css),
    FILE_NAMED("lane.js", lane_js),
    FILE_NAMED("live.js", live_js),
    FILE_NAMED("logs.js", logs_js),
    FILE_NAMED("looks.js", looks_js),
    FILE_NAMED("mark.svg", mark_svg),
    FILE_NAMED("message.js", message_js),
    FILE_NAMED("notes.js", notes_js),
    FILE_NAMED("notify.js", notify_js),
    FILE_NAMED("palette.js", palette_js),
    FILE_NAMED("plain.js", plain_js),
    FILE_NAMED("records.css", records_css),
    FILE_NAMED("records.js", records_js),
    FILE_NAMED("report.css", report_css),
    FILE_NAMED("safe.js", safe_js),
    FILE_NAMED("tree.js", tree_js),
};

const signalbox_page_asset *signalbox_page_assets(long *count) {
    *count = sizeof assets / sizeof assets[0];
    return assets;
}
