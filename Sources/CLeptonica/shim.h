#pragma once
#include <leptonica/allheaders.h>

static inline void cleptonica_pix_release(PIX *pix) { pixDestroy(&pix); }
static inline void cleptonica_boxa_release(BOXA *boxa) { boxaDestroy(&boxa); }

// Some messages (of the TIFF reader in memory) have no severity and would reach the user's terminal.
static void cleptonica_discard(const char *message) { (void)message; }
static inline void cleptonica_silence(void) {
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler(cleptonica_discard);
}
static inline void cleptonica_pixa_release(PIXA *pixa) { pixaDestroy(&pixa); }
