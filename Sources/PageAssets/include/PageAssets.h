#ifndef SIGNALBOX_PAGE_ASSETS_H
#define SIGNALBOX_PAGE_ASSETS_H

/// One file of the control room, as it stands in `files/`.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    long size;
} signalbox_page_asset;

/// All of them; the count is written behind the pointer.
const signalbox_page_asset *signalbox_page_assets(long *count);

#endif
