#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// One symbol that was read. ZXing is C++ without a C interface in Debian 12.
typedef struct {
    const char *symbology;  // static
    uint8_t *bytes;         // what it holds, raw: GS (29) ends a field of variable length
    int length;
    int isGS1;              // by its leading FNC1
    int x[4], y[4];         // corners in pixels
} CZXingSymbol;

// All symbols of a gray picture, one byte a pixel; NULL when there are none or reading fails.
CZXingSymbol *czxing_read(const uint8_t *gray, int width, int height, int stride, int *count);
void czxing_release(CZXingSymbol *symbols, int count);

#ifdef __cplusplus
}
#endif
