#pragma once
#include <dmtx.h>
#include <stdlib.h>
#include <string.h>

// The text of the first Data Matrix of a small gray picture (one byte a pixel, rows without padding), to be freed; NULL when none is found
// in the time. The library's structures release themselves through pointers to pointers, so they stay on this side.
static inline unsigned char *cdmtx_read(unsigned char *gray, int width, int height, int milliseconds, int *length) {
    unsigned char *text = NULL;
    DmtxImage *image = dmtxImageCreate(gray, width, height, DmtxPack8bppK);
    if (!image) { return NULL; }
    DmtxDecode *decode = dmtxDecodeCreate(image, 1);
    if (decode) {
        DmtxTime deadline = dmtxTimeAdd(dmtxTimeNow(), milliseconds);
        dmtxDecodeSetProp(decode, DmtxPropSymbolSize, DmtxSymbolShapeAuto);
        dmtxDecodeSetProp(decode, DmtxPropFnc1, 29);  // told as GS, as scanners do
        DmtxRegion *region;
        while (!text && (region = dmtxRegionFindNext(decode, &deadline))) {
            DmtxMessage *message = dmtxDecodeMatrixRegion(decode, region, DmtxUndefined);
            if (message) {
                text = malloc(message->outputIdx + 1);
                if (text) {
                    memcpy(text, message->output, message->outputIdx);
                    *length = (int)message->outputIdx;
                }
                dmtxMessageDestroy(&message);
            }
            dmtxRegionDestroy(&region);
        }
        dmtxDecodeDestroy(&decode);
    }
    dmtxImageDestroy(&image);
    return text;
}
