#define ZX_USE_UTF8 1
#include "czxing.h"

#include <ZXing/ReadBarcode.h>

#include <cstdlib>
#include <cstring>

using namespace ZXing;

namespace {

const char *name(BarcodeFormat format) {
    switch (format) {
    case BarcodeFormat::Code128: return "code_128";
    case BarcodeFormat::UPCA: return "upc_a";
    case BarcodeFormat::EAN13: return "ean_13";
    case BarcodeFormat::ITF: return "itf";
    case BarcodeFormat::QRCode: return "qr";
    default: return "other";
    }
}

}  // namespace

CZXingSymbol *czxing_read(const uint8_t *gray, int width, int height, int stride, int *count) {
    *count = 0;
    try {
        DecodeHints hints;
        hints.setFormats(BarcodeFormat::Code128 | BarcodeFormat::UPCA | BarcodeFormat::EAN13 |
                         BarcodeFormat::ITF | BarcodeFormat::QRCode);
        // ITF has no check of its own beside the digit of a GTIN.
        hints.setValidateITFCheckSum(true);
        hints.setMaxNumberOfSymbols(32);
        Results results = ReadBarcodes(ImageView(gray, width, height, ImageFormat::Lum, stride), hints);
        if (results.empty()) { return nullptr; }
        auto symbols = static_cast<CZXingSymbol *>(calloc(results.size(), sizeof(CZXingSymbol)));
        if (!symbols) { return nullptr; }
        for (const Result &result : results) {
            if (!result.isValid()) { continue; }
            const ByteArray &bytes = result.bytes();
            CZXingSymbol &symbol = symbols[*count];
            symbol.bytes = static_cast<uint8_t *>(malloc(bytes.size() + 1));
            if (!symbol.bytes) { break; }
            memcpy(symbol.bytes, bytes.data(), bytes.size());
            symbol.length = static_cast<int>(bytes.size());
            symbol.symbology = name(result.format());
            symbol.isGS1 = result.contentType() == ContentType::GS1;
            for (int corner = 0; corner < 4; corner++) {
                symbol.x[corner] = result.position()[corner].x;
                symbol.y[corner] = result.position()[corner].y;
            }
            *count += 1;
        }
        return symbols;
    } catch (...) {
        return nullptr;
    }
}

void czxing_release(CZXingSymbol *symbols, int count) {
    for (int index = 0; index < count; index++) { free(symbols[index].bytes); }
    free(symbols);
}
