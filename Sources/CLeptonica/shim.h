#pragma once
#include <leptonica/allheaders.h>

static inline void cleptonica_pix_release(PIX *pix) { pixDestroy(&pix); }
static inline void cleptonica_boxa_release(BOXA *boxa) { boxaDestroy(&boxa); }
